import { type KeyboardEvent, useEffect, useRef } from 'react'
import { moveGuide } from '../../../lib/editor/commands/guides'
import type { Editor } from '../../../lib/editor/editor'
import { useMessages } from '../../messages/messages-provider'
import { type Guide, screenPositionOf } from './guide-drag'

interface GuideFieldProps {
  readonly guide: Guide
  readonly editor: Editor
  readonly onDone: () => void
}

/** The exact position of a guide, written beside it. */
export function GuideField({ guide, editor, onDone }: GuideFieldProps) {
  const m = useMessages()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [])
  const at = screenPositionOf(guide.axis, guide[guide.axis], editor) + 8

  function take(): void {
    const position = Number((field.current?.value ?? '').trim().replace(',', '.'))
    const present = editor.document.get(guide.id)
    if (Number.isFinite(position) && field.current?.value.trim() !== '' && present?.type === 'guide')
      editor.commit(moveGuide(editor.document, present, position).changes)
    onDone()
  }

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation()
    if (event.key === 'Enter') take()
    else if (event.key === 'Escape') onDone()
    else return
    event.preventDefault()
    document.querySelector<HTMLElement>('[data-testid="canvas"]')?.focus({ preventScroll: true })
  }

  return (
    <input
      ref={field}
      aria-label={m.guides.position}
      inputMode="decimal"
      defaultValue={String(guide[guide.axis])}
      onKeyDown={onKeyDown}
      onBlur={take}
      className="panel h-7 w-20 px-2 text-text outline-none focus-visible:border-accent"
      style={{
        position: 'absolute',
        left: guide.axis === 'x' ? at : 28,
        top: guide.axis === 'x' ? 28 : at,
        pointerEvents: 'auto',
      }}
    />
  )
}
