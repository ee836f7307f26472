import { expect, test } from 'vitest'
import { box, create, remove, set } from '../editor/changes/decide-build'
import { withDatabase } from '../support/postgres'
import { makeCanvas } from './save-canvas'

// One connection: what a session read is told by itself, once it was asked to.
const db = withDatabase({ max: 1 })

const MANY = 3_000

async function rowsRead(): Promise<number> {
  await db().pool.query('SELECT pg_stat_force_next_flush()')
  const { rows } = await db().pool.query<{ read: string }>(
    `SELECT coalesce(idx_tup_fetch, 0) + seq_tup_read AS read FROM pg_stat_user_tables WHERE relname = 'canvas_elements'`,
  )
  return Number(rows[0]?.read)
}

/** What a planner learns of a server with many small canvases: that a canvas has hardly any elements. */
async function rememberSmallCanvases(ownerId: string): Promise<void> {
  await db().pool.query(
    `WITH small AS (
       INSERT INTO canvases (id, title, owner_id) SELECT gen_random_uuid(), 'Small', $1 FROM generate_series(1, 500)
       RETURNING id
     )
     INSERT INTO canvas_elements (canvas_id, id, type, x, y, width, height, rotation, z_index, props, version, updated_by)
     SELECT id, 'box', 'rectangle', 0, 0, 1, 1, 0, 'a0', '{}', 0, $1 FROM small`,
    [ownerId],
  )
  await db().pool.query('ANALYZE canvas_elements')
}

test('[S11] moving or deleting one element reads that element and not the canvas, whatever the statistics expect', async () => {
  const canvas = await makeCanvas(db())
  await rememberSmallCanvases(canvas.ownerId)
  const me = canvas.replica()
  const boxes = Array.from({ length: MANY }, (_, i) => create(box({ id: `box${i}`, z: `a${i}` })))
  await me.send(0, [me.operation(0, boxes)])

  const before = await rowsRead()
  const position = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
  ] as const
  const moved = await me.send(1, [me.operation(1, [set({ id: 'box7', type: 'rectangle' }, { position })])])
  expect(moved).toMatchObject({ ok: true, path: 'fast' })
  expect((await rowsRead()) - before).toBeLessThan(10)

  // Somebody who has not seen that: whether anything was tied to it since, the log tells.
  const unmoved = await rowsRead()
  const removed = await me.send(1, [me.operation(1, [remove(box({ id: 'box8', z: 'a8' }))])])
  expect(removed).toMatchObject({ ok: true, path: 'fast' })
  expect((await rowsRead()) - unmoved).toBeLessThan(10)
})
