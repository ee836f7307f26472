import type { Change } from './changes/change'
import { composeChanges } from './changes/compose'
import { isHeldKey } from './commands/plan'
import type { Document } from './document'
import { type Reversal, reverseChanges } from './reversal'

/** What one person did and may take back (docs/sync.md, U1–U5). Only their own gestures enter; loading never does. */
export interface History {
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** A gesture just done on `focus`. One of the same key soon after its predecessor joins it. */
  record(changes: readonly Change[], mergeKey: string | null, focus: Focus): void
  /** What a person has before them when the next thing happens: what the last gesture left selected. */
  settle(focus: Focus): void
  /** The changes that take back the last gesture; the caller applies them. Null when there is none. */
  undo(document: Document): TurnBack | null
  redo(document: Document): TurnBack | null
  /** All that may be taken back or done again now. An entry is never altered: what becomes of it is another one. */
  kept(): KeptHistory
  /** Puts what an earlier visit did below what was done since (U4). What could be done again, only while nothing was. */
  restore(earlier: KeptHistory): void
  /** Something may be taken back, or done again, that could not be before, or the other way round. */
  onChange(listener: () => void): () => void
}

/** Oldest first; of `undone` the last is done again first. */
export interface KeptHistory {
  readonly done: readonly HistoryEntry[]
  readonly undone: readonly HistoryEntry[]
}

/** One gesture, as it is kept beyond the page. */
export interface HistoryEntry {
  readonly changes: readonly Change[]
  /** What was selected before it, and after. */
  readonly from: Focus
  readonly to: Focus
}

/** What a person was working on. */
export interface Focus {
  readonly selection: ReadonlySet<string>
  readonly enteredGroup: string | null
}

export interface TurnBack extends Reversal {
  /** What was selected before the gesture was done, or after it when it is done again. */
  readonly focus: Focus
}

interface Entry extends HistoryEntry {
  readonly mergeKey: string | null
  readonly timeMs: number
  to: Focus
}

/** Nudges and scrubbed colours further apart than this are taken back one by one, unless a hand holds on to them. */
export const MERGE_WINDOW_MS = 1_000
/** What is kept at most: gestures, and changes in all of them. The oldest are let go. */
const MOST_ENTRIES = 10_000
const MOST_CHANGES = 1_000_000

export function createHistory({ now }: { readonly now: () => number }): History {
  const done: Entry[] = []
  const undone: Entry[] = []
  const listeners = new Set<() => void>()

  /** Changes in `done`. */
  let weight = 0

  /** The entry just recorded, while what it leaves selected is not known yet: a gesture commits before it selects. */
  let unsettled: Entry | null = null

  // The entry for the way back is made from what was really put back, now (U3).
  function turn(back: Entry[], forth: Entry[], document: Document): TurnBack | null {
    const entry = back.pop()
    if (!entry) return null
    if (back === done) weight -= entry.changes.length
    const reversal = reverseChanges(document, entry.changes)
    const { from, to } = entry
    if (reversal.changes.length > 0) {
      forth.push({ changes: reversal.changes, mergeKey: null, timeMs: now(), from: to, to: from })
      if (forth === done) weight += reversal.changes.length
    }
    tell()
    return { ...reversal, focus: from }
  }

  function push(
    changes: readonly Change[],
    mergeKey: string | null,
    [from, to]: readonly [Focus, Focus],
  ): void {
    unsettled = { changes, mergeKey, timeMs: now(), from, to }
    done.push(unsettled)
    weight += changes.length
    letGo()
  }

  function letGo(): void {
    while (done.length > MOST_ENTRIES || (weight > MOST_CHANGES && done.length > 1))
      weight -= done.shift()?.changes.length ?? 0
  }

  function tell(): void {
    for (const listener of listeners) listener()
  }

  return {
    get canUndo() {
      return done.length > 0
    },
    get canRedo() {
      return undone.length > 0
    },
    record(changes, mergeKey, focus) {
      const last = done.at(-1)
      undone.length = 0
      if (
        last &&
        mergeKey !== null &&
        last.mergeKey === mergeKey &&
        (isHeldKey(mergeKey) || now() - last.timeMs <= MERGE_WINDOW_MS)
      ) {
        weight -= done.pop()?.changes.length ?? 0
        const merged = composeChanges(last.changes, changes)
        if (merged.length > 0) push(merged, mergeKey, [last.from, focus])
      } else push(changes, mergeKey, [focus, focus])
      tell()
    },
    settle(focus) {
      if (unsettled) unsettled.to = focus
      unsettled = null
    },
    undo: (document) => turn(done, undone, document),
    redo: (document) => turn(undone, done, document),
    kept: () => ({ done: [...done], undone: [...undone] }),
    restore(earlier) {
      if (done.length === 0 && undone.length === 0) undone.push(...earlier.undone.map(resting))
      done.unshift(...earlier.done.map(resting))
      weight += earlier.done.reduce((sum, { changes }) => sum + changes.length, 0)
      letGo()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Nothing joins it any more. */
function resting(entry: HistoryEntry): Entry {
  return Object.assign(entry, { mergeKey: null, timeMs: 0 })
}
