import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Database } from '../client'
import { canvases, canvasMembers, users } from '../schema'
import type { Role } from './members'

// The owner is a member like the others, with the role 'owner': roles have one place.

/** A canvas as lists and page headers show it. */
export interface CanvasSummary {
  readonly id: string
  readonly title: string
  readonly version: number
  readonly role: Role
  readonly ownerName: string
  readonly createdAt: Date
  readonly updatedAt: Date
  /** When it went to the trash; null: it is not there. */
  readonly deletedAt: Date | null
}

interface Viewer {
  readonly userId: string
}
interface OfCanvas extends Viewer {
  readonly canvasId: string
}

/** The canvases of a person, newest first: their own and those shared with them; or their own in the trash. */
export async function listCanvases(
  db: Database,
  { userId, trashed = false }: Viewer & { readonly trashed?: boolean },
): Promise<CanvasSummary[]> {
  return summaries(db, { userId })
    .where(
      trashed ? and(eq(canvases.ownerId, userId), isNotNull(canvases.deletedAt)) : isNull(canvases.deletedAt),
    )
    .orderBy(desc(trashed ? canvases.deletedAt : canvases.updatedAt))
    .limit(1_000)
}

/** Null for strangers and unknown ids alike: a stranger must not learn that the canvas exists. */
export async function findCanvas(
  db: Database,
  { canvasId, userId }: OfCanvas,
): Promise<CanvasSummary | null> {
  const [found] = await summaries(db, { userId }).where(
    and(eq(canvases.id, canvasId), sql`role_on(${canvases.id}, ${userId}) IS NOT NULL`),
  )
  return found ?? null
}

function summaries(db: Database, { userId }: Viewer) {
  return db.orm
    .select({
      id: canvases.id,
      title: canvases.title,
      version: canvases.version,
      role: canvasMembers.role,
      ownerName: users.name,
      createdAt: canvases.createdAt,
      updatedAt: canvases.updatedAt,
      deletedAt: canvases.deletedAt,
    })
    .from(canvases)
    .innerJoin(users, eq(users.id, canvases.ownerId))
    .innerJoin(canvasMembers, and(eq(canvasMembers.canvasId, canvases.id), eq(canvasMembers.userId, userId)))
    .$dynamic()
}

/** The version of a canvas, for those who may see it. */
export async function findVersion(db: Database, { canvasId, userId }: OfCanvas): Promise<number | null> {
  const [found] = await db.orm
    .select({ version: canvases.version })
    .from(canvases)
    .where(and(eq(canvases.id, canvasId), sql`role_on(${canvases.id}, ${userId}) IS NOT NULL`))
  return found?.version ?? null
}

/** For the process itself, who may see what was asked before. */
export async function listVersions(
  db: Database,
  { canvasIds }: { readonly canvasIds: readonly string[] },
): Promise<{ readonly canvasId: string; readonly version: number }[]> {
  return db.orm
    .select({ canvasId: canvases.id, version: canvases.version })
    .from(canvases)
    .where(sql`${canvases.id} = ANY(${sql.param([...canvasIds])}::uuid[])`)
}

export async function createCanvas(
  db: Database,
  { canvasId, userId, title }: OfCanvas & { readonly title: string },
): Promise<void> {
  // One statement: a canvas without a member would be nobody's.
  await db.orm.execute(sql`
    WITH canvas AS (
      INSERT INTO canvases (id, title, owner_id, last_edited_by)
      VALUES (${canvasId}::uuid, ${title}, ${userId}, ${userId}) RETURNING id
    )
    INSERT INTO canvas_members (canvas_id, user_id, role) SELECT id, ${userId}, 'owner' FROM canvas`)
}

/** False when there is no such canvas for this person to rename. */
export async function renameCanvas(
  db: Database,
  { canvasId, userId, title }: OfCanvas & { readonly title: string },
): Promise<boolean> {
  const changed = await db.orm
    .update(canvases)
    .set({ title, lastEditedBy: userId, updatedAt: sql`now()` })
    .where(
      and(
        eq(canvases.id, canvasId),
        sql`role_on(${canvases.id}, ${userId}) IN ('owner', 'editor')`,
        isNull(canvases.deletedAt),
      ),
    )
    .returning({ id: canvases.id })
  return changed.length > 0
}

/** Only its owner's to do; doing it twice is doing it once. False when it is not theirs. */
export async function trashCanvas(db: Database, { canvasId, userId }: OfCanvas): Promise<boolean> {
  const changed = await db.orm
    .update(canvases)
    .set({ deletedAt: sql`coalesce(${canvases.deletedAt}, now())` })
    .where(and(eq(canvases.id, canvasId), eq(canvases.ownerId, userId)))
    .returning({ id: canvases.id })
  return changed.length > 0
}

export async function restoreCanvas(db: Database, { canvasId, userId }: OfCanvas): Promise<boolean> {
  const changed = await db.orm
    .update(canvases)
    .set({ deletedAt: null })
    .where(and(eq(canvases.id, canvasId), eq(canvases.ownerId, userId)))
    .returning({ id: canvases.id })
  return changed.length > 0
}
