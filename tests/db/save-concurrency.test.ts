import { beforeEach, describe, expect, test } from 'vitest'
import { box, create, set } from '../editor/changes/decide-build'
import { withDatabase } from '../support/postgres'
import { expectTrueLog, makeCanvas, type SavedCanvas, saved } from './save-canvas'

const db = withDatabase()
const SLOW_MACHINE = { timeout: 60_000 }
let canvas: SavedCanvas

beforeEach(async () => {
  canvas = await makeCanvas(db())
})

const range = (count: number) => Array.from({ length: count }, (_, i) => i)
const at = (x: number) => ({ x, y: 0 })

describe('many at once', SLOW_MACHINE, () => {
  test('[I2] 50 people saving on one canvas at the same time lose nothing', async () => {
    const people = await Promise.all(range(50).map(async () => canvas.replica(await canvas.person('editor'))))
    await Promise.all(
      people.map(async (me, i) => {
        const id = `mine-${i}`
        let { version } = saved(await me.send(0, [me.operation(0, [create(box({ id }))])]))
        for (const step of range(5)) {
          const move = set(box({ id }), { position: [at(step), at(step + 1)] })
          version = saved(await me.send(version, [me.operation(version, [move])])).version
        }
      }),
    )
    expect(await expectTrueLog(db(), canvas.canvasId)).toBe(50 * 6)
    const { rows } = await db().pool.query('SELECT DISTINCT x FROM canvas_elements WHERE canvas_id = $1', [
      canvas.canvasId,
    ])
    expect(rows).toEqual([{ x: 5 }])
  })

  test('[S4] people who edit different properties of one element at the same time all keep their edit', async () => {
    const me = canvas.replica()
    saved(await me.send(0, [me.operation(0, [create(box())])]))
    const registers = ['fill', 'stroke', 'textColor'] as const
    const numbers = ['opacity', 'strokeWidth', 'cornerRadius', 'rotation'] as const
    const color = (n: number) => `#${n.toString(16).padStart(6, '0')}`
    const first = { fill: 'transparent', stroke: '#000000', textColor: '#000000' }
    const firstNumber = { opacity: 1, strokeWidth: 2, cornerRadius: 0, rotation: 0 }
    const writers = [
      ...registers.map((register) => (n: number) => ({
        [register]: [n === 0 ? first[register] : color(n + 1), color(n + 2)],
      })),
      ...numbers.map((register) => (n: number) => ({
        [register]: [n === 0 ? firstNumber[register] : 1 / (n + 1), 1 / (n + 2)],
      })),
    ]
    await Promise.all(
      writers.map(async (edit) => {
        const replica = canvas.replica()
        let version = 1
        for (const n of range(25)) {
          const operation = replica.operation(version, [set(box(), edit(n))])
          version = saved(await replica.send(version, [operation])).version
        }
      }),
    )
    expect(await expectTrueLog(db(), canvas.canvasId)).toBe(1 + 7 * 25)
    const { rows } = await db().pool.query(
      'SELECT rotation, props FROM canvas_elements WHERE canvas_id = $1',
      [canvas.canvasId],
    )
    expect(rows[0]).toMatchObject({ rotation: 1 / 26, props: { fill: color(26), opacity: 1 / 26 } })
  })

  test('[I6] people who fight over one property: every replaced value is in the log, and none is lost', async () => {
    const me = canvas.replica()
    saved(await me.send(0, [me.operation(0, [create(box())])]))
    const answers = await Promise.all(
      range(30).map((n) => {
        const replica = canvas.replica()
        return replica.send(1, [replica.operation(1, [set(box(), { position: [at(0), at(n + 1)] })])])
      }),
    )
    // On a slow machine the last come after the five seconds, and are told instead of winning.
    const committed = answers.flatMap((answer) => (answer.ok ? answer.value.committed : []))
    for (const answer of answers) expect(answer.ok || answer.error.type === 'conflict').toBe(true)
    const replaced = committed.flatMap(({ overrides }) => overrides.map((override) => override.replaced))
    // All but the first replaced somebody's, all but the last were replaced, each once.
    expect(new Set(replaced.map((value) => (value as { x: number }).x)).size).toBe(committed.length - 1)
    expect(await expectTrueLog(db(), canvas.canvasId)).toBe(1 + committed.length)
  })

  test('[S10] big saves that touch the same rows in any order do not lock each other out', async () => {
    const me = canvas.replica()
    const ids = range(200).map((n) => `e${n}`)
    saved(
      await me.send(0, [
        me.operation(
          0,
          ids.map((id) => create(box({ id }))),
        ),
      ]),
    )
    const answers = await Promise.all(
      range(20).map((n) => {
        const replica = canvas.replica()
        const order = n % 2 ? ids : ids.toReversed()
        const moves = order.map((id) => set(box({ id }), { position: [at(0), at(n + 1)] }))
        return replica.send(1, [replica.operation(1, moves)])
      }),
    )
    const committed = answers.filter((answer) => answer.ok)
    for (const answer of answers) expect(answer.ok || answer.error.type === 'conflict').toBe(true)
    expect(await expectTrueLog(db(), canvas.canvasId)).toBe(1 + committed.length)
  })
})
