'use client'

import { Eye } from 'lucide-react'
import { useEditorState, useScene } from './editor-context'

/** Why the drawing tools are not there. */
export function ReadOnlyNote() {
  const { canvas } = useScene()
  const readOnly = useEditorState((state) => state.readOnly)
  if (!readOnly) return null
  return (
    <p className="panel pointer-events-auto absolute top-3 right-3 flex h-10 items-center gap-2 px-3 text-muted">
      <Eye className="size-4" strokeWidth={1.75} aria-hidden />
      {canvas.role === 'viewer' ? 'You can look, not change' : 'Changing is not possible just now'}
    </p>
  )
}
