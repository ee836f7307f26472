import type { Database } from '../../db/client'
import type { CommittedOperation } from '../../lib/editor/changes/change'

/** Operations of a canvas in order, up to `until`. */
export async function readLog(
  pool: Database['pool'],
  canvasId: string,
  { until = Number.MAX_SAFE_INTEGER } = {},
): Promise<CommittedOperation[]> {
  const { rows } = await pool.query<Omit<CommittedOperation, 'version'> & { version: string }>(
    `SELECT version, operation_id AS "opId", client_id AS "clientId", user_id AS "userId", kind, changes
     FROM canvas_change_log WHERE canvas_id = $1 AND version <= $2 ORDER BY version`,
    [canvasId, until],
  )
  return rows.map((row) => ({ ...row, version: Number(row.version) }))
}
