import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import * as z from 'zod/mini'
import { elementSchema } from '../../../lib/editor/model/element'
import { LIMITS } from '../../../lib/editor/model/limits'
import type { LibraryThing } from '../../../lib/formats/library-file'

/** A thing as it is kept. */
export interface LibraryItem extends LibraryThing {
  readonly id: string
  /** Milliseconds since 1970; the latest stands first. */
  readonly addedAt: number
}

interface LibrarySchema extends DBSchema {
  items: { key: string; value: LibraryItem }
}

const itemSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  name: z.string().check(z.maxLength(LIMITS.name)),
  // What an element got since it was kept comes in by its default.
  elements: z.array(elementSchema).check(z.minLength(1)),
  assets: z.array(
    z.object({
      hash: z.string().check(z.maxLength(64)),
      mime: z.string().check(z.maxLength(100)),
      bytes: z.instanceof(Uint8Array),
    }),
  ),
  addedAt: z.number(),
})

/** A person's own things, in IndexedDB: on this device, for every canvas. */
export interface LibraryStore {
  /** The latest first; what cannot be read any more is left out and stays kept. */
  all(): Promise<LibraryItem[]>
  put(items: readonly LibraryItem[]): Promise<void>
  delete(id: string): Promise<void>
}

export function openLibraryStore(): LibraryStore {
  let opened: Promise<IDBPDatabase<LibrarySchema>> | null = null

  function database(): Promise<IDBPDatabase<LibrarySchema>> {
    opened ??= openDB<LibrarySchema>('indelible-library', 1, {
      upgrade(db) {
        db.createObjectStore('items', { keyPath: 'id' })
      },
      // A newer build in another tab needs the database: let go, open again when it is wanted.
      blocking(_current, _blocked, event) {
        const db = event.target as IDBDatabase
        db.close()
        opened = null
      },
      terminated() {
        opened = null
      },
    })
    opened.catch(() => {
      opened = null
    })
    return opened
  }

  return {
    async all() {
      const kept = await (await database()).getAll('items')
      const items = kept.flatMap((value) => {
        const parsed = itemSchema.safeParse(value)
        return parsed.success ? [parsed.data as LibraryItem] : []
      })
      return items.sort((a, b) => b.addedAt - a.addedAt || (a.id < b.id ? -1 : 1))
    },
    async put(items) {
      const transaction = (await database()).transaction('items', 'readwrite')
      for (const item of items) void transaction.store.put(item)
      await transaction.done
    },
    async delete(id) {
      await (await database()).delete('items', id)
    },
  }
}
