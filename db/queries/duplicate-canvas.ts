import { elementSchemas } from '../../lib/editor/model/element'
import { LIMITS } from '../../lib/editor/model/limits'
import type { Database } from '../client'
import { tx } from '../tx'

/**
 * Makes a copy that its copier owns; false when there is nothing that this person may see. The copy begins with import
 * operations that create what it holds, so that its log tells its rows like any other canvas's (S9). Element ids stay:
 * they belong to their canvas, and what refers to them goes on doing so.
 *
 * All in the database: no row comes through this process.
 */
export async function duplicateCanvas(
  db: Database,
  ids: {
    readonly canvasId: string
    readonly copyId: string
    readonly clientId: string
    readonly userId: string
  },
): Promise<boolean> {
  const { canvasId, copyId, clientId, userId } = ids
  return tx(db, async (client) => {
    const canvas = await client.query(COPY_CANVAS, [canvasId, copyId, userId])
    if (canvas.rowCount === 0) return false
    await client.query(COPY_ELEMENTS, [canvasId, copyId, userId, LIMITS.changesPerOperation])
    await client.query(LOG_CREATION, [copyId, userId, clientId, Object.keys(elementSchemas)])
    await client.query(
      `UPDATE canvases SET version = (SELECT coalesce(max(version), 0) FROM canvas_change_log WHERE canvas_id = $1)
       WHERE id = $1`,
      [copyId],
    )
    await client.query(
      `INSERT INTO canvas_assets
       SELECT $2, hash, mime_type, byte_length, width, height, created_by, created_at
       FROM canvas_assets WHERE canvas_id = $1`,
      [canvasId, copyId],
    )
    return true
  })
}

// FOR SHARE: no save may come between this statement and those that read the rows.
const COPY_CANVAS = `
WITH source AS (
  SELECT title FROM canvases
  WHERE id = $1::uuid AND role_on(id, $3::text) IS NOT NULL FOR SHARE
), copy AS (
  INSERT INTO canvases (id, title, owner_id, last_edited_by)
  SELECT $2::uuid, left('Copy of ' || title, 120), $3::text, $3::text FROM source
  RETURNING id
)
INSERT INTO canvas_members (canvas_id, user_id, role) SELECT id, $3::text, 'owner' FROM copy`

// One operation for each 10,000 elements, and an operation makes a version.
const COPY_ELEMENTS = `
INSERT INTO canvas_elements
  (canvas_id, id, type, x, y, width, height, rotation, z_index, props, version, updated_by)
SELECT $2::uuid, id, type, x, y, width, height, rotation, z_index, props,
  1 + (row_number() OVER (ORDER BY id) - 1) / $4::int, $3::text
FROM canvas_elements WHERE canvas_id = $1::uuid AND deleted_at IS NULL`

// An element as lib/editor/model/record.ts reads it from its row; of a type that this build does not know, as it keeps
// it (M9).
const LOG_CREATION = `
INSERT INTO canvas_change_log (canvas_id, version, operation_id, client_id, user_id, kind, base, changes)
SELECT $1::uuid, e.version, gen_random_uuid(), $3::uuid, $2::text, 'import', e.version - 1,
  jsonb_agg(jsonb_build_object('kind', 'create', 'element',
    jsonb_build_object('id', e.id, 'x', e.x, 'y', e.y, 'width', e.width, 'height', e.height,
      'rotation', e.rotation, 'z', e.z_index) ||
    CASE WHEN e.type = ANY ($4::text[])
      THEN e.props || jsonb_build_object('type', e.type)
      ELSE jsonb_build_object('type', 'unknown', 'unknownType', e.type, 'raw', e.props - 'parent',
        'parent', e.props -> 'parent')
    END) ORDER BY e.id)
FROM canvas_elements AS e WHERE e.canvas_id = $1::uuid
GROUP BY e.version`
