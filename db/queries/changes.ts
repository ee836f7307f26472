import type { ChangesAnswer, FedOperation } from '../../lib/protocol/elements'
import type { Database } from '../client'

/** Above either, reading the canvas anew is cheaper than replaying. */
const MAX_OPERATIONS = 500
/** As stored, which is compressed: up to some 5 MB on the wire. */
const MAX_STORED_BYTES = 1_000_000

/** What was committed after `since`, oldest first, for those who may see it; null for everybody else. */
export async function changesSince(
  db: Database,
  { canvasId, userId, since }: { readonly canvasId: string; readonly userId: string; readonly since: number },
): Promise<ChangesAnswer | null> {
  const { rows } = await db.pool.query<{ version: string; operations: FedOperation[] | null }>(
    CHANGES_SINCE,
    [canvasId, userId, since, MAX_OPERATIONS, MAX_STORED_BYTES],
  )
  const [row] = rows
  return row ? { version: Number(row.version), operations: row.operations ?? 'reload' } : null
}

// One statement, so that the version and the operations are of one moment. The count of missing operations must match
// the versions between: a log pruned above `since` cannot tell all that happened (H3).
const CHANGES_SINCE = `
WITH missing AS MATERIALIZED (
  SELECT l.version, pg_column_size(l.changes) AS bytes FROM canvas_change_log AS l
  WHERE l.canvas_id = $1::uuid AND l.version > $3::bigint ORDER BY l.version LIMIT $4::int + 1
)
SELECT c.version,
  CASE WHEN c.version >= $3::bigint
    AND c.version - $3::bigint <= $4::int
    AND (SELECT count(*) FROM missing) = c.version - $3::bigint
    AND (SELECT coalesce(sum(bytes), 0) FROM missing) <= $5::bigint
  THEN (
    SELECT coalesce(json_agg(json_build_object('version', l.version, 'opId', l.operation_id, 'clientId', l.client_id,
      'userId', l.user_id, 'kind', l.kind, 'changes', l.changes,
      'overrides', coalesce(l.overrides, '[]')) ORDER BY l.version), '[]')
    FROM canvas_change_log AS l WHERE l.canvas_id = $1::uuid AND l.version > $3::bigint
  ) END AS operations
FROM canvases AS c
WHERE c.id = $1::uuid AND role_on(c.id, $2::text) IS NOT NULL`
