import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import * as z from 'zod/mini'
import { type Change, changeSchema } from '../../editor/changes/change'
import type { CommittedChanges } from '../contracts'

/**
 * Canvases as the database last confirmed them, on this device, by person (docs/sync.md, C1: `confirmed` at a
 * version). A convenience and never the truth: any of it may go to make room, and opening online replaces it. The rows
 * are kept as they came over the wire, zipped, in one piece; what was committed since stands beside them.
 */
export interface CopiedCanvas {
  readonly userId: string
  readonly canvasId: string
  readonly title: string
  readonly role: 'owner' | 'editor' | 'viewer'
  /** Of the rows. */
  readonly version: number
  /** The operations kept beside the rows lead up to this version without a hole. */
  readonly head: number
  /** Elements as of `head`. */
  readonly count: number
  /** Of the rows and of the pictures. */
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly openedAt: number
  /** The drawing in small as of `thumbnailVersion`. */
  readonly thumbnail?: Blob
  readonly thumbnailVersion?: number
}

export interface CopiedRows {
  /** As GET …/elements answers. */
  readonly rows: Blob
  readonly isZipped: boolean
}

interface CopiesSchema extends DBSchema {
  canvases: { key: [string, string]; value: CopiedCanvas }
  rows: { key: [string, string]; value: CopiedRows & Owner }
  operations: { key: [string, string, number]; value: CommittedChanges & Owner }
  pictures: { key: [string, string, string]; value: { hash: string; bytes: Blob } & Owner }
}

export interface Owner {
  readonly userId: string
  readonly canvasId: string
}

export type CopiesDatabase = IDBPDatabase<CopiesSchema>

let opening: Promise<CopiesDatabase> | null = null

/** One connection a page; opened anew after the browser or a newer build took it away. */
export function openCopies(): Promise<CopiesDatabase> {
  const forget = () => {
    opening = null
  }
  opening ??= openDB<CopiesSchema>('indelible-copies', 1, {
    upgrade(db) {
      db.createObjectStore('canvases', { keyPath: ['userId', 'canvasId'] })
      db.createObjectStore('rows', { keyPath: ['userId', 'canvasId'] })
      db.createObjectStore('operations', { keyPath: ['userId', 'canvasId', 'version'] })
      db.createObjectStore('pictures', { keyPath: ['userId', 'canvasId', 'hash'] })
    },
    blocking(_current, _blocked, event) {
      const db = event.target as IDBDatabase
      db.close()
      forget()
    },
    terminated: forget,
  })
  opening.catch(forget)
  return opening
}

const STORES = ['canvases', 'rows', 'operations', 'pictures'] as const

/** Takes the place of what was kept of this canvas, unless that is newer: another tab may have been quicker. */
export async function putRows(
  canvas: Omit<CopiedCanvas, 'head' | 'bytes'>,
  { rows, isZipped }: CopiedRows,
): Promise<void> {
  const { userId, canvasId, version } = canvas
  const db = await openCopies()
  const transaction = db.transaction(['canvases', 'rows', 'operations'], 'readwrite')
  const done = settle(transaction.done)
  const canvases = transaction.objectStore('canvases')
  const kept = await canvases.get([userId, canvasId])
  if (kept && kept.version > version) return done
  const pictureBytes = kept ? kept.bytes - (await rowBytes(transaction.objectStore('rows'), canvas)) : 0
  void settle(transaction.objectStore('rows').put({ userId, canvasId, rows, isZipped }))
  void settle(transaction.objectStore('operations').delete(versions(canvas, 0, version)))
  void settle(
    canvases.put({
      ...kept,
      ...canvas,
      head: Math.max(version, kept?.head ?? 0),
      // What stands beside the new rows is counted already.
      count: kept && kept.head > version ? kept.count : canvas.count,
      bytes: rows.size + pictureBytes,
    }),
  )
  await done
}

/** Adds what follows without a hole on what is kept; the rest has no use here. */
export async function putOperations(
  owner: Owner,
  operations: readonly CommittedChanges[],
): Promise<CopiedCanvas | null> {
  const { userId, canvasId } = owner
  const db = await openCopies()
  const transaction = db.transaction(['canvases', 'operations'], 'readwrite')
  const done = settle(transaction.done)
  const canvases = transaction.objectStore('canvases')
  const kept = await canvases.get([userId, canvasId])
  if (!kept) return null
  let { head, count } = kept
  for (const { version, opId, changes } of operations) {
    if (version !== head + 1) continue
    head = version
    for (const { kind } of changes) count += GROWTH[kind]
    void settle(transaction.objectStore('operations').put({ userId, canvasId, version, opId, changes }))
  }
  if (head === kept.head) return kept
  const next = { ...kept, head, count }
  void settle(canvases.put(next))
  await done
  return next
}

/** Elements more, by the kind of a change. */
const GROWTH: Readonly<Record<Change['kind'], number>> = { create: 1, restore: 1, set: 0, delete: -1 }

export async function findCopy({ userId, canvasId }: Owner): Promise<CopiedCanvas | null> {
  return (await (await openCopies()).get('canvases', [userId, canvasId])) ?? null
}

/** Those of one person, the one opened last first. */
export async function listCopies(userId: string): Promise<CopiedCanvas[]> {
  const all = await (await openCopies()).getAll('canvases', ofPerson(userId))
  return all.sort((a, b) => b.openedAt - a.openedAt)
}

/** The rows of a canvas as the stream they came as; null when they are not here. */
export async function readRows({ userId, canvasId }: Owner): Promise<ReadableStream<Uint8Array> | null> {
  const kept = await (await openCopies()).get('rows', [userId, canvasId])
  if (!kept) return null
  const stream = kept.rows.stream()
  return kept.isZipped ? stream.pipeThrough(new DecompressionStream('gzip')) : stream
}

/** What was committed after the rows, oldest first; up to the first that this build cannot read. */
export async function readOperations(owner: Owner): Promise<CommittedChanges[]> {
  const kept = await findCopy(owner)
  if (!kept) return []
  const db = await openCopies()
  const records = await db.getAll('operations', versions(owner, kept.version + 1, kept.head))
  const operations: CommittedChanges[] = []
  for (const record of records) {
    const parsed = operationSchema.safeParse(record)
    if (!parsed.success || parsed.data.version !== kept.version + 1 + operations.length) break
    operations.push(parsed.data)
  }
  return operations
}

const operationSchema = z.object({ version: z.number(), opId: z.string(), changes: z.array(changeSchema) })

/** Changes what is said of a canvas; nothing when it is not here. */
export async function patchCopy(
  { userId, canvasId }: Owner,
  patch: Partial<Pick<CopiedCanvas, 'title' | 'role' | 'openedAt' | 'thumbnail' | 'thumbnailVersion'>>,
): Promise<void> {
  const transaction = (await openCopies()).transaction('canvases', 'readwrite')
  const kept = await transaction.store.get([userId, canvasId])
  if (kept) void settle(transaction.store.put({ ...kept, ...patch }))
  await transaction.done
}

export async function dropCopy({ userId, canvasId }: Owner): Promise<void> {
  const transaction = (await openCopies()).transaction(STORES, 'readwrite')
  const done = settle(transaction.done)
  void settle(transaction.objectStore('canvases').delete([userId, canvasId]))
  void settle(transaction.objectStore('rows').delete([userId, canvasId]))
  void settle(transaction.objectStore('operations').delete(below([userId, canvasId])))
  void settle(transaction.objectStore('pictures').delete(below([userId, canvasId])))
  await done
}

/** A picture of a canvas that is kept here; bounded by who puts it. */
export async function putPicture(
  { userId, canvasId }: Owner,
  { hash, bytes }: { readonly hash: string; readonly bytes: Blob },
): Promise<void> {
  const transaction = (await openCopies()).transaction(['canvases', 'pictures'], 'readwrite')
  const done = settle(transaction.done)
  const kept = await transaction.objectStore('canvases').get([userId, canvasId])
  const isHere = await transaction.objectStore('pictures').getKey([userId, canvasId, hash])
  if (kept && isHere === undefined) {
    void settle(transaction.objectStore('pictures').put({ userId, canvasId, hash, bytes }))
    void settle(transaction.objectStore('canvases').put({ ...kept, bytes: kept.bytes + bytes.size }))
  }
  await done
}

export async function findPicture({ userId, canvasId }: Owner, hash: string): Promise<Blob | null> {
  return (await (await openCopies()).get('pictures', [userId, canvasId, hash]))?.bytes ?? null
}

interface RowStore {
  get(key: [string, string]): Promise<(CopiedRows & Owner) | undefined>
}

async function rowBytes(store: RowStore, { userId, canvasId }: Owner): Promise<number> {
  return (await store.get([userId, canvasId]))?.rows.size ?? 0
}

function versions({ userId, canvasId }: Owner, from: number, to: number): IDBKeyRange {
  return IDBKeyRange.bound([userId, canvasId, from], [userId, canvasId, Math.max(from, to)])
}

function ofPerson(userId: string): IDBKeyRange {
  return below([userId])
}

/** In key order an array stands behind every string and number. */
function below(key: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound([...key], [...key, []])
}

/** Heard of where the transaction's end is waited for; an unheard rejection would be an unhandled one. */
function settle<T>(request: Promise<T>): Promise<T> {
  request.catch(() => undefined)
  return request
}
