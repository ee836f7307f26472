import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Database } from '../../../db/client'
import { commitSave } from '../../../db/save'
import { canvasElements, canvases } from '../../../db/schema'
import { tx } from '../../../db/tx'
import type { Change, Operation } from '../../../lib/editor/changes/change'
import type { Element } from '../../../lib/editor/model/element'
import { toRecord } from '../../../lib/editor/model/record'
import { PROTOCOL, type SaveValue } from '../../../lib/protocol/save'
import type { CopyConnection } from './copy'

/** A canvas, and whoever saves it. */
export interface Target {
  readonly canvasId: string
  readonly userId: string
}

/** One way to bring many new elements into the database. */
export type Way = (target: Target, elements: readonly Element[]) => Promise<void>

export async function makeTarget({ pool }: Database): Promise<Target> {
  const target = { canvasId: randomUUID(), userId: randomUUID() }
  await pool.query('INSERT INTO users (id, name, email) VALUES ($1, $2, $3)', [
    target.userId,
    'Bench',
    `${target.userId}@example.org`,
  ])
  await pool.query(`INSERT INTO canvases (id, title, owner_id) VALUES ($1, 'Bench', $2)`, [
    target.canvasId,
    target.userId,
  ])
  await pool.query(`INSERT INTO canvas_members (canvas_id, user_id, role) VALUES ($1, $2, 'owner')`, [
    target.canvasId,
    target.userId,
  ])
  return target
}

/** What one writes first: a query for each element, one after the other, and the version in the end. */
export function quickFix({ orm }: Database): Way {
  return async (target, elements) => {
    for (const element of elements) {
      await orm.insert(canvasElements).values(rowOf(target, element)).onConflictDoUpdate(UPSERT)
    }
    await orm
      .update(canvases)
      .set({ version: sql`${canvases.version} + 1` })
      .where(eq(canvases.id, target.canvasId))
  }
}

/** What one writes next: a transaction with drizzle's VALUES, 100 rows each. Like the quick fix it keeps no log. */
export function chunksOf100(database: Database): Way {
  return (target, elements) =>
    tx(database, async (_, orm) => {
      await orm
        .select({ version: canvases.version })
        .from(canvases)
        .where(and(eq(canvases.id, target.canvasId), eq(canvases.version, 0)))
        .for('update')
      for (let start = 0; start < elements.length; start += 100) {
        const rows = elements.slice(start, start + 100).map((element) => rowOf(target, element))
        await orm.insert(canvasElements).values(rows).onConflictDoUpdate(UPSERT)
      }
      await orm.update(canvases).set({ version: 1 }).where(eq(canvases.id, target.canvasId))
    })
}

export function ours(database: Database): Way {
  return async (target, elements) => {
    await save(database, target, {
      known: 0,
      changes: elements.map((element) => ({ kind: 'create', element })),
    })
  }
}

export function copied(connection: CopyConnection): Way {
  return ({ canvasId, userId }, elements) => connection.copy(canvasId, userId, elements.map(toRecord))
}

const CLIENT = randomUUID()

export async function save(
  database: Database,
  { canvasId, userId }: Target,
  { known, changes, ...given }: { known: number; changes: readonly Change[] } & Partial<Operation>,
): Promise<SaveValue> {
  const operation: Operation = {
    opId: uuidv7(),
    clientId: CLIENT,
    base: known,
    kind: 'edit',
    changes,
    ...given,
  }
  const request = { protocol: PROTOCOL, canvasId, known, operations: [operation] }
  const result = await commitSave(database, { userId, request }, () => {})
  if (!result.ok) throw new Error(`${result.error.type}: ${result.error.message}`)
  return result.value
}

function rowOf({ canvasId, userId }: Target, element: Element) {
  const { z_index: zIndex, props, ...record } = toRecord(element)
  return { ...record, canvasId, zIndex, props: { ...props }, version: 1, updatedBy: userId }
}

const UPSERT = {
  target: [canvasElements.canvasId, canvasElements.id],
  set: {
    type: sql`excluded.type`,
    x: sql`excluded.x`,
    y: sql`excluded.y`,
    width: sql`excluded.width`,
    height: sql`excluded.height`,
    rotation: sql`excluded.rotation`,
    zIndex: sql`excluded.z_index`,
    props: sql`excluded.props`,
    version: sql`excluded.version`,
    updatedBy: sql`excluded.updated_by`,
  },
}
