import type { Database } from '../client'

/** Owns the canvases that `npm run db:seed` makes for everybody on this machine. */
export const SAMPLES_OWNER_ID = 'samples'

/** Makes the owner of sample canvases; once is enough. Nobody can sign in as this person. */
export async function createSamplesOwner(db: Database): Promise<void> {
  await db.pool.query(
    `INSERT INTO users (id, name, email, is_anonymous) VALUES ($1, 'Samples', 'samples@indelible.invalid', true)
     ON CONFLICT (id) DO NOTHING`,
    [SAMPLES_OWNER_ID],
  )
}

/** Lets everybody who is here edit a sample. */
export async function shareSample(db: Database, { canvasId }: { readonly canvasId: string }): Promise<void> {
  await db.pool.query(
    `INSERT INTO canvas_members (canvas_id, user_id, role) SELECT $1::uuid, id, 'editor' FROM users
     ON CONFLICT (canvas_id, user_id) DO NOTHING`,
    [canvasId],
  )
}

/** Lets somebody new edit the samples that are here already. Only for a server that is one person's own machine. */
export async function joinSamples(db: Database, { userId }: { readonly userId: string }): Promise<void> {
  await db.pool.query(
    `INSERT INTO canvas_members (canvas_id, user_id, role) SELECT id, $2, 'editor' FROM canvases WHERE owner_id = $1
     ON CONFLICT (canvas_id, user_id) DO NOTHING`,
    [SAMPLES_OWNER_ID, userId],
  )
}

/** Somebody by e-mail or id, or 'latest' who signed in last; null when there is no such person. */
export async function findPerson(db: Database, who: string): Promise<{ id: string; name: string } | null> {
  const { rows } =
    who === 'latest'
      ? await db.pool.query<{ id: string; name: string }>(
          `SELECT u.id, u.name FROM sessions AS s JOIN users AS u ON u.id = s.user_id
           ORDER BY s.created_at DESC LIMIT 1`,
        )
      : await db.pool.query<{ id: string; name: string }>(
          'SELECT id, name FROM users WHERE id = $1 OR email = lower($1)',
          [who],
        )
  return rows[0] ?? null
}
