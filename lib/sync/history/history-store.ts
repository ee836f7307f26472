import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** What one tab did on one canvas and may take back (docs/sync.md, U4), in IndexedDB. */
export interface HistoryOwner {
  readonly userId: string
  readonly canvasId: string
}

export interface KeptTab extends HistoryOwner {
  /** Of the tab that wrote it, or of the one that went on with it. */
  readonly historyId: string
  /** Milliseconds since 1970. */
  readonly touchedAt: number
}

/** An entry in parts, so that a gesture on very many elements is written in slices. */
export interface KeptPart extends HistoryOwner {
  readonly historyId: string
  /** The order of entries within their stack. */
  readonly seq: number
  readonly part: number
  readonly parts: number
  readonly stack: 'done' | 'undone'
  readonly changes: unknown
  readonly from: unknown
  readonly to: unknown
}

interface HistorySchema extends DBSchema {
  tabs: { key: [string, string, string]; value: KeptTab }
  entries: { key: [string, string, string, number, number]; value: KeptPart }
}

export type HistoryDatabase = IDBPDatabase<HistorySchema>

export function openHistories(): Promise<HistoryDatabase> {
  return openDB<HistorySchema>('indelible-undo', 1, {
    upgrade(db) {
      db.createObjectStore('tabs', { keyPath: ['userId', 'canvasId', 'historyId'] })
      db.createObjectStore('entries', { keyPath: ['userId', 'canvasId', 'historyId', 'seq', 'part'] })
    },
    blocking(_current, _blocked, event) {
      const db = event.target as IDBDatabase
      db.close()
    },
  })
}

/** Those of one person on one canvas, the one that was used last first. */
export async function listTabs(db: HistoryDatabase, { userId, canvasId }: HistoryOwner): Promise<KeptTab[]> {
  const tabs = await db.getAll('tabs', IDBKeyRange.bound([userId, canvasId], [userId, canvasId, []]))
  return tabs.sort((a, b) => b.touchedAt - a.touchedAt)
}

export function readParts(
  db: HistoryDatabase,
  { userId, canvasId }: HistoryOwner,
  historyId: string,
): Promise<KeptPart[]> {
  return db.getAll('entries', partsOf({ userId, canvasId }, historyId))
}

/** Kept at most on one device: what was used longest ago goes first. */
const MOST_TABS = 100

export async function forgetOldest(db: HistoryDatabase): Promise<void> {
  const tabs = (await db.getAll('tabs')).sort((a, b) => b.touchedAt - a.touchedAt)
  for (const { userId, canvasId, historyId } of tabs.slice(MOST_TABS)) {
    const transaction = db.transaction(['tabs', 'entries'], 'readwrite')
    await Promise.all([
      transaction.objectStore('tabs').delete([userId, canvasId, historyId]),
      transaction.objectStore('entries').delete(partsOf({ userId, canvasId }, historyId)),
      transaction.done,
    ])
  }
}

/** Lets go of all that may be taken back on this device after a reload; false when there is none. */
export async function dropHistories(): Promise<boolean> {
  const db = await openHistories()
  try {
    const transaction = db.transaction(['tabs', 'entries'], 'readwrite')
    const entries = transaction.objectStore('entries')
    const hasAny = (await entries.count()) > 0
    await Promise.all([entries.clear(), transaction.objectStore('tabs').clear(), transaction.done])
    return hasAny
  } finally {
    db.close()
  }
}

/** All parts of a history, or of one entry of it. In key order an array stands behind every number and string. */
export function partsOf({ userId, canvasId }: HistoryOwner, historyId: string, seq?: number): IDBKeyRange {
  const key = seq === undefined ? [userId, canvasId, historyId] : [userId, canvasId, historyId, seq]
  return IDBKeyRange.bound(key, [...key, []])
}
