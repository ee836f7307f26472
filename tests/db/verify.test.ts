import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Verified, verifyCanvas } from '../../db/verify'
import { toRecord } from '../../lib/editor/model/record'
import { box, create, remove, set } from '../editor/changes/decide-build'
import { createTestDatabase, withDatabase } from '../support/postgres'
import { makeCanvas, type SavedCanvas, saved } from './save-canvas'

const db = withDatabase()
let canvas: SavedCanvas

/** Version 1 makes two boxes, 2 paints one, 3 deletes the other. */
beforeEach(async () => {
  canvas = await makeCanvas(db())
  const me = canvas.replica()
  const boxes = [create(box()), create(box({ id: 'other', x: 500 }))]
  saved(await me.send(0, [me.operation(0, boxes)]))
  saved(await me.send(1, [me.operation(1, [set(box(), { fill: ['transparent', '#ff0000'] })])]))
  saved(await me.send(2, [me.operation(2, [remove(box({ id: 'other', x: 500 }))])]))
})

async function alter(statement: string): Promise<Verified['difference']> {
  await db().pool.query(statement.replaceAll('$canvas', `'${canvas.canvasId}'`))
  return (await verifyCanvas(db(), canvas.canvasId))?.difference ?? null
}

test('[S9] a true log has no difference', async () => {
  expect(await verifyCanvas(db(), canvas.canvasId)).toEqual({
    canvasId: canvas.canvasId,
    version: 3,
    operations: 3,
    elements: 2,
    difference: null,
  })
})

test('a canvas that does not exist is told from one without a difference', async () => {
  expect(await verifyCanvas(db(), randomUUID())).toBeNull()
})

describe('in the rows', () => {
  test('one changed byte is named with its register, and both values', async () => {
    const difference = await alter(
      `UPDATE canvas_elements SET props = jsonb_set(props, '{fill}', '"#ff0001"') WHERE canvas_id = $canvas AND id = 'box'`,
    )
    expect(difference).toEqual({
      canvasId: canvas.canvasId,
      version: 2,
      elementId: 'box',
      register: 'fill',
      expected: '#ff0000',
      found: '#ff0001',
      sentence: 'The row of element box has another fill than the log. Expected "#ff0000", found "#ff0001".',
    })
  })

  test.each([
    ['a missing row', `DELETE FROM canvas_elements WHERE canvas_id = $canvas AND id = 'box'`, 'box', null],
    [
      'a row too many',
      `INSERT INTO canvas_elements SELECT canvas_id, 'stranger', type, x, y, width, height, rotation, z_index, props, version,
         updated_by FROM canvas_elements WHERE canvas_id = $canvas AND id = 'box'`,
      'stranger',
      null,
    ],
    [
      'a deleted element that came back',
      `UPDATE canvas_elements SET deleted_at = NULL WHERE canvas_id = $canvas AND id = 'other'`,
      'other',
      'deletion',
    ],
    [
      'the state of a deleted element',
      `UPDATE canvas_elements SET x = 501 WHERE canvas_id = $canvas AND id = 'other'`,
      'other',
      'position',
    ],
    [
      'a version that did not touch it',
      `UPDATE canvas_elements SET version = 1 WHERE canvas_id = $canvas AND id = 'box'`,
      'box',
      'version',
    ],
    [
      'a row that cannot be read any more',
      `UPDATE canvas_elements SET type = 'rectangel' WHERE canvas_id = $canvas AND id = 'box'`,
      'box',
      'type',
    ],
  ])('%s is found', async (_, statement, elementId, register) => {
    expect(await alter(statement)).toMatchObject({ elementId, register })
  })

  test('[S10] a tombstone may be gone after its 30 days, and not before', async () => {
    const gone = `DELETE FROM canvas_elements WHERE canvas_id = $canvas AND id = 'other'`
    expect(await alter(gone)).toMatchObject({ version: 3, elementId: 'other' })
    const aged = `UPDATE canvas_change_log SET created_at = now() - interval '31 days' WHERE canvas_id = $canvas`
    expect(await alter(aged)).toBeNull()
  })
})

describe('in the log', () => {
  test.each([
    ['missing in the middle', 'DELETE FROM canvas_change_log WHERE canvas_id = $canvas AND version = 2', 2],
    [
      'missing at the beginning',
      'DELETE FROM canvas_change_log WHERE canvas_id = $canvas AND version = 1',
      1,
    ],
    ['missing at the end', 'DELETE FROM canvas_change_log WHERE canvas_id = $canvas AND version = 3', 3],
  ])('an operation %s is found', async (_, statement, version) => {
    expect(await alter(statement)).toMatchObject({ version, elementId: null })
  })

  test('a before that was not is named with its version', async () => {
    const difference = await alter(
      `UPDATE canvas_change_log SET changes = jsonb_set(changes, '{0,registers,fill,0}', '"#123456"')
       WHERE canvas_id = $canvas AND version = 2`,
    )
    expect(difference).toMatchObject({
      version: 2,
      elementId: 'box',
      register: 'fill',
      expected: 'transparent',
      found: '#123456',
    })
  })

  test('what is no operation is said to be none', async () => {
    const difference = await alter(
      `UPDATE canvas_change_log SET changes = '[7]' WHERE canvas_id = $canvas AND version = 2`,
    )
    expect(difference?.sentence).toBe('The operation of version 2 cannot be read.')
  })
})

describe('in a snapshot', () => {
  async function snapshotOf(elements: readonly object[]): Promise<Verified['difference']> {
    await db().pool.query(
      `INSERT INTO canvas_snapshots (canvas_id, version, elements, reason) VALUES ($1, 2, $2, 'test')`,
      [canvas.canvasId, JSON.stringify(elements)],
    )
    return (await verifyCanvas(db(), canvas.canvasId))?.difference ?? null
  }
  const red = toRecord(box({ fill: '#ff0000' }))
  const other = toRecord(box({ id: 'other', x: 500 }))

  test('what lived at its version is as it was', async () => {
    expect(await snapshotOf([red, other])).toBeNull()
  })

  test('another value is found', async () => {
    expect(await snapshotOf([red, { ...other, x: 501 }])).toMatchObject({ version: 2, register: 'position' })
  })

  test('an element that it lacks is found', async () => {
    expect(await snapshotOf([red])).toMatchObject({ version: 2, elementId: 'other', found: null })
  })

  test('an element too many is found', async () => {
    const stranger = { ...other, id: 'stranger' }
    expect(await snapshotOf([red, other, stranger])).toMatchObject({ elementId: 'stranger', expected: null })
  })
})

test('a long log of a large canvas is read in parts', async () => {
  const large = await makeCanvas(db())
  const me = large.replica()
  const many = Array.from({ length: 2500 }, (_, i) => create(box({ id: `box-${i}`, x: i })))
  saved(await me.send(0, [me.operation(0, many)]))
  for (let base = 1; base < 1200; base += 100) {
    const moves = Array.from({ length: 100 }, (_, i) =>
      me.operation(base + i, [
        set(box({ id: 'box-7' }), {
          position: [
            { x: base + i + 5, y: 0 },
            { x: base + i + 6, y: 0 },
          ],
        }),
      ]),
    )
    const first = set(box({ id: 'box-7' }), {
      position: [
        { x: 7, y: 0 },
        { x: base + 6, y: 0 },
      ],
    })
    if (base === 1) moves[0] = me.operation(1, [first])
    saved(await me.send(base, moves))
  }
  expect(await verifyCanvas(db(), large.canvasId)).toMatchObject({
    operations: 1201,
    elements: 2500,
    difference: null,
  })
})

describe('npm run verify', () => {
  interface Run {
    readonly code: number
    readonly said: string
  }

  function verify(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Run> {
    const command = ['--import', 'tsx', 'scripts/verify.ts', ...args]
    return new Promise((done) => {
      execFile(process.execPath, command, { env: { ...process.env, ...env } }, (error, out, complaint) =>
        done({ code: Number(error?.code ?? 0), said: `${out}${complaint}` }),
      )
    })
  }

  test('says the first difference of each canvas, and ends with code 1 when there is one', async () => {
    const home = await createTestDatabase()
    const env = { DATABASE_URL: home.url }
    try {
      const [good, bad] = [await makeCanvas(home.database), await makeCanvas(home.database)]
      for (const { replica } of [good, bad]) {
        const me = replica()
        saved(await me.send(0, [me.operation(0, [create(box())])]))
      }
      expect(await verify(['--all'], env)).toEqual({
        code: 0,
        said: '2 canvases, 2 operations, 2 elements replayed: no difference\n',
      })
      await home.database.pool.query(`UPDATE canvas_elements SET rotation = 1 WHERE canvas_id = $1`, [
        bad.canvasId,
      ])
      const { code, said } = await verify(['--all'], env)
      expect(code).toBe(1)
      expect(said).toContain(
        `${bad.canvasId}: The row of element box has another rotation than the log. Expected 0, found 1.\n`,
      )
      expect(said).not.toContain(good.canvasId)
    } finally {
      await home.close()
    }
  }, 60_000)

  test('makes no database where there is none', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'indelible-empty-'))
    const { code, said } = await verify(['--all'], { DATABASE_URL: '', DATA_DIR: empty })
    await rm(empty, { recursive: true })
    expect({ code, said }).toEqual({
      code: 1,
      said: `There is no database in ${empty}: set DATABASE_URL, or DATA_DIR.\n`,
    })
  }, 60_000)
})
