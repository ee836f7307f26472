import type { Change, Operation } from '../../lib/editor/changes/change'
import type { Override } from '../../lib/editor/changes/decide-change'
import type { NetWrite } from '../../lib/editor/changes/fold'
import { insertedRow, updatedRow } from './net-rows'

/** An operation as the log shall hold it. */
export interface LoggedOperation extends Pick<Operation, 'opId' | 'clientId' | 'kind' | 'base' | 'changes'> {
  readonly overrides: readonly Override[]
  readonly corrections: readonly Change[]
}

export interface Write {
  readonly canvasId: string
  readonly userId: string
  readonly clientId: string
  /** The version the row must have. */
  readonly version: number
  /** Nobody else's operation may be newer than this. */
  readonly seen: number
  readonly operations: readonly LoggedOperation[]
  /** What the operations come to, sorted by id. */
  readonly net: readonly NetWrite[]
  /** Elements that must be alive, for something is tied to them. */
  readonly references: readonly string[]
}

export interface Written {
  readonly version: number
}

/** What `pool.query` and a client of a transaction have in common. */
export interface Queryable {
  query(query: { readonly name?: string; readonly text: string; readonly values: unknown[] }): Promise<{
    readonly rows: Record<string, unknown>[]
  }>
}

/** SQLSTATE of refuse_save(): the rows were not as the save says. Everything rolled back. */
export const ROWS_DIFFER = 'IND01'

/**
 * One save as one statement: version check, role check, rows, log and version bump, all or nothing (S5). Answers null
 * when the canvas's row did not match (another version, not an editor, foreign operations, a rejected operation), and
 * throws SQLSTATE IND01 or 23505 when rows or log were not as the save says.
 *
 * Why checking inside the UPDATE is safe: after waiting for the row's lock Postgres evaluates its WHERE again on the
 * newest row. When `version` still matches, no operation was committed meanwhile, so the statement's older snapshot
 * holds every log entry and every element as it is now.
 */
export async function writeSave(connection: Queryable, write: Write): Promise<Written | null> {
  const { rows } = await connection.query({
    name: 'save',
    text: STATEMENT,
    values: [
      write.canvasId,
      write.version,
      write.operations.length,
      write.userId,
      write.seen,
      write.clientId,
      write.operations.map(({ opId }) => opId),
      JSON.stringify(write.net.filter(({ was }) => was === 'absent').map(insertedRow)),
      JSON.stringify(write.net.filter(({ was }) => was !== 'absent').map(updatedRow)),
      JSON.stringify(write.operations.map(logRow)),
      write.references,
    ],
  })
  const row = rows[0]
  return row ? { version: Number(row.version) } : null
}

function logRow(operation: LoggedOperation, index: number): object {
  const { opId, kind, base, changes, overrides, corrections } = operation
  return {
    s: index + 1,
    o: opId,
    k: kind,
    b: base,
    c: changes,
    r: overrides.length > 0 ? overrides : null,
    f: corrections.length > 0 ? corrections : null,
  }
}

// $1 canvas · $2 its version · $3 operations · $4 person · $5 seen · $6 replica · $7 operation ids · $8 new rows ·
// $9 changed rows · $10 log rows · $11 references.
const STATEMENT = `
WITH canvas AS (
  UPDATE canvases AS c
  SET version = c.version + $3::int, last_edited_by = $4::text, updated_at = clock_timestamp()
  WHERE c.id = $1::uuid AND c.version = $2::bigint AND c.deleted_at IS NULL
    AND EXISTS (
      SELECT FROM canvas_members AS m
      WHERE m.canvas_id = $1::uuid AND m.user_id = $4::text AND m.role IN ('owner', 'editor'))
    AND NOT EXISTS (
      SELECT FROM canvas_change_log AS l
      WHERE l.canvas_id = $1::uuid AND l.version > $5::bigint AND l.client_id <> $6::uuid)
    AND NOT EXISTS (
      SELECT FROM canvas_rejections AS n
      WHERE n.canvas_id = $1::uuid AND n.operation_id = ANY ($7::uuid[]))
  RETURNING c.version, c.updated_at AS at
), inserted AS (
  INSERT INTO canvas_elements (canvas_id, id, type, x, y, width, height, rotation, z_index, props, version,
    updated_by, created_at, updated_at, deleted_at)
  SELECT $1::uuid, r.id, r.t, r.x, r.y, r.w, r.h, r.r, r.z, r.p, $2::bigint + r.s,
    $4::text, canvas.at, canvas.at, CASE WHEN r.d THEN canvas.at END
  FROM canvas, jsonb_to_recordset($8::jsonb) AS r (id text, t text, s int, d boolean, x float8, y float8, w float8,
    h float8, r float8, z text, p jsonb)
), updated AS (
  UPDATE canvas_elements AS e
  SET x = coalesce(r.x, e.x), y = coalesce(r.y, e.y), width = coalesce(r.w, e.width),
    height = coalesce(r.h, e.height), rotation = coalesce(r.r, e.rotation), z_index = coalesce(r.z, e.z_index),
    props = CASE WHEN r.p IS NULL THEN e.props ELSE e.props || r.p END,
    version = $2::bigint + r.s, updated_by = $4::text, updated_at = canvas.at,
    deleted_at = CASE WHEN r.d1 THEN canvas.at END
  FROM canvas, jsonb_to_recordset($9::jsonb) AS r (id text, t text, s int, d0 boolean, d1 boolean, x float8,
    y float8, w float8, h float8, r float8, z text, p jsonb, bx float8, by float8, bw float8, bh float8, br float8,
    bz text, bp jsonb)
  WHERE e.canvas_id = $1::uuid AND e.id = r.id
    AND (r.t IS NULL OR e.type = r.t) AND (e.deleted_at IS NOT NULL) = r.d0
    AND (r.bx IS NULL OR e.x = r.bx) AND (r.by IS NULL OR e.y = r.by)
    AND (r.bw IS NULL OR e.width = r.bw) AND (r.bh IS NULL OR e.height = r.bh)
    AND (r.br IS NULL OR e.rotation = r.br) AND (r.bz IS NULL OR e.z_index = r.bz)
    AND (r.bp IS NULL OR e.props || r.bp = e.props)
  RETURNING 1
), logged AS (
  INSERT INTO canvas_change_log (canvas_id, version, operation_id, client_id, user_id, kind, base, changes, overrides,
    corrections, created_at)
  SELECT $1::uuid, $2::bigint + r.s, r.o, $6::uuid, $4::text, r.k, r.b, r.c, r.r, r.f, canvas.at
  FROM canvas, jsonb_to_recordset($10::jsonb) AS r (s int, o uuid, k text, b bigint, c jsonb, r jsonb, f jsonb)
)
SELECT canvas.version,
  CASE
    WHEN (SELECT count(*) FROM updated) <> jsonb_array_length($9::jsonb) THEN refuse_save('rows')
    WHEN (
      SELECT count(*) FROM canvas_elements AS e
      WHERE e.canvas_id = $1::uuid AND e.id = ANY ($11::text[]) AND e.deleted_at IS NULL
    ) <> cardinality($11::text[]) THEN refuse_save('references')
  END
FROM canvas`
