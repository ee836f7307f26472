import type { Database } from '../client'

export interface Asset {
  /** Hex SHA-256 of the bytes that were sent; what is stored was made from them. */
  readonly hash: string
  readonly mimeType: string
  readonly byteLength: number
  /** Pixels. */
  readonly width: number
  readonly height: number
}

interface OfCanvas {
  readonly canvasId: string
  readonly userId: string
}

/** Lets a canvas hold an image; false when this person may not change the canvas. Twice is once. */
export async function addAsset(
  db: Database,
  { canvasId, userId, asset }: OfCanvas & { readonly asset: Asset },
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `INSERT INTO canvas_assets (canvas_id, hash, mime_type, byte_length, width, height, created_by)
     SELECT $1::uuid, $3, $4, $5::bigint, $6::bigint, $7::bigint, $2
     WHERE role_on($1::uuid, $2) IN ('owner', 'editor')
     ON CONFLICT (canvas_id, hash) DO UPDATE SET mime_type = excluded.mime_type`,
    [canvasId, userId, asset.hash, asset.mimeType, asset.byteLength, asset.width, asset.height],
  )
  return rowCount === 1
}

/** An image that a canvas holds, for those who may see the canvas. */
export async function findAsset(
  db: Database,
  { canvasId, userId, hash }: OfCanvas & { readonly hash: string },
): Promise<Pick<Asset, 'mimeType' | 'width' | 'height'> | null> {
  const { rows } = await db.pool.query<{ mime_type: string; width: string; height: string }>(
    `SELECT mime_type, width, height FROM canvas_assets
     WHERE canvas_id = $1::uuid AND hash = $3 AND role_on(canvas_id, $2) IS NOT NULL`,
    [canvasId, userId, hash],
  )
  const [row] = rows
  return row ? { mimeType: row.mime_type, width: Number(row.width), height: Number(row.height) } : null
}

/** Which of these a canvas holds: an element can name any hash, and that alone shows nobody anything. */
export async function heldAssets(
  db: Database,
  { canvasId, hashes }: { readonly canvasId: string; readonly hashes: readonly string[] },
): Promise<string[]> {
  const { rows } = await db.pool.query<{ hash: string }>(
    'SELECT hash FROM canvas_assets WHERE canvas_id = $1::uuid AND hash = ANY ($2::text[])',
    [canvasId, hashes],
  )
  return rows.map(({ hash }) => hash)
}

/**
 * Lets a canvas hold images of another, as far as this person sees that one and may change this one. Answers with those
 * of the hashes that it holds after that.
 */
export async function copyAssets(
  db: Database,
  {
    canvasId,
    userId,
    from,
    hashes,
  }: OfCanvas & { readonly from: string; readonly hashes: readonly string[] },
): Promise<string[]> {
  await db.pool.query(
    `INSERT INTO canvas_assets (canvas_id, hash, mime_type, byte_length, width, height, created_by)
     SELECT $1::uuid, hash, mime_type, byte_length, width, height, $2 FROM canvas_assets
     WHERE canvas_id = $3::uuid AND hash = ANY ($4::text[])
       AND role_on($3::uuid, $2) IS NOT NULL AND role_on($1::uuid, $2) IN ('owner', 'editor')
     ORDER BY hash
     ON CONFLICT (canvas_id, hash) DO NOTHING`,
    [canvasId, userId, from, hashes],
  )
  return heldAssets(db, { canvasId, hashes })
}
