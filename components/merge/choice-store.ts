import { type DBSchema, openDB } from 'idb'
import * as z from 'zod/mini'
import type { MergeChoice } from '../../lib/editor/changes/resolve'

/** A choice, and what was on the screen when it was made: it is for that, and for nothing newer. */
export interface KeptChoice {
  /** Of the conflict. */
  readonly key: string
  readonly choice: MergeChoice
  readonly mine: unknown
  readonly theirs: unknown
}

export interface ChoiceOwner {
  readonly userId: string
  readonly canvasId: string
}

/** What was chosen and is not applied yet, per person and canvas on this device; survives the page. */
export interface ChoiceStore {
  all(): Promise<KeptChoice[]>
  keep(choices: readonly KeptChoice[]): void
  forget(keys: readonly string[]): void
}

interface ChoiceSchema extends DBSchema {
  choices: { key: [string, string, string]; value: KeptChoice & ChoiceOwner }
}

const keptSchema = z.object({
  key: z.string(),
  choice: z.enum(['mine', 'theirs', 'merged']),
  mine: z.unknown(),
  theirs: z.unknown(),
})

/** A browser that keeps nothing remembers the choices for as long as the screen stands; nothing else suffers. */
export function openChoiceStore({ userId, canvasId }: ChoiceOwner): ChoiceStore {
  const opening = openDB<ChoiceSchema>('indelible-merge', 1, {
    upgrade(db) {
      db.createObjectStore('choices', { keyPath: ['userId', 'canvasId', 'key'] })
    },
    blocking(_current, _blocked, event) {
      const db = event.target as IDBDatabase
      db.close()
    },
  }).catch(() => null)
  // One after the other, in the order of the choices: the last one counts.
  let last: Promise<unknown> = opening

  function write(work: (store: WritableStore) => void): void {
    last = last
      .then(async () => {
        const transaction = (await opening)?.transaction('choices', 'readwrite')
        if (!transaction) return
        work(transaction.store)
        await transaction.done
      })
      .catch(() => undefined)
  }

  return {
    async all() {
      try {
        const db = await opening
        const own = IDBKeyRange.bound([userId, canvasId], [userId, canvasId, []])
        const kept = (await db?.getAll('choices', own)) ?? []
        return kept.flatMap((value) => {
          const parsed = keptSchema.safeParse(value)
          return parsed.success ? [parsed.data as KeptChoice] : []
        })
      } catch {
        return []
      }
    },
    keep(choices) {
      write((store) => {
        for (const choice of choices) void store.put({ ...choice, userId, canvasId })
      })
    },
    forget(keys) {
      write((store) => {
        for (const key of keys) void store.delete([userId, canvasId, key])
      })
    },
  }
}

interface WritableStore {
  put(value: KeptChoice & ChoiceOwner): Promise<unknown>
  delete(key: [string, string, string]): Promise<void>
}
