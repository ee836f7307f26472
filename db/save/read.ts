import {
  type Change,
  type CommittedOperation,
  elementIdOf,
  type Operation,
} from '../../lib/editor/changes/change'
import type { Override } from '../../lib/editor/changes/decide-change'
import { writtenReferences } from '../../lib/editor/changes/decide-references'
import type { KnownElement, LoggedEdit, Workspace } from '../../lib/editor/changes/decide-workspace'
import { type ElementRecord, fromRecord } from '../../lib/editor/model/record'
import type { Register } from '../../lib/editor/model/registers'
import type { ElementRow } from '../../lib/protocol/elements'
import type { Since } from '../../lib/protocol/save'
import type { Rejection } from './answers'
import type { Queryable } from './write'

/** How an operation was answered before (S6). */
export interface RecordedCommit {
  readonly version: number
  readonly clientId: string
  readonly overrides: readonly Override[]
  readonly corrections: readonly Change[]
}

/** All that deciding a save needs, as it stands under the canvas's lock. */
export interface Situation {
  readonly role: string | null
  /** Milliseconds since 1970, by the database's clock. */
  readonly now: number
  readonly commits: ReadonlyMap<string, RecordedCommit>
  readonly rejections: ReadonlyMap<string, Rejection>
  readonly workspace: Workspace
  /** The touched rows as they are, for what this build cannot read is not told whole by its element (M9). */
  readonly records: ReadonlyMap<string, ElementRecord>
  readonly since: Since
}

/** What an answer carries of others' operations; beyond this the client reads the canvas anew (C6). */
const SINCE_MAX_OPERATIONS = 500
/** Bytes as the log stores them, uncompressed. */
const SINCE_MAX_BYTES = 2_000_000

export interface SituationQuery {
  readonly canvasId: string
  readonly userId: string
  readonly known: number
  /** The canvas's version under the lock. */
  readonly version: number
  readonly operations: readonly Operation[]
}

/** The second statement of the slow path (S4): one round trip for everything, after the lock and never with it. */
export async function readSituation(connection: Queryable, query: SituationQuery): Promise<Situation> {
  const { canvasId, userId, known, version, operations } = query
  const changes = operations.flatMap((operation) => operation.changes)
  const touched = [...new Set(changes.map(elementIdOf))]
  const references = changes.flatMap(writtenReferences)
  const deleted = changes.flatMap((change) => (change.kind === 'delete' ? [change.element.id] : []))
  // This save's own operations may stand among them, committed before; they are told as committed.
  const wantsSince = known <= version && version - known <= SINCE_MAX_OPERATIONS + operations.length
  const { rows } = await connection.query({
    text: SITUATION,
    values: [
      canvasId,
      userId,
      operations.map(({ opId }) => opId),
      [...new Set([...touched, ...references.map(([, id]) => id)])],
      // What is freed from what is deleted goes up to what is left around it.
      deleted.length > 0 || references.some(([property]) => property === 'parent'),
      touched,
      Math.min(...operations.map(({ base }) => base)),
      wantsSince ? known : version,
      SINCE_MAX_BYTES,
      deleted,
    ],
  })
  // The columns are built by SITUATION below, from rows that were parsed when they were written.
  const row = rows[0] as unknown as SituationRow
  const records = new Map(row.elements.map((entry) => [entry[0], recordOf(entry)]))
  return {
    role: row.role,
    now: Number(row.now),
    commits: new Map(row.commits.map(({ opId, ...commit }) => [opId, commit])),
    rejections: new Map(row.rejections.map(([opId, answer]) => [opId, answer])),
    workspace: {
      elements: new Map(row.elements.map((entry) => [entry[0], knownElement(entry)])),
      edits: editsByElement(row.edits),
    },
    records,
    since: wantsSince && row.since && row.since.length <= SINCE_MAX_OPERATIONS ? row.since : 'reload',
  }
}

type ElementEntry = [...row: ElementRow, deleted: boolean]

type EditEntry = [
  version: number,
  clientId: string,
  userId: string,
  userName: string | null,
  at: number,
  elementId: string,
  registers: Register[] | null,
]

interface SituationRow {
  readonly role: string | null
  readonly now: string
  readonly commits: (RecordedCommit & { readonly opId: string })[]
  readonly rejections: [opId: string, answer: Rejection][]
  readonly elements: ElementEntry[]
  readonly edits: EditEntry[]
  readonly since: CommittedOperation[] | null
}

function recordOf([id, type, x, y, width, height, rotation, z_index, props]: ElementEntry): ElementRecord {
  return { id, type, x, y, width, height, rotation, z_index, props }
}

function knownElement(entry: ElementEntry): KnownElement {
  return { element: fromRecord(recordOf(entry)), deleted: entry[9] }
}

function editsByElement(entries: readonly EditEntry[]): Map<string, LoggedEdit[]> {
  const edits = new Map<string, LoggedEdit[]>()
  for (const [version, clientId, userId, userName, at, elementId, registers] of entries) {
    const edit = { version, clientId, userId, userName, at, registers }
    const known = edits.get(elementId)
    if (known) known.push(edit)
    else edits.set(elementId, [edit])
  }
  return edits
}

// $1 canvas · $2 person · $3 operation ids · $4 elements to read · $5 whether to follow parents up · $6 touched elements ·
// $7 smallest base · $8 known · $9 most bytes of others' operations · $10 deleted elements: what was tied to them since
// the smallest base is read too, for their author let go only of what he saw (M7).
const SITUATION = `
WITH RECURSIVE wanted (id) AS (
  SELECT unnest($4::text[])
  UNION
  SELECT coalesce(v ->> 'id', v -> 'element' ->> 'id')
  FROM canvas_change_log AS l, jsonb_array_elements(l.changes) AS v
  WHERE cardinality($10::text[]) > 0 AND l.canvas_id = $1::uuid AND l.version > $7::bigint AND tied_to(v) && $10::text[]
  UNION
  SELECT e.props ->> 'parent'
  FROM wanted AS w JOIN canvas_elements AS e ON e.canvas_id = $1::uuid AND e.id = w.id
  WHERE $5::boolean AND e.props ->> 'parent' IS NOT NULL
), others AS (
  SELECT l.* FROM canvas_change_log AS l
  WHERE l.canvas_id = $1::uuid AND l.version > $8::bigint AND l.operation_id <> ALL ($3::uuid[])
)
SELECT
  role_on($1::uuid, $2::text) AS role,
  (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now,
  (
    SELECT coalesce(json_agg(json_build_object('opId', l.operation_id, 'version', l.version, 'clientId', l.client_id,
      'overrides', coalesce(l.overrides, '[]'), 'corrections', coalesce(l.corrections, '[]'))), '[]')
    FROM canvas_change_log AS l WHERE l.canvas_id = $1::uuid AND l.operation_id = ANY ($3::uuid[])
  ) AS commits,
  (
    SELECT coalesce(json_agg(json_build_array(n.operation_id, n.answer)), '[]')
    FROM canvas_rejections AS n WHERE n.canvas_id = $1::uuid AND n.operation_id = ANY ($3::uuid[])
  ) AS rejections,
  (
    SELECT coalesce(json_agg(json_build_array(e.id, e.type, e.x, e.y, e.width, e.height, e.rotation, e.z_index,
      e.props, e.deleted_at IS NOT NULL)), '[]')
    FROM canvas_elements AS e WHERE e.canvas_id = $1::uuid AND e.id IN (SELECT w.id FROM wanted AS w)
  ) AS elements,
  (
    SELECT coalesce(json_agg(json_build_array(l.version, l.client_id, l.user_id,
      (SELECT u.name FROM users AS u WHERE u.id = l.user_id), extract(epoch FROM l.created_at) * 1000, c.id, c.registers) ORDER BY l.version), '[]')
    FROM canvas_change_log AS l CROSS JOIN LATERAL (
      SELECT coalesce(v ->> 'id', v -> 'element' ->> 'id') AS id,
        CASE WHEN v ->> 'kind' = 'set' THEN (SELECT json_agg(k) FROM jsonb_object_keys(v -> 'registers') AS k) END
          AS registers
      FROM jsonb_array_elements(l.changes) AS v
    ) AS c
    WHERE l.canvas_id = $1::uuid AND l.version > $7::bigint AND c.id = ANY ($6::text[])
  ) AS edits,
  CASE WHEN (SELECT coalesce(sum(pg_column_size(o.changes)), 0) FROM others AS o) <= $9::bigint THEN (
    SELECT coalesce(json_agg(json_build_object('version', o.version, 'opId', o.operation_id, 'clientId', o.client_id,
      'userId', o.user_id, 'kind', o.kind, 'changes', o.changes) ORDER BY o.version), '[]')
    FROM others AS o
  ) END AS since`
