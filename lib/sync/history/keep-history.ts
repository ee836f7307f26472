import * as z from 'zod/mini'
import { type Change, changeSchema } from '../../editor/changes/change'
import type { Editor } from '../../editor/editor'
import type { HistoryEntry, KeptHistory } from '../../editor/history'
import type { Environment } from '../contracts'
import {
  forgetOldest,
  type HistoryDatabase,
  type HistoryOwner,
  type KeptPart,
  listTabs,
  openHistories,
  partsOf,
  readParts,
} from './history-store'
import { takeSeat } from './take-seat'

interface KeepOptions extends HistoryOwner, Pick<Environment, 'timers' | 'breathe' | 'page' | 'newId'> {
  readonly history: Editor['history']
  /** Milliseconds since 1970. */
  readonly today: () => number
}

/** After the gesture that it was: the hand is not kept waiting. */
const WRITE_AFTER_MS = 250
/** Of one stack, the newest first; what is older than the first that does not fit is not kept either. */
const MOST_ENTRIES = 500
const MOST_CHANGES = 100_000
/** Written and read in one go: some milliseconds. */
const CHANGES_OF_PART = 500
/** A selection larger than this is not made again. */
const MOST_SELECTED = 2_000

/**
 * Lets undo and redo outlive the page (U4): brings back what this person did here before, and writes down each gesture
 * as an entry of its own. To be called once the canvas is open, so that nothing is taken back that is not there yet.
 * Answers with how to stop.
 */
export async function keepHistory(options: KeepOptions): Promise<() => Promise<void>> {
  const { history, timers, page } = options
  const db = await openHistories()
  const tabs = await listTabs(db, options)
  const seat = await takeSeat(
    tabs.map(({ historyId }) => historyId),
    options,
  )
  const desk = createDesk(db, seat.historyId, options)
  if (!seat.isNew) history.restore(await desk.read())

  let cancel: (() => void) | null = null
  let writing: Promise<void> = Promise.resolve()
  function writeNow(): void {
    cancel?.()
    cancel = null
    // Without storage undo ends with the page; the save status tells of it.
    writing = writing.then(() => desk.write(history.kept())).catch(() => undefined)
  }
  function writeSoon(): void {
    cancel ??= timers.after(WRITE_AFTER_MS, writeNow)
  }
  const stops = [
    history.onChange(writeSoon),
    page.listen((event) => {
      if (event === 'hide' && cancel) writeNow()
    }),
  ]
  // Gestures from before this was there.
  writeSoon()
  void forgetOldest(db).catch(() => undefined)

  return async () => {
    for (const stop of stops) stop()
    if (cancel) writeNow()
    await writing
    seat.leave()
    db.close()
  }
}

/** What is written of a history, and what of it has changed since: entries are never altered, so each is one or another. */
function createDesk(db: HistoryDatabase, historyId: string, options: KeepOptions) {
  const { userId, canvasId, breathe, today } = options
  const written = new Map<HistoryEntry, number>()
  let nextSeq = 0

  async function read(): Promise<KeptHistory> {
    const stacks = { done: [] as HistoryEntry[], undone: [] as HistoryEntry[] }
    const bySeq = new Map<number, KeptPart[]>()
    for (const part of await readParts(db, options, historyId))
      bySeq.set(part.seq, [...(bySeq.get(part.seq) ?? []), part])
    for (const [seq, parts] of [...bySeq].sort(([a], [b]) => a - b)) {
      nextSeq = seq + 1
      const stack = stacks[parts[0]?.stack === 'undone' ? 'undone' : 'done']
      const entry = await entryOf(parts, breathe)
      if (entry) {
        stack.push(entry)
        written.set(entry, seq)
      } else {
        // Steps are taken back one after another: none may be missing between.
        stack.length = 0
        await db.delete('entries', partsOf(options, historyId, seq))
      }
    }
    return stacks
  }

  async function write({ done, undone }: KeptHistory): Promise<void> {
    const wanted = new Map<HistoryEntry, KeptPart['stack']>()
    for (const entry of newest(done)) wanted.set(entry, 'done')
    for (const entry of newest(undone)) wanted.set(entry, 'undone')
    const gone = [...written].filter(([entry]) => !wanted.has(entry))
    const fresh = [...wanted].filter(([entry]) => !written.has(entry))
    if (gone.length + fresh.length === 0) return
    const numbered = fresh.map(([entry, stack]) => ({ entry, stack, seq: nextSeq++ }))
    for (const { entry, seq } of numbered) written.set(entry, seq)
    for (const one of numbered) if (one.entry.changes.length > CHANGES_OF_PART) await putInSlices(one)
    // Whole or not at all, and committed by word: a page that ends takes what is open with it.
    const transaction = db.transaction(['entries', 'tabs'], 'readwrite')
    const entries = transaction.objectStore('entries')
    const requests: Promise<unknown>[] = []
    for (const one of numbered)
      if (one.entry.changes.length <= CHANGES_OF_PART) requests.push(entries.put(partOf(one, 0)))
    for (const [entry, seq] of gone) {
      requests.push(entries.delete(partsOf(options, historyId, seq)))
      written.delete(entry)
    }
    const tab = { userId, canvasId, historyId, touchedAt: today() }
    requests.push(transaction.objectStore('tabs').put(tab))
    transaction.commit()
    await Promise.all([...requests, transaction.done])
  }

  async function putInSlices(numbered: Numbered): Promise<void> {
    const parts = Math.ceil(numbered.entry.changes.length / CHANGES_OF_PART)
    for (let part = 0; part < parts; part++) {
      if (part > 0) await breathe()
      await db.put('entries', partOf(numbered, part))
    }
  }

  function partOf({ entry, seq, stack }: Numbered, part: number): KeptPart {
    const { changes, from, to } = entry
    return {
      userId,
      canvasId,
      historyId,
      seq,
      part,
      parts: Math.ceil(changes.length / CHANGES_OF_PART),
      stack,
      changes: changes.slice(part * CHANGES_OF_PART, (part + 1) * CHANGES_OF_PART),
      from: part === 0 ? within(from) : null,
      to: part === 0 ? within(to) : null,
    }
  }

  return { read, write }
}

interface Numbered {
  readonly entry: HistoryEntry
  readonly seq: number
  readonly stack: KeptPart['stack']
}

function newest(stack: readonly HistoryEntry[]): HistoryEntry[] {
  const entries: HistoryEntry[] = []
  let changes = 0
  for (const entry of stack.toReversed()) {
    changes += entry.changes.length
    if (entries.length === MOST_ENTRIES || changes > MOST_CHANGES) break
    entries.push(entry)
  }
  return entries.reverse()
}

function within(focus: HistoryEntry['from']): HistoryEntry['from'] {
  const { selection, enteredGroup } = focus
  // A set of its own kind could not be written down.
  return { selection: new Set(selection.size > MOST_SELECTED ? [] : selection), enteredGroup }
}

/** Null when a part is missing, or written by a build that this one does not understand. */
async function entryOf(
  parts: readonly KeptPart[],
  breathe: () => Promise<void>,
): Promise<HistoryEntry | null> {
  const [first] = parts
  if (!first || parts.length !== first.parts) return null
  const focus = z.object({ from: focusSchema, to: focusSchema }).safeParse(first)
  if (!focus.success) return null
  const changes: Change[] = []
  for (const part of parts) {
    const parsed = changesSchema.safeParse(part.changes)
    if (!parsed.success) return null
    changes.push(...parsed.data)
    if (parts.length > 1) await breathe()
  }
  return { changes, ...focus.data }
}

const changesSchema = z.array(changeSchema)

const focusSchema = z.object({
  selection: z.set(z.string()),
  enteredGroup: z.nullable(z.string()),
})
