import type { CommittedOperation } from '../lib/editor/changes/change'
import { sameElement } from '../lib/editor/changes/decide-change'
import { type Replayed, replayOperations } from '../lib/editor/changes/replay'
import { type ElementRecord, fromRecord } from '../lib/editor/model/record'
import type { Database } from './client'
import { tx } from './tx'

export interface ReplayCheck {
  readonly version: number
  readonly elements: number
  /** Ids of elements whose row is not what the log makes of it; empty: the log tells the whole truth. */
  readonly differing: readonly string[]
}

/** Proves that the log of a canvas gives its rows, tombstones and versions included (S9). Throws on a hole in the log. */
export async function checkReplay(database: Database, canvasId: string): Promise<ReplayCheck> {
  return tx(
    database,
    async (client) => {
      const { rows: canvases } = await client.query<{ version: string }>(
        'SELECT version FROM canvases WHERE id = $1',
        [canvasId],
      )
      const { version, elements } = replayOperations(await readLog(client, canvasId))
      if (version !== Number(canvases[0]?.version)) {
        throw new Error(`The log ends at version ${version}, the canvas is at ${canvases[0]?.version}.`)
      }
      return {
        version,
        elements: elements.size,
        differing: differences(elements, await readRows(client, canvasId)),
      }
    },
    { isolation: 'repeatable read', readOnly: true },
  )
}

interface Reader {
  query<R extends object>(text: string, values: unknown[]): Promise<{ rows: R[] }>
}

/** Operations of a canvas in order, after `since` and up to `until`. */
export async function readLog(
  reader: Reader,
  canvasId: string,
  { since = 0, until = Number.MAX_SAFE_INTEGER } = {},
): Promise<CommittedOperation[]> {
  const { rows } = await reader.query<Omit<CommittedOperation, 'version'> & { version: string }>(
    `SELECT version, operation_id AS "opId", client_id AS "clientId", user_id AS "userId", kind, changes
     FROM canvas_change_log WHERE canvas_id = $1 AND version > $2 AND version <= $3 ORDER BY version`,
    [canvasId, since, until],
  )
  return rows.map((row) => ({ ...row, version: Number(row.version) }))
}

type Row = ElementRecord & { readonly version: string; readonly deleted: boolean }

async function readRows(reader: Reader, canvasId: string): Promise<Row[]> {
  const { rows } = await reader.query<Row>(
    `SELECT id, type, x, y, width, height, rotation, z_index, props, version, deleted_at IS NOT NULL AS deleted
     FROM canvas_elements WHERE canvas_id = $1`,
    [canvasId],
  )
  return rows
}

function differences(elements: Replayed, rows: readonly Row[]): string[] {
  const missing = new Set(elements.keys())
  const differing = rows.filter((row) => {
    missing.delete(row.id)
    const replayed = elements.get(row.id)
    return (
      replayed?.version !== Number(row.version) ||
      replayed.deleted !== row.deleted ||
      !sameElement(replayed.element, fromRecord(row))
    )
  })
  return [...differing.map(({ id }) => id), ...missing]
}
