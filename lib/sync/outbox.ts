import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import * as z from 'zod/mini'
import { createStore } from 'zustand/vanilla'
import { operationSchema } from '../editor/changes/change'
import { elementSchema } from '../editor/model/element'
import type { Collision } from '../protocol/save'
import { type ClientLocks, holdClientLocks } from './client-locks'
import type { Outbox, OutboxOwner, Parked, Pending, Restored, StorageHealth } from './contracts'

/**
 * The outbox in IndexedDB (docs/sync.md, C4). Every operation is written before it is sent and forgotten only when the
 * database has confirmed it. Records are found by person and canvas, so that they outlive tabs, crashes and sign-outs.
 */
export function openOutbox(owner: OutboxOwner, locks: ClientLocks = holdClientLocks()): Outbox {
  const health = createStore<StorageHealth>()(() => 'ok')
  const connection = connectOutbox(writeAllAnew)
  /** Durable, or about to be: what is written once more when the browser has cleared its storage meanwhile. */
  const held = new Map<string, Waiting>()
  /** Not durable yet: the record of a key, or null to delete it. The last word on a key wins. */
  let waiting = new Map<string, Waiting>()
  let writing: Promise<void> | null = null
  const stopHolding = locks.hold(owner.clientId)
  /** Clients that this tab stands for, or will when their tab dies. */
  const watched = new Set([owner.clientId])
  let hasReadParked = false
  const unreadableKeys: { readonly store: StoreName; readonly key: RecordKey }[] = []

  function put(store: StoreName, key: RecordKey, record: OperationRecord | ParkedRecord | null): void {
    const name = `${store} ${key.join(' ')}`
    waiting.set(name, { store, key, record })
    if (record) held.set(name, { store, key, record })
    else held.delete(name)
  }

  function writeAllAnew(): void {
    waiting = new Map([...held, ...waiting])
    if (waiting.size > 0) startWriting()
  }

  function hold(store: StoreName, record: unknown): void {
    const key = keyIn(store, record)
    if (key) held.set(`${store} ${key.join(' ')}`, { store, key, record: record as Waiting['record'] })
  }

  function keyOf({ operation, seq }: Pending): RecordKey {
    return [owner.userId, owner.canvasId, operation.clientId, seq]
  }

  // Writes of one moment share a transaction; one transaction at a time keeps their order.
  function startWriting(): void {
    writing ??= Promise.resolve()
      .then(writeWaiting)
      .finally(() => {
        writing = null
        if (waiting.size > 0 && health.getState() === 'ok') startWriting()
      })
  }

  async function writeWaiting(): Promise<void> {
    const batch = waiting
    waiting = new Map()
    try {
      await writeBatch(await connection.open(), [...batch.values()])
      health.setState('ok', true)
    } catch (error) {
      // Kept for the next attempt; what was said about the same key meanwhile is newer.
      waiting = new Map([...batch, ...waiting])
      health.setState(healthAfter(error), true)
    }
  }

  async function readClient(clientId: string): Promise<Restored> {
    const db = await connection.open()
    const range = IDBKeyRange.bound(
      [owner.userId, owner.canvasId, clientId],
      [owner.userId, owner.canvasId, clientId, []],
    )
    const pending: Pending[] = []
    const unreadable: unknown[] = []
    for (const record of await readEach(db, 'operations', range)) {
      const parsed = operationRecordSchema.safeParse(record)
      if (parsed.success) {
        const { operation, seq } = parsed.data
        pending.push({ operation, seq, mergeKey: null, sent: true, version: null })
        hold('operations', record)
      } else unreadable.push(record)
    }
    found('operations', unreadable)
    return { pending, parked: [], unreadable }
  }

  async function readParked(): Promise<Pick<Restored, 'parked' | 'unreadable'>> {
    const parked: Parked[] = []
    const unreadable: unknown[] = []
    for (const record of await readEach(await connection.open(), 'parked', ownRange(owner))) {
      const parsed = parkedRecordSchema.safeParse(record)
      if (parsed.success) {
        parked.push(parsed.data.parked)
        hold('parked', record)
      } else unreadable.push(record)
    }
    found('parked', unreadable)
    return { parked, unreadable }
  }

  function found(store: StoreName, records: readonly unknown[]): void {
    for (const record of records) {
      const key = keyIn(store, record)
      if (key) unreadableKeys.push({ store, key })
    }
  }

  async function readAll(onOrphan: (restored: Restored) => void): Promise<Restored> {
    const adoptedOnes: Restored[] = []
    const { parked, unreadable } = hasReadParked ? NOTHING : await readParked()
    hasReadParked = true
    for (const clientId of await clientsWithRecords(await connection.open(), owner)) {
      if (watched.has(clientId)) continue
      watched.add(clientId)
      // Its tab lives: it takes care of its own, and we take over when it dies.
      const adopted = await locks.adopt(clientId, () => {
        readClient(clientId).then(onOrphan, () => watched.delete(clientId))
      })
      if (adopted) adoptedOnes.push(await readClient(clientId))
    }
    return {
      pending: adoptedOnes.flatMap(({ pending }) => pending),
      parked,
      unreadable: [...unreadable, ...adoptedOnes.flatMap((restored) => restored.unreadable)],
    }
  }

  return {
    health,
    async restore(onOrphan) {
      try {
        return await readAll(onOrphan)
      } catch (error) {
        health.setState(healthAfter(error), true)
        return NOTHING
      }
    },
    write({ keep, forget, park }) {
      for (const entry of forget) put('operations', keyOf(entry), null)
      for (const entry of keep) {
        const key = keyOf(entry)
        put('operations', key, {
          ...named(owner),
          clientId: entry.operation.clientId,
          seq: entry.seq,
          operation: entry.operation,
        })
      }
      for (const parked of park) {
        const { opId } = parked.operation
        put('parked', [owner.userId, owner.canvasId, opId], { ...named(owner), opId, parked })
      }
      if (waiting.size > 0) startWriting()
    },
    discard(opIds) {
      for (const opId of opIds) put('parked', [owner.userId, owner.canvasId, opId], null)
      if (waiting.size > 0) startWriting()
    },
    discardUnreadable() {
      for (const { store, key } of unreadableKeys.splice(0)) put(store, key, null)
      if (waiting.size > 0) startWriting()
    },
    async settled() {
      while (writing) await writing
    },
    async close() {
      while (writing) await writing
      stopHolding()
      await connection.close()
    },
  }
}

const DATABASE = 'indelible-outbox'

const NOTHING: Restored = { pending: [], parked: [], unreadable: [] }

type StoreName = 'operations' | 'parked'
type RecordKey = (string | number)[]

interface OperationRecord {
  readonly userId: string
  readonly canvasId: string
  readonly clientId: string
  readonly seq: number
  readonly operation: unknown
}

interface ParkedRecord {
  readonly userId: string
  readonly canvasId: string
  readonly opId: string
  readonly parked: unknown
}

interface OutboxSchema extends DBSchema {
  operations: { key: RecordKey; value: OperationRecord }
  parked: { key: RecordKey; value: ParkedRecord }
}

interface Waiting {
  readonly store: StoreName
  readonly key: RecordKey
  readonly record: OperationRecord | ParkedRecord | null
}

const operationRecordSchema = z.object({ seq: z.number(), operation: operationSchema })

const parkedRecordSchema = z.object({
  parked: z.object({
    operation: operationSchema,
    reason: z.enum(['conflict', 'validation', 'invalid_reference', 'too_large']),
    message: z.string(),
    collisions: z.array(z.custom<Collision>(isCollision)),
    // Records of older builds have none.
    seen: z._default(z.array(elementSchema), []),
  }),
})

function isCollision(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'elementId' in value && 'kind' in value
}

/** The database of all outboxes of this device; `onLost`: the browser took it away, and may have emptied it. */
export function connectOutbox(onLost: () => void = () => {}): {
  open(): Promise<IDBPDatabase<OutboxSchema>>
  close(): Promise<void>
} {
  let opened: Promise<IDBPDatabase<OutboxSchema>> | null = null
  const forget = () => {
    opened = null
  }
  return {
    open() {
      opened ??= openDB<OutboxSchema>(DATABASE, 1, {
        upgrade(db) {
          db.createObjectStore('operations', { keyPath: ['userId', 'canvasId', 'clientId', 'seq'] })
          db.createObjectStore('parked', { keyPath: ['userId', 'canvasId', 'opId'] })
        },
        // A newer build in another tab needs the database: let go, open again when there is something to write.
        blocking(_current, _blocked, event) {
          const db = event.target as IDBDatabase
          db.close()
          forget()
        },
        terminated() {
          forget()
          onLost()
        },
      })
      opened.catch(forget)
      return opened
    },
    async close() {
      const db = await opened?.catch(() => null)
      db?.close()
      forget()
    },
  }
}

async function writeBatch(db: IDBPDatabase<OutboxSchema>, batch: readonly Waiting[]): Promise<void> {
  // Strict: in the file system before it is called durable, not in a buffer that a power cut empties.
  const transaction = db.transaction(['operations', 'parked'], 'readwrite', { durability: 'strict' })
  const requests = batch.map(({ store, key, record }) => {
    const records = transaction.objectStore(store)
    return record === null ? records.delete(key) : records.put(record as never)
  })
  // All are awaited, for an unheard rejection of one would be an unhandled one.
  const [done] = await Promise.allSettled([transaction.done, ...requests])
  if (done?.status === 'rejected') throw done.reason
}

/** Record by record, when they cannot be read together: one that is broken hides none of the others. */
async function readEach(
  db: IDBPDatabase<OutboxSchema>,
  store: StoreName,
  range: IDBKeyRange,
): Promise<unknown[]> {
  try {
    return await db.getAll(store, range)
  } catch {
    const keys = await db.getAllKeys(store, range)
    return Promise.all(keys.map((key) => db.get(store, key).catch(() => ({ unreadable: key }))))
  }
}

/** The key of a record whose content nobody understands. */
function keyIn(store: StoreName, record: unknown): RecordKey | null {
  if (typeof record !== 'object' || record === null) return null
  if ('unreadable' in record) return record.unreadable as RecordKey
  const path =
    store === 'operations' ? ['userId', 'canvasId', 'clientId', 'seq'] : ['userId', 'canvasId', 'opId']
  return path.map((part) => (record as Record<string, string | number>)[part] ?? '')
}

async function clientsWithRecords(db: IDBPDatabase<OutboxSchema>, owner: OutboxOwner): Promise<string[]> {
  const keys = await db.getAllKeys('operations', ownRange(owner))
  return [...new Set(keys.map((key) => String(key[2])))]
}

function ownRange({ userId, canvasId }: OutboxOwner): IDBKeyRange {
  // In key order an array stands behind every string.
  return IDBKeyRange.bound([userId, canvasId], [userId, canvasId, []])
}

function named({ userId, canvasId }: OutboxOwner): Pick<OutboxOwner, 'userId' | 'canvasId'> {
  return { userId, canvasId }
}

function healthAfter(error: unknown): StorageHealth {
  const name = error instanceof Error ? error.name : ''
  if (name === 'QuotaExceededError') return 'full'
  return name === 'VersionError' ? 'outdated' : 'unavailable'
}
