import type { Change } from './changes/change'
import { composeChanges } from './changes/compose'
import type { Document } from './document'
import { type Reversal, reverseChanges } from './reversal'

/** What one person did and may take back (docs/sync.md, U1–U5). Only their own gestures enter; loading never does. */
export interface History {
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** A gesture just done. One of the same key soon after its predecessor joins it. */
  record(changes: readonly Change[], mergeKey: string | null): void
  /** The changes that take back the last gesture; the caller applies them. Null when there is none. */
  undo(document: Document): Reversal | null
  redo(document: Document): Reversal | null
}

interface Entry {
  readonly changes: readonly Change[]
  readonly mergeKey: string | null
  readonly timeMs: number
}

/** Nudges and scrubbed colours further apart than this are taken back one by one. */
export const MERGE_WINDOW_MS = 1_000
const MOST_ENTRIES = 2_000

export function createHistory({ now }: { readonly now: () => number }): History {
  const done: Entry[] = []
  const undone: Entry[] = []

  // The entry for the way back is made from what was really put back, now (U3).
  function turn(from: Entry[], to: Entry[], document: Document): Reversal | null {
    const entry = from.pop()
    if (!entry) return null
    const reversal = reverseChanges(document, entry.changes)
    if (reversal.changes.length > 0) to.push({ changes: reversal.changes, mergeKey: null, timeMs: now() })
    return reversal
  }

  return {
    get canUndo() {
      return done.length > 0
    },
    get canRedo() {
      return undone.length > 0
    },
    record(changes, mergeKey) {
      const timeMs = now()
      const last = done.at(-1)
      undone.length = 0
      if (
        last &&
        mergeKey !== null &&
        last.mergeKey === mergeKey &&
        timeMs - last.timeMs <= MERGE_WINDOW_MS
      ) {
        done.pop()
        const merged = composeChanges(last.changes, changes)
        if (merged.length > 0) done.push({ changes: merged, mergeKey, timeMs })
        return
      }
      done.push({ changes, mergeKey, timeMs })
      if (done.length > MOST_ENTRIES) done.shift()
    },
    undo: (document) => turn(done, undone, document),
    redo: (document) => turn(undone, done, document),
  }
}
