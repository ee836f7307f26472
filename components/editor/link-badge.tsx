'use client'

import { ArrowUpRight } from 'lucide-react'
import { toScreen } from '../../lib/editor/camera'
import type { EditorState } from '../../lib/editor/editor'
import { boxRun, rotateRun } from '../../lib/editor/geometry/outline'
import { boxOfRun } from '../../lib/editor/geometry/polyline'
import { linkOf } from '../../lib/editor/model/link'
import { useMessages } from '../messages/messages-provider'
import { useEditor, useEditorState } from './editor-context'

/** CSS pixels between the frame of what is selected and its badge: the handle at the corner stays free. */
const GAP = 12

/** Beside the one selected element that leads somewhere, the way there. Default export: loaded after the screen. */
export default function LinkBadge() {
  const editor = useEditor()
  const id = useEditorState(({ selection, preview, editingText }) => {
    const [only] = selection
    const isQuiet = selection.size === 1 && preview.kind === 'none' && editingText === null
    return isQuiet ? only : undefined
  })
  const element = useEditorState(() => (id === undefined ? undefined : editor.document.get(id)))
  const address = element && element.type !== 'unknown' && element.link ? linkOf(element.link) : null
  return address ? <Badge address={address} /> : null
}

function Badge({ address }: { address: string }) {
  const m = useMessages()
  const place = useEditorState(placeOf)
  if (place === null) return null
  const [left, top] = place.split(' ').map(Number)
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      title={address}
      aria-label={m.format(m.editing.openLink, { link: address })}
      className="panel pointer-events-auto absolute flex size-7 items-center justify-center text-accent hover:bg-hover"
      style={{ left, top }}
    >
      <ArrowUpRight className="size-4" strokeWidth={2} aria-hidden />
    </a>
  )
}

/** As a text, so that what stays is not drawn anew; whole CSS pixels of the surface. */
function placeOf({ selectionFrame, camera, viewport }: EditorState): string | null {
  if (!selectionFrame) return null
  const { box: frame, rotation } = selectionFrame
  const box = rotation === 0 ? frame : boxOfRun(rotateRun(boxRun(frame), frame, rotation))
  const { x, y } = toScreen(camera, { x: box.x + box.width, y: box.y })
  if (x < 0 || y < 0 || x > viewport.width || y > viewport.height) return null
  return `${Math.round(x + GAP)} ${Math.round(y)}`
}
