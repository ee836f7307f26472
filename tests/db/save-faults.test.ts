import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../db/client'
import { ConnectionError } from '../../db/connection-error'
import { classifyError } from '../../db/errors'
import { commitSave } from '../../db/save'
import { PROTOCOL } from '../../lib/protocol/save'
import { box, create, set } from '../editor/changes/decide-build'
import { withDatabase } from '../support/postgres'
import { age, expectTrueLog, makeCanvas, type SavedCanvas, saved } from './save-canvas'

const db = withDatabase()
let canvas: SavedCanvas

beforeEach(async () => {
  canvas = await makeCanvas(db())
})

afterEach(async () => {
  await db().pool.query('DROP TRIGGER IF EXISTS fault ON canvas_change_log')
  await expectTrueLog(db(), canvas.canvasId)
})

const GATE = 77_001
const paint = set(box(), { fill: ['transparent', '#ff0000'] })

/** Runs plpgsql before each log row is written: in the middle of a save, when its rows stand and its log does not. */
async function inTheMiddle(body: string): Promise<void> {
  await db().pool.query(`CREATE OR REPLACE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN ${body} RETURN NEW; END $$`)
  await db().pool.query(
    'CREATE TRIGGER fault BEFORE INSERT ON canvas_change_log FOR EACH ROW EXECUTE FUNCTION fault()',
  )
}

/** Somebody else's operation, so that a save with an older base takes the slow path. */
async function writeForeign(base: number): Promise<void> {
  const other = canvas.replica()
  saved(await other.send(base, [other.operation(base, [create(box({ id: `other-${base}` }))])]))
}

describe('a connection killed in the middle of a save', () => {
  test.each([
    ['fast', false],
    ['slow', true],
  ])(
    '[I9] leaves nothing half, and the same save again is committed once (%s path)',
    async (_, isForeign) => {
      const me = canvas.replica()
      saved(await me.send(0, [me.operation(0, [create(box())])]))
      if (isForeign) await writeForeign(1)
      await inTheMiddle(`PERFORM pg_advisory_xact_lock(${GATE});`)
      const gate = await db().pool.connect()
      await gate.query(`SELECT pg_advisory_lock(${GATE})`)

      const operation = me.operation(1, [paint, create(box({ id: 'new' }))])
      const save = me.send(1, [operation]).then(
        () => 'saved',
        (error: unknown) => classifyError(error),
      )
      await expect
        .poll(async () => {
          const { rows } = await gate.query(
            `SELECT count(pg_terminate_backend(pid))::int AS killed FROM pg_stat_activity
           WHERE wait_event = 'advisory' AND datname = current_database()`,
          )
          return rows[0].killed
        })
        .toBe(1)
      expect(await save).toBe('unavailable')
      await gate.query(`SELECT pg_advisory_unlock(${GATE})`)
      gate.release()

      const { rows } = await db().pool.query(
        `SELECT id, props ->> 'fill' AS fill FROM canvas_elements WHERE canvas_id = $1 AND id IN ('box', 'new')`,
        [canvas.canvasId],
      )
      expect(rows).toEqual([{ id: 'box', fill: 'transparent' }])
      const before = await expectTrueLog(db(), canvas.canvasId)
      expect(saved(await me.send(1, [operation])).version).toBe(before + 1)
    },
  )
})

/** The real database, whose answer to the statement that commits gets lost on its way. */
function losingTheAnswer(database: Database): Database {
  const pool = new Proxy(database.pool, {
    get(target, name) {
      if (name === 'query') {
        return async (query: { text?: string }) => {
          const result = await target.query(query as never)
          if (query.text?.includes('save_operations')) throw lost()
          return result
        }
      }
      if (name === 'connect') {
        return async () => {
          const client = await target.connect()
          const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>
          const release = client.release.bind(client)
          client.query = (async (...args: unknown[]) => {
            const result = await query(...args)
            if (args[0] === 'COMMIT') throw lost()
            return result
          }) as never
          // The real one is broken in no way, but whoever lost its answer cannot know.
          client.release = () => release(true)
          return client
        }
      }
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { ...database, pool }
}

const lost = () => new ConnectionError('The answer was lost.')

describe('an answer lost after COMMIT', () => {
  test.each([
    ['fast', false],
    ['slow', true],
  ])('[S6] is an unknown outcome, which the same save again decides (%s path)', async (_, isForeign) => {
    const me = canvas.replica()
    saved(await me.send(0, [me.operation(0, [create(box())])]))
    if (isForeign) await writeForeign(1)
    const operation = me.operation(1, [paint])
    const request = { protocol: PROTOCOL, canvasId: canvas.canvasId, known: 1, operations: [operation] }
    const save = { userId: canvas.ownerId, request }
    await expect(commitSave(losingTheAnswer(db()), save, () => {})).rejects.toThrow('lost')
    const version = await expectTrueLog(db(), canvas.canvasId)
    expect(saved(await me.send(1, [operation]))).toMatchObject({
      version,
      elementsProcessed: 0,
      committed: [{ opId: operation.opId, version }],
    })
  })
})

describe('the database breaks a save off', () => {
  test('a deadlock or serialization failure is tried again up to three times by the server', async () => {
    await db().pool.query('CREATE SEQUENCE tries')
    // A sequence counts on when its transaction is rolled back.
    await inTheMiddle(
      `IF nextval('tries') <= 3 THEN RAISE EXCEPTION 'again' USING ERRCODE = '40P01'; END IF;`,
    )
    const me = canvas.replica()
    expect(saved(await me.send(0, [me.operation(0, [create(box())])])).version).toBe(1)
  })

  test('one that does not end is told as what it is', async () => {
    await inTheMiddle(`RAISE EXCEPTION 'again' USING ERRCODE = '40001';`)
    const me = canvas.replica()
    const save = me.send(0, [me.operation(0, [create(box())])])
    await expect(save.catch((error: unknown) => Promise.reject(classifyError(error)))).rejects.toBe(
      'deadlock',
    )
  })

  test('a unique key that is neither an operation’s nor an element’s fault is not taken for a conflict', async () => {
    await inTheMiddle(`RAISE EXCEPTION 'bug' USING ERRCODE = '23505';`)
    const me = canvas.replica()
    await expect(me.send(0, [me.operation(0, [create(box())])])).rejects.toThrow()
  })
})

test('[I8] a conflict that could not be recorded is not answered as one', async () => {
  const me = canvas.replica()
  saved(await me.send(0, [me.operation(0, [create(box())])]))
  const other = canvas.replica()
  saved(await other.send(1, [other.operation(1, [set(box(), { fill: ['transparent', '#00ff00'] })])]))
  await age(db(), canvas.canvasId, 60)
  await db().pool.query(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'full' USING ERRCODE = '53100'; END $$`)
  await db().pool.query(
    'CREATE TRIGGER full_disk BEFORE INSERT ON canvas_rejections FOR EACH ROW EXECUTE FUNCTION full_disk()',
  )
  const operation = me.operation(1, [paint])
  await expect(me.send(1, [operation])).rejects.toThrow()
  await db().pool.query('DROP TRIGGER full_disk ON canvas_rejections')
  expect(await me.send(1, [operation])).toMatchObject({ ok: false, error: { type: 'conflict' } })
})
