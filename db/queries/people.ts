import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../client'
import { sessions, users } from '../schema'
import { tx } from '../tx'

/** The living session of a token and its person; null when there is none. */
export async function findSession(db: Database, { token }: { readonly token: string }) {
  const [found] = await db.orm
    .select({
      id: users.id,
      name: users.name,
      isAnonymous: users.isAnonymous,
      sessionId: sessions.id,
      sessionExpiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.token, token), sql`${sessions.expiresAt} > now()`))
  return found ?? null
}

/** Hands everything of a guest to the account that the guest signed up for or in to. */
export async function adoptGuest(
  db: Database,
  { guestId, userId }: { readonly guestId: string; readonly userId: string },
): Promise<void> {
  if (guestId === userId) return
  await tx(db, async (client) => {
    await client.query('UPDATE canvases SET owner_id = $2 WHERE owner_id = $1', [guestId, userId])
    // Where the account was a member already its own role stands, unless the guest was the owner.
    await client.query(
      `INSERT INTO canvas_members (canvas_id, user_id, role, created_at)
       SELECT canvas_id, $2, role, created_at FROM canvas_members WHERE user_id = $1
       ON CONFLICT (canvas_id, user_id) DO UPDATE SET role = 'owner' WHERE excluded.role = 'owner'`,
      [guestId, userId],
    )
    await client.query('DELETE FROM canvas_members WHERE user_id = $1', [guestId])
  })
}
