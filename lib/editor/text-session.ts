import type { Applied } from './applied'
import type { Change } from './changes/change'
import { diffRegisters } from './changes/diff'
import { deleteElements } from './commands/delete'
import { withFollowers } from './commands/follow'
import { withText } from './commands/text'
import type { Document } from './document'
import type { MeasureText } from './geometry/text-layout'
import { type Element, isTexted } from './model/element'
import { noPreview, type Preview } from './state'
import type { Effect } from './tools/tool'

/** The editing of one text in place: many keystrokes, one operation. */
export interface TextSession {
  readonly id: string | null
  /** The element as it is being written. */
  readonly preview: Preview
  begin(id: string, draft?: Element): void
  setText(text: string): void
  /** Keeps what was typed. */
  finish(): void
  /** The element under the words was changed, by a panel or by others: what is shown follows. */
  follow(applied: readonly Applied[]): void
  /** The look of a text that is in no document yet. */
  changeDraft(change: (draft: Element) => Element): void
}

interface Session {
  readonly id: string
  /** A new text, not yet in the document. */
  readonly draft: Element | null
  /** The element as it was last seen: others may delete it meanwhile. */
  readonly seen: Element
  readonly text: string | null
}

export function createTextSession({
  document,
  measureText,
  perform,
  onChange,
}: {
  document: Document
  measureText: MeasureText
  perform: (effect: Effect) => void
  onChange: (editing: string | null) => void
}): TextSession {
  let session: Session | null = null

  function begin(id: string, draft?: Element): void {
    finish()
    const seen = draft ?? document.get(id)
    if (!seen || !isTexted(seen)) return
    session = { id, draft: draft ?? null, seen, text: null }
    if (draft) perform({ kind: 'select', ids: [] })
    onChange(id)
    show()
  }

  function previewOf({ id, draft, seen, text }: Session): Preview {
    if (text === null && !draft) return noPreview
    const element = draft ?? document.get(id) ?? seen
    const written = withText(element, text ?? '', measureText)
    const alone = new Map([[id, written]])
    return { kind: 'elements', elements: document.get(id) ? withFollowers(document, alone) : alone }
  }

  function show(): void {
    if (session) perform({ kind: 'preview', preview: previewOf(session) })
  }

  function finish(): void {
    if (!session) return
    const { draft, seen, text, id } = session
    session = null
    onChange(null)
    perform({ kind: 'rest' })
    if (text !== null) perform({ kind: 'commit', changes: changesOf({ draft, seen, text, id }) })
    if (!draft) return
    if (document.get(id)) perform({ kind: 'select', ids: [id] })
    perform({ kind: 'drawn' })
  }

  function changesOf({
    draft,
    seen,
    text,
    id,
  }: {
    draft: Element | null
    seen: Element
    text: string
    id: string
  }) {
    const isEmpty = text.trim() === ''
    if (draft)
      return isEmpty ? [] : [{ kind: 'create', element: withText(draft, text, measureText) } as const]
    const current = document.get(id)
    // Deleted by others under the hand: the words come back rather than be lost.
    if (!current) {
      const written = withText(seen, text, measureText)
      return isEmpty || written === seen ? [] : [{ kind: 'restore', element: written } as const]
    }
    if (isEmpty && current.type === 'text') return deleteElements(document, new Set([id])).changes
    const after = withFollowers(document, new Map([[id, withText(current, text, measureText)]]))
    return [...after.values()].flatMap((element): Change[] => {
      const before = document.get(element.id)
      const change = before ? diffRegisters(before, element) : null
      return change ? [change] : []
    })
  }

  return {
    get id() {
      return session?.id ?? null
    },
    get preview() {
      return session ? previewOf(session) : noPreview
    },
    begin,
    setText(text) {
      if (!session) return
      session = { ...session, text, seen: document.get(session.id) ?? session.seen }
      show()
    },
    finish,
    follow(applied) {
      if (applied.some(({ id }) => id === session?.id)) show()
    },
    changeDraft(change) {
      if (!session?.draft) return
      session = { ...session, draft: change(session.draft) }
      show()
    },
  }
}
