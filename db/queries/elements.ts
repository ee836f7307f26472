import type { Box } from '../../lib/editor/geometry/box'
import type { ElementRecord } from '../../lib/editor/model/record'
import type { Database } from '../client'
import { tx } from '../tx'

/** Rows of one line: few enough to be painted at once, enough to be few lines. */
const ROWS_A_LINE = 1_000

export interface ElementsHead {
  readonly version: number
  readonly count: number
  readonly bounds: Box | null
}

export interface ElementsQuery {
  readonly canvasId: string
  readonly userId: string
  /** Canvas units; what touches it is read first. */
  readonly view: Box | null
}

export interface ElementsSink {
  head(head: ElementsHead): Promise<void>
  /** A JSON array of rows, ready for the wire: the database writes it, so that nothing is parsed in this process. */
  line(line: string): Promise<void>
}

/**
 * Reads a canvas as it is in one moment, line by line, as fast as the sink takes them. False, and nothing read, for
 * strangers. A sink that throws ends the reading and frees the connection.
 */
export function readElements(db: Database, query: ElementsQuery, sink: ElementsSink): Promise<boolean> {
  const { canvasId, userId, view } = query
  return tx(
    db,
    async (client) => {
      await client.query(SETTINGS)
      const { rows } = await client.query<HeadRow>(HEAD, [canvasId, userId])
      const [row] = rows
      if (!row) return false
      await sink.head(headOf(row))

      const box = view ? [view.x, view.y, view.x + view.width, view.y + view.height] : []
      for (const part of view ? [IN_VIEW, BESIDE_VIEW] : [EVERYTHING]) {
        let last = ''
        for (;;) {
          const { rows } = await client.query<PageRow>(part, [canvasId, last, ...box])
          const { line, last_id: lastId } = rows[0] ?? {}
          if (!line || !lastId) break
          await sink.line(line)
          last = lastId
        }
      }
      return true
    },
    { isolation: 'repeatable read', readOnly: true },
  )
}

/** So many bytes of properties, as stored, that painting them is quick. */
const SKETCH_MAX_STORED_BYTES = 1_000_000

/** The largest elements of a canvas, which make its picture; null for strangers. */
export async function readLargestElements(
  db: Database,
  { canvasId, userId, count }: { readonly canvasId: string; readonly userId: string; readonly count: number },
): Promise<{ readonly version: number; readonly elements: ElementRecord[] } | null> {
  const { rows } = await db.pool.query<{ version: string; elements: ElementRecord[] }>(LARGEST, [
    canvasId,
    userId,
    count,
    SKETCH_MAX_STORED_BYTES,
  ])
  const [row] = rows
  return row ? { version: Number(row.version), elements: row.elements } : null
}

const LARGEST = `
SELECT c.version, (
  SELECT coalesce(json_agg(json_build_object('id', e.id, 'type', e.type, 'x', e.x, 'y', e.y, 'width', e.width,
    'height', e.height, 'rotation', e.rotation, 'z_index', e.z_index, 'props', e.props)), '[]')
  FROM (
    SELECT l.*, sum(pg_column_size(l.props)) OVER (ORDER BY greatest(l.width, l.height) DESC, l.id) AS bytes
    FROM (
      SELECT * FROM canvas_elements WHERE canvas_id = c.id AND deleted_at IS NULL
      ORDER BY greatest(width, height) DESC, id LIMIT $3::int
    ) AS l
  ) AS e
  WHERE e.bytes <= $4::bigint
) AS elements
FROM canvases AS c
WHERE c.id = $1::uuid AND role_on(c.id, $2::text) IS NOT NULL`

interface HeadRow {
  readonly version: string
  readonly count: string
  readonly left: number | null
  readonly top: number | null
  readonly right: number | null
  readonly bottom: number | null
}

function headOf({ version, count, left, top, right, bottom }: HeadRow): ElementsHead {
  const bounds =
    left === null || top === null || right === null || bottom === null
      ? null
      : { x: left, y: top, width: right - left, height: bottom - top }
  return { version: Number(version), count: Number(count), bounds }
}

const HEAD = `
SELECT c.version, e.*
FROM canvases AS c CROSS JOIN LATERAL (
  SELECT count(*) AS count, min(x) FILTER (WHERE inked) AS left, min(y) FILTER (WHERE inked) AS top,
    max(x + width) FILTER (WHERE inked) AS right, max(y + height) FILTER (WHERE inked) AS bottom
  FROM (
    SELECT *, type NOT IN ('group', 'guide') AS inked
    FROM canvas_elements WHERE canvas_id = c.id AND deleted_at IS NULL
  ) AS live
) AS e
WHERE c.id = $1::uuid AND role_on(c.id, $2::text) IS NOT NULL`

// A slow reader is silent between two lines. Slow is fine, asleep is not: others wait for the connection.
// Each page follows the primary key: a plan that reads all rows anew for every page would be chosen for statistics from
// before the canvas was drawn.
const SETTINGS = `
SET LOCAL idle_in_transaction_session_timeout = 20000;
SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off`

/** Nulls where there is no more. */
interface PageRow {
  readonly line: string | null
  readonly last_id: string | null
}

/** The next rows in the order of their ids, which is that of the primary key, as one value: a thousand of them cost the driver more than all the rest of it. */
const pageOf = (condition: string) => `
SELECT '[' || string_agg(row, ',') || ']' AS line, max(id) AS last_id
FROM (
  SELECT id, json_build_array(id, type, x, y, width, height, rotation, z_index, props)::text AS row
  FROM canvas_elements
  WHERE canvas_id = $1::uuid AND deleted_at IS NULL AND id > $2::text AND ${condition}
  ORDER BY id LIMIT ${ROWS_A_LINE}
) AS page`

// A box that is turned reaches out of itself by less than half of its longer side.
const TOUCHES_VIEW = `(
  x - greatest(width, height) / 2 <= $5::float8 AND x + width + greatest(width, height) / 2 >= $3::float8 AND
  y - greatest(width, height) / 2 <= $6::float8 AND y + height + greatest(width, height) / 2 >= $4::float8)`

const EVERYTHING = pageOf('true')
const IN_VIEW = pageOf(TOUCHES_VIEW)
const BESIDE_VIEW = pageOf(`NOT ${TOUCHES_VIEW}`)
