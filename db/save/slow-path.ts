import type { CommittedAnswer, SaveRequest, Since } from '../../lib/protocol/save'
import type { Rejection } from './answers'
import { decideBatch, netWrites } from './decide-batch'
import { readSituation } from './read'
import { type Queryable, writeSave } from './write'

export type SlowSave =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'forbidden' }
  | {
      readonly kind: 'decided'
      readonly version: number
      readonly elements: number
      readonly committed: readonly CommittedAnswer[]
      readonly since: Since
      /** The operation that stopped the batch (S8), and why. */
      readonly stopped: { readonly opId: string; readonly rejection: Rejection } | null
    }

/**
 * S4, within a transaction: lock the canvas row in a statement of its own, then read, decide, write. The lock makes
 * everything read after it the newest there is, until COMMIT.
 */
export async function saveSlow(
  connection: Queryable,
  userId: string,
  request: SaveRequest,
): Promise<SlowSave> {
  const { canvasId, known, operations } = request
  const version = await lockCanvas(connection, canvasId)
  if (version === null) return { kind: 'not_found' }
  const situation = await readSituation(connection, { canvasId, userId, known, version, operations })
  // A stranger must not learn that the canvas exists.
  if (situation.role === null) return { kind: 'not_found' }
  if (situation.role === 'viewer') return { kind: 'forbidden' }

  const { committed, logged, stopped, isNews } = decideBatch(operations, situation, version)
  const net = netWrites(logged, situation)
  if (logged.length > 0) {
    await writeSave(connection, {
      canvasId,
      userId,
      clientId: operations[0]?.clientId ?? '',
      known: version,
      operations: logged,
      net,
      references: [],
      gone: [],
    })
  }
  if (stopped && isNews) await recordRejection(connection, { canvasId, userId, ...stopped })
  return {
    kind: 'decided',
    version: version + logged.length,
    elements: net.length,
    committed,
    since: situation.since,
    stopped,
  }
}

/** Alone in its statement: anything read with it would be of the snapshot from before the wait. */
async function lockCanvas(connection: Queryable, canvasId: string): Promise<number | null> {
  const { rows } = await connection.query({
    text: 'SELECT version FROM canvases WHERE id = $1::uuid AND deleted_at IS NULL FOR UPDATE',
    values: [canvasId],
  })
  return rows[0] ? Number(rows[0].version) : null
}

async function recordRejection(
  connection: Queryable,
  {
    canvasId,
    userId,
    opId,
    rejection,
  }: { canvasId: string; userId: string; opId: string; rejection: Rejection },
): Promise<void> {
  await connection.query({
    text: `INSERT INTO canvas_rejections (canvas_id, operation_id, user_id, answer)
      VALUES ($1::uuid, $2::uuid, $3::text, $4::jsonb)`,
    values: [canvasId, opId, userId, JSON.stringify(rejection)],
  })
}
