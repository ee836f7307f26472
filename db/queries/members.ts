import { sql } from 'drizzle-orm'
import type { Database } from '../client'

export type Role = 'owner' | 'editor' | 'viewer'

/** What a person may do on a canvas; null for a stranger, and for a canvas that does not exist. */
export async function findRole(
  db: Database,
  { canvasId, userId }: { readonly canvasId: string; readonly userId: string },
): Promise<Role | null> {
  const { rows } = await db.orm.execute<{ role: Role | null }>(
    sql`SELECT role_on(${canvasId}::uuid, ${userId}) AS role`,
  )
  return rows[0]?.role ?? null
}

/** Which of these (by index) have lost their role on the canvas, or their session. */
export async function findVisitorsWithoutAccess(
  db: Database,
  visitors: readonly { readonly canvasId: string; readonly userId: string; readonly sessionId: string }[],
): Promise<{ readonly index: number; readonly reason: 'signed_out' | 'no_role' }[]> {
  const { rows } = await db.pool.query<{ index: number; signed_in: boolean }>(
    `SELECT v.index - 1 AS index, s.id IS NOT NULL AS signed_in
     FROM unnest($1::uuid[], $2::text[], $3::text[]) WITH ORDINALITY AS v (canvas_id, user_id, session_id, index)
     LEFT JOIN sessions s ON s.id = v.session_id AND s.expires_at > now()
     WHERE s.id IS NULL OR role_on(v.canvas_id, v.user_id) IS NULL
     ORDER BY v.index`,
    [
      visitors.map(({ canvasId }) => canvasId),
      visitors.map(({ userId }) => userId),
      visitors.map(({ sessionId }) => sessionId),
    ],
  )
  return rows.map((row) => ({ index: Number(row.index), reason: row.signed_in ? 'no_role' : 'signed_out' }))
}
