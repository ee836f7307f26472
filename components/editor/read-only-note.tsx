'use client'

import { Eye } from 'lucide-react'
import { useMessages } from '../messages/messages-provider'
import { useEditorState, useScene } from './editor-context'

/** Why the drawing tools are not there. */
export function ReadOnlyNote() {
  const m = useMessages()
  const { canvas } = useScene()
  const readOnly = useEditorState((state) => state.readOnly)
  if (!readOnly) return null
  return (
    <p className="panel pointer-events-auto absolute top-3 right-3 flex h-10 items-center gap-2 px-3 text-muted">
      <Eye className="size-4" strokeWidth={1.75} aria-hidden />
      {canvas.role === 'viewer' ? m.saving.lookOnly : m.saving.notNow}
    </p>
  )
}
