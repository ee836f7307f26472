import { expect, test } from 'vitest'
import { changesSince } from '../../db/queries/changes'
import { readElements } from '../../db/queries/elements'
import { replayOperations } from '../../lib/editor/changes/replay'
import { LIMITS } from '../../lib/editor/model/limits'
import { box, create, remove, set } from '../editor/changes/decide-build'
import { withDatabase } from '../support/postgres'
import { readLog } from './read-log'
import { expectTrueLog, makeCanvas, type SavedCanvas, saved } from './save-canvas'

/** What went wrong in other editors, against the database (docs/sync.md lists all of it). */

const db = withDatabase()

test('no edit without its history: when the log cannot be written, the rows are not either', async () => {
  const canvas = await makeCanvas(db())
  const me = canvas.replica()
  saved(await me.send(0, [me.operation(0, [create(box())])]))
  await db().pool.query(`CREATE FUNCTION full_log() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'full' USING ERRCODE = '53100'; END $$`)
  await db().pool.query(
    'CREATE TRIGGER full_log BEFORE INSERT ON canvas_change_log FOR EACH ROW EXECUTE FUNCTION full_log()',
  )
  const paint = me.operation(1, [set(box(), { fill: ['transparent', '#ff0000'] })])
  await expect(me.send(1, [paint])).rejects.toThrow()
  await db().pool.query('DROP TRIGGER full_log ON canvas_change_log')
  const { rows } = await db().pool.query(
    `SELECT props ->> 'fill' AS fill, version FROM canvas_elements WHERE canvas_id = $1`,
    [canvas.canvasId],
  )
  expect(rows).toEqual([{ fill: 'transparent', version: '1' }])
  // And it is not for ever: the same save goes through once there is room.
  expect(saved(await me.send(1, [paint])).version).toBe(2)
  await expectTrueLog(db(), canvas.canvasId)
})

test('two canvases with elements of the same ids show each its own, in rows and in changes', async () => {
  const [red, blue] = [await makeCanvas(db()), await makeCanvas(db())]
  for (const [canvas, fill] of [
    [red, '#ff0000'],
    [blue, '#0000ff'],
  ] as const) {
    const me = canvas.replica()
    saved(await me.send(0, [me.operation(0, [create(box({ fill }))])]))
  }
  expect(await fillsShown(red)).toEqual(['#ff0000'])
  expect(await fillsShown(blue)).toEqual(['#0000ff'])
  const changes = await changesSince(db(), { canvasId: red.canvasId, userId: red.ownerId, since: 0 })
  expect(JSON.stringify(changes)).toContain('#ff0000')
  expect(JSON.stringify(changes)).not.toContain('#0000ff')
  // Its owner asks for one canvas with the right to the other.
  const stranger = await changesSince(db(), { canvasId: blue.canvasId, userId: red.ownerId, since: 0 })
  expect(stranger).toBeNull()
})

async function fillsShown({ canvasId, ownerId: userId }: SavedCanvas): Promise<string[]> {
  const lines: string[] = []
  const view = { x: 0, y: 0, width: 1000, height: 1000 }
  await readElements(
    db(),
    { canvasId, userId, view },
    {
      head: async () => {},
      line: async (line) => void lines.push(line),
    },
  )
  return [...lines.join('').matchAll(/"fill": ?"(#[0-9a-f]{6})"/g)].map(([, fill = '']) => fill)
}

test('what a board was before it was cleared, or imported into, comes back from its log', async () => {
  const canvas = await makeCanvas(db())
  const me = canvas.replica()
  const drawn = Array.from({ length: 20 }, (_, i) => box({ id: `drawn-${i}`, x: i * 10 }))
  saved(await me.send(0, [me.operation(0, drawn.map(create))]))
  saved(await me.send(1, [me.operation(1, drawn.map(remove))]))
  const imported = Array.from({ length: 20 }, (_, i) => create(box({ id: `imported-${i}` })))
  saved(await me.send(2, [me.operation(2, imported, { kind: 'import' })]))

  const { elements } = replayOperations(await readLog(db().pool, canvas.canvasId, { until: 1 }))
  expect([...elements.values()].map(({ element }) => element)).toEqual(drawn)
})

test('a drawing larger than any one save is saved whole, part after part', async () => {
  const canvas = await makeCanvas(db())
  const me = canvas.replica()
  const parts = 3
  for (let part = 0; part < parts; part++) {
    const boxes = Array.from({ length: LIMITS.changesPerOperation }, (_, i) =>
      create(box({ id: `${part}-${i}` })),
    )
    saved(await me.send(part, [me.operation(part, boxes)]))
  }
  const { rows } = await db().pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM canvas_elements WHERE canvas_id = $1',
    [canvas.canvasId],
  )
  expect(rows[0]?.count).toBe(parts * LIMITS.changesPerOperation)
  expect(parts * LIMITS.changesPerOperation).toBeGreaterThan(LIMITS.changesPerSave)
})
