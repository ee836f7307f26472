'use client'

import { ExternalLink } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { setLink } from '../../../lib/editor/commands/link'
import { linkOf } from '../../../lib/editor/model/link'
import { useMessages } from '../../messages/messages-provider'
import { toastError } from '../../ui/toast'
import { useEditor } from '../editor-context'
import { Row, Section } from './row'

interface LinkSectionProps {
  /** '' for nowhere; null: the selected elements differ. */
  readonly link: string | null
}

/** Where the selected elements lead, to be typed and to be opened. */
export function LinkSection({ link }: LinkSectionProps) {
  const m = useMessages()
  const editor = useEditor()
  const [draft, setDraft] = useState<string | null>(null)
  const abandoned = useRef(false)
  // Read by whoever made it: what would run code when followed is shown, and leads nowhere.
  const address = link === null ? null : linkOf(link)

  function take(typed: string) {
    if (typed.trim() === (link ?? '')) return
    const plan = setLink(editor.document, editor.state.getState().selection, typed)
    if (plan) editor.commit(plan.changes)
    else toastError(m.editing.noLink)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    abandoned.current = event.key === 'Escape'
    event.preventDefault()
    event.currentTarget.blur()
  }

  return (
    <Section>
      <Row name={m.editing.link}>
        <div className="flex h-7 items-center rounded-md bg-sunken text-sm focus-within:ring-2 focus-within:ring-accent">
          <input
            name="link"
            type="text"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            aria-label={m.editing.link}
            placeholder={link === null ? m.screen.mixed : m.editing.linkPlaceholder}
            value={draft ?? link ?? ''}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setDraft(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onBlur={() => {
              if (draft !== null && !abandoned.current) take(draft)
              abandoned.current = false
              setDraft(null)
            }}
            className="h-full w-full min-w-0 bg-transparent px-2 outline-none placeholder:text-faint"
          />
          {address && (
            <a
              href={address}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={m.format(m.editing.openLink, { link: address })}
              className="flex size-7 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text"
            >
              <ExternalLink className="size-3.5" strokeWidth={1.75} aria-hidden />
            </a>
          )}
        </div>
      </Row>
    </Section>
  )
}
