import { randomUUID } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { expect } from 'vitest'
import type { Database } from '../../db/client'
import { commitSave } from '../../db/save'
import type { SaveReport } from '../../db/save/report'
import { verifyCanvas } from '../../db/verify'
import type { Change, Operation } from '../../lib/editor/changes/change'
import { PROTOCOL, type SaveResult, type SaveValue } from '../../lib/protocol/save'

/** A canvas of its own for a test, with its owner. */
export interface SavedCanvas {
  readonly canvasId: string
  readonly ownerId: string
  /** Adds a person; null for a stranger. */
  person(role: 'owner' | 'editor' | 'viewer' | null): Promise<string>
  /** A replica: one tab of a person. */
  replica(userId?: string): TestReplica
}

/** Sends what it is told and knows what it is told: it merges nothing. */
export interface TestReplica {
  readonly clientId: string
  /** An operation that saw `base`. */
  operation(base: number, changes: readonly Change[], given?: Partial<Operation>): Operation
  send(known: number, operations: readonly Operation[]): Promise<Answer>
}

export type Answer = SaveResult & { readonly path: SaveReport['path'] }

export async function makeCanvas(database: Database): Promise<SavedCanvas> {
  const canvasId = randomUUID()
  const ownerId = await makePerson(database)
  await database.pool.query(`INSERT INTO canvases (id, title, owner_id) VALUES ($1, 'Test', $2)`, [
    canvasId,
    ownerId,
  ])
  await join(database, canvasId, ownerId, 'owner')
  return {
    canvasId,
    ownerId,
    async person(role) {
      const userId = await makePerson(database)
      if (role) await join(database, canvasId, userId, role)
      return userId
    },
    replica(userId = ownerId) {
      const clientId = randomUUID()
      return {
        clientId,
        operation: (base, changes, given = {}) => ({
          opId: uuidv7(),
          clientId,
          base,
          kind: 'edit',
          changes,
          ...given,
        }),
        async send(known, operations) {
          let path: SaveReport['path'] = 'fast'
          const request = { protocol: PROTOCOL, canvasId, known, operations }
          const result = await commitSave(database, { userId, request }, (report) => {
            path = report.path
          })
          return { ...result, path }
        },
      }
    },
  }
}

export function saved(result: SaveResult): SaveValue {
  if (!result.ok) throw new Error(`Not saved: ${result.error.type}, ${result.error.message}`)
  return result.value
}

/** Everything in the canvas's log was written some time before: stands for waiting, for a test does not. */
export async function age(database: Database, canvasId: string, seconds: number): Promise<void> {
  await database.pool.query(
    `UPDATE canvas_change_log SET created_at = created_at - make_interval(secs => $2) WHERE canvas_id = $1`,
    [canvasId, seconds],
  )
}

/** [S9] Holds after every test: the versions are dense and the log gives the rows. */
export async function expectTrueLog(database: Database, canvasId: string): Promise<number> {
  const verified = await verifyCanvas(database, canvasId)
  expect(verified?.difference).toBeNull()
  return verified?.version ?? 0
}

async function makePerson(database: Database): Promise<string> {
  const userId = randomUUID()
  await database.pool.query('INSERT INTO users (id, name, email) VALUES ($1, $2, $3)', [
    userId,
    'Test',
    `${userId}@example.org`,
  ])
  return userId
}

async function join(database: Database, canvasId: string, userId: string, role: string): Promise<void> {
  await database.pool.query('INSERT INTO canvas_members (canvas_id, user_id, role) VALUES ($1, $2, $3)', [
    canvasId,
    userId,
    role,
  ])
}
