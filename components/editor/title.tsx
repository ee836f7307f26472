'use client'

import { useRef, useState } from 'react'
import { renameCanvas } from '../../actions/canvases'
import { useMessages } from '../messages/messages-provider'
import { toastError } from '../ui/toast'
import { useScene } from './editor-context'
import { focusCanvas } from './focus'

/** The name of the canvas; a click edits it, Enter keeps it, Escape leaves it as it was. */
export function Title() {
  const m = useMessages()
  const { canvas } = useScene()
  const [title, setTitle] = useState(canvas.title)
  const [draft, setDraft] = useState<string | null>(null)
  const abandoned = useRef(false)

  async function keep(next: string) {
    const before = title
    const wanted = next.trim()
    if (wanted === '' || wanted === before) return
    setTitle(wanted)
    const result = await renameCanvas({ canvasId: canvas.id, title: wanted }).catch(() => null)
    if (result?.ok) {
      document.title = `${wanted} · Indelible`
      return
    }
    setTitle(before)
    toastError(m.saving.notRenamed, {
      description: m.why(result?.error),
      action: { label: m.pages.tryAgain, onClick: () => keep(wanted) },
    })
  }

  if (canvas.role === 'viewer') {
    return <h1 className="max-w-56 truncate px-2 font-medium text-base">{title}</h1>
  }
  return (
    <div className="relative min-w-0">
      <h1 className="sr-only">{title}</h1>
      {/* Gives the field its width. */}
      <span
        aria-hidden
        className="invisible block max-w-56 truncate whitespace-pre px-2 font-medium text-base"
      >
        {(draft ?? title) || ' '}
      </span>
      <input
        aria-label={m.saving.title}
        name="title"
        autoComplete="off"
        maxLength={120}
        value={draft ?? title}
        onFocus={(event) => {
          setDraft(title)
          event.currentTarget.select()
        }}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          abandoned.current = event.key === 'Escape'
          event.currentTarget.blur()
          focusCanvas()
        }}
        onBlur={() => {
          if (draft !== null && !abandoned.current) void keep(draft)
          abandoned.current = false
          setDraft(null)
        }}
        className="absolute -inset-y-1 inset-x-0 w-full truncate rounded-sm bg-transparent px-2 font-medium text-base outline-none hover:bg-hover focus:bg-sunken focus:ring-2 focus:ring-accent"
      />
    </div>
  )
}
