import type { PoolClient } from '@neondatabase/serverless'
import type { CommittedOperation } from '../lib/editor/changes/change'
import { sameElement } from '../lib/editor/changes/decide-change'
import { type ReplayedElement, replayOperation, UntrueLog } from '../lib/editor/changes/replay'
import type { Element } from '../lib/editor/model/element'
import { type ElementRecord, fromRecord } from '../lib/editor/model/record'
import { readRegister, registersOf, sameValue } from '../lib/editor/model/registers'
import type { Database } from './client'
import { tx } from './tx'

/** Where the log of a canvas and what the tables hold of it do not agree. */
export interface Difference {
  readonly canvasId: string
  /** The version it is about; null where that cannot be told. */
  readonly version: number | null
  readonly elementId: string | null
  readonly register: string | null
  /** By the log. */
  readonly expected: unknown
  /** In the table, or in the operation that does not follow. */
  readonly found: unknown
  /** All of this for a person, on one line. */
  readonly sentence: string
}

export interface Verified {
  readonly canvasId: string
  readonly version: number
  readonly operations: number
  readonly elements: number
  /** The first there is; null: the log tells the whole truth (S9). */
  readonly difference: Difference | null
}

/** The log is read in parts of so many rows, or fewer when they are big. */
const LOG_ROWS = 500
/** As stored, which is compressed. */
const LOG_BYTES = 1024 * 1024
const ELEMENT_ROWS = 1000

/**
 * Replays the log of a canvas, from its beginning, against its snapshots and its rows: tombstones, versions and every
 * register. One unchanging picture of a canvas that may be drawn on meanwhile; what it keeps in memory grows with the
 * elements, not with the log. null: there is no such canvas.
 */
export async function verifyCanvas(database: Database, canvasId: string): Promise<Verified | null> {
  return tx(database, (client) => verifyIn(client, canvasId), {
    isolation: 'repeatable read',
    readOnly: true,
  })
}

async function verifyIn(client: PoolClient, canvasId: string): Promise<Verified | null> {
  const { rows } = await client.query<{ version: string }>('SELECT version FROM canvases WHERE id = $1', [
    canvasId,
  ])
  if (!rows[0]) return null
  const version = Number(rows[0].version)
  const replay: Replay = { elements: new Map(), version: 0, agedUntil: 0 }
  const difference =
    (await replayLog(client, canvasId, replay)) ??
    compareEnd(canvasId, version, replay.version) ??
    (await compareRows(client, canvasId, replay))
  return { canvasId, version, operations: replay.version, elements: replay.elements.size, difference }
}

interface Replay {
  readonly elements: Map<string, ReplayedElement>
  version: number
  /** Up to here a deletion is so old that its tombstone may be gone (S10). */
  agedUntil: number
}

type LogRow = Pick<CommittedOperation, 'version' | 'changes'> & { readonly isAged: boolean }

async function replayLog(client: PoolClient, canvasId: string, replay: Replay): Promise<Difference | null> {
  const snapshots = await snapshotVersions(client, canvasId)
  for await (const row of eachLogRow(client, canvasId)) {
    try {
      replayOperation(replay.elements, row, replay.version)
    } catch (error) {
      return untrue(canvasId, row.version, error)
    }
    replay.version = row.version
    if (row.isAged) replay.agedUntil = row.version
    if (!snapshots.has(row.version)) continue
    const difference = await compareSnapshot(client, canvasId, replay)
    if (difference) return difference
  }
  return null
}

async function* eachLogRow(client: PoolClient, canvasId: string): AsyncGenerator<LogRow> {
  for (let since = 0; ; ) {
    const { rows } = await client.query<Omit<LogRow, 'version'> & { version: string }>(
      `SELECT version, changes, created_at < now() - interval '30 days' AS "isAged" FROM (
         SELECT *, sum(bytes) OVER (ORDER BY version) - bytes AS bytes_before FROM (
           SELECT version, changes, created_at, pg_column_size(changes) AS bytes
           FROM canvas_change_log WHERE canvas_id = $1 AND version > $2 ORDER BY version LIMIT $3
         ) AS next
       ) AS part WHERE bytes_before < $4 ORDER BY version`,
      [canvasId, since, LOG_ROWS, LOG_BYTES],
    )
    for (const row of rows) {
      since = Number(row.version)
      yield { ...row, version: since }
    }
    if (rows.length === 0) return
  }
}

function untrue(canvasId: string, version: number, error: unknown): Difference {
  const place = { canvasId, version, elementId: null, register: null, expected: null, found: null }
  if (!(error instanceof UntrueLog)) {
    // Its shape is not an operation's at all.
    return { ...place, sentence: `The operation of version ${version} cannot be read.` }
  }
  const { at, message } = error
  return { canvasId, ...at, sentence: `${message} ${contrast(at.expected, at.found)}` }
}

function compareEnd(canvasId: string, version: number, logVersion: number): Difference | null {
  if (version === logVersion) return null
  return {
    canvasId,
    version: logVersion + 1,
    elementId: null,
    register: null,
    expected: logVersion,
    found: version,
    sentence: `The log ends at version ${logVersion}, and the canvas is at version ${version}.`,
  }
}

type Row = ElementRecord & { readonly version: string; readonly deleted: boolean }

async function compareRows(
  client: PoolClient,
  canvasId: string,
  { elements, agedUntil }: Replay,
): Promise<Difference | null> {
  const unseen = new Set(elements.keys())
  for await (const row of eachRow(client, canvasId)) {
    unseen.delete(row.id)
    const difference = compareRow(canvasId, row, elements.get(row.id))
    if (difference) return difference
  }
  for (const id of unseen) {
    const expected = elements.get(id)
    if (!expected || (expected.deleted && expected.version <= agedUntil)) continue
    return {
      canvasId,
      version: expected.version,
      elementId: id,
      register: null,
      expected: expected.element,
      found: null,
      sentence: `The row of element ${id}, which version ${expected.version} touched last, is missing.`,
    }
  }
  return null
}

async function* eachRow(client: PoolClient, canvasId: string): AsyncGenerator<Row> {
  for (let after = ''; ; ) {
    const { rows } = await client.query<Row>(
      `SELECT id, type, x, y, width, height, rotation, z_index, props, version, deleted_at IS NOT NULL AS deleted
       FROM canvas_elements WHERE canvas_id = $1 AND id > $2 ORDER BY id LIMIT $3`,
      [canvasId, after, ELEMENT_ROWS],
    )
    yield* rows
    if (rows.length < ELEMENT_ROWS) return
    after = rows.at(-1)?.id ?? after
  }
}

function compareRow(canvasId: string, row: Row, replayed: ReplayedElement | undefined): Difference | null {
  const version = Number(row.version)
  const differ = (what: string | null, expected: unknown, found: unknown): Difference => ({
    canvasId,
    version,
    elementId: row.id,
    register: what,
    expected,
    found,
    sentence: replayed
      ? `The row of element ${row.id} has another ${what} than the log. ${contrast(expected, found)}`
      : `The row of element ${row.id} (version ${version}) is one too many: nothing in the log made it.`,
  })
  const element = fromRecord(row)
  if (!replayed) return differ(null, null, element)
  if (replayed.deleted !== row.deleted) return differ('deletion', replayed.deleted, row.deleted)
  const unequal = firstUnequal(replayed.element, element)
  if (unequal) return differ(...unequal)
  return replayed.version === version ? null : differ('version', replayed.version, version)
}

/** The first register in which two states of one element differ, with both values. */
function firstUnequal(expected: Element, found: Element): [string, unknown, unknown] | null {
  if (sameElement(expected, found)) return null
  if (expected.type !== found.type) return ['type', expected.type, typeOf(found)]
  for (const register of registersOf(expected.type)) {
    const [a, b] = [readRegister(expected, register), readRegister(found, register)]
    if (!sameValue(a, b)) return [register, a, b]
  }
  // What another build wrote has registers that this one does not know.
  return ['content', expected, found]
}

function typeOf(element: Element): string {
  return element.type === 'unknown' ? `unreadable ${element.unknownType}` : element.type
}

async function snapshotVersions(client: PoolClient, canvasId: string): Promise<Set<number>> {
  const { rows } = await client.query<{ version: string }>(
    'SELECT version FROM canvas_snapshots WHERE canvas_id = $1',
    [canvasId],
  )
  return new Set(rows.map(({ version }) => Number(version)))
}

/** A snapshot holds the rows of all that lived at its version. */
async function compareSnapshot(
  client: PoolClient,
  canvasId: string,
  { elements, version }: Replay,
): Promise<Difference | null> {
  const { rows } = await client.query<{ elements: ElementRecord[] }>(
    'SELECT elements FROM canvas_snapshots WHERE canvas_id = $1 AND version = $2',
    [canvasId, version],
  )
  const kept = new Map((rows[0]?.elements ?? []).map((record) => [record.id, fromRecord(record)]))
  const differ = (elementId: string, what: string | null, expected: unknown, found: unknown) => ({
    canvasId,
    version,
    elementId,
    register: what,
    expected,
    found,
    sentence: `The snapshot of version ${version} differs from the log in ${what ?? 'the presence'} of element ${elementId}. ${contrast(expected, found)}`,
  })
  for (const [id, replayed] of elements) {
    const found = kept.get(id)
    kept.delete(id)
    if (replayed.deleted ? found : !found) {
      return differ(id, null, replayed.deleted ? null : replayed.element, found ?? null)
    }
    const unequal = found && firstUnequal(replayed.element, found)
    if (unequal) return differ(id, ...unequal)
  }
  for (const [id, found] of kept) return differ(id, null, null, found)
  return null
}

const LONGEST_VALUE = 200

function contrast(expected: unknown, found: unknown): string {
  return `Expected ${inWords(expected)}, found ${inWords(found)}.`
}

function inWords(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text
}

/** Ids of all canvases, those in the trash too. */
export async function* eachCanvasId(database: Database): AsyncGenerator<string> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await database.pool.query<{ id: string }>(
      'SELECT id FROM canvases WHERE id > $1::uuid ORDER BY id LIMIT 1000',
      [after],
    )
    for (const { id } of rows) yield id
    if (rows.length === 0) return
    after = rows.at(-1)?.id ?? after
  }
}
