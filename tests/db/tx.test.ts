import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../db/client'
import { isConnectionError } from '../../db/connection-error'
import { classifyError, sqlStateOf } from '../../db/errors'
import { tx } from '../../db/tx'
import { withDatabase } from '../support/postgres'

const MAX = 3
const db = withDatabase({ max: MAX })

beforeEach(async () => {
  await db().pool.query('CREATE TABLE IF NOT EXISTS notes (id int PRIMARY KEY)')
  await db().pool.query('TRUNCATE notes')
})

test('what ran is there after it returns, and its value comes back', async () => {
  const value = await tx(db(), async (client) => {
    await client.query('INSERT INTO notes VALUES (1)')
    return 'done'
  })
  expect(value).toBe('done')
  expect(await noteIds()).toEqual([1])
})

test('nothing of it is there after it throws, and the error is the one that was thrown', async () => {
  const thrown = new Error('changed my mind')
  const run = tx(db(), async (client) => {
    await client.query('INSERT INTO notes VALUES (1)')
    throw thrown
  })
  await expect(run).rejects.toBe(thrown)
  expect(await noteIds()).toEqual([])
  await expectAllSlots(db())
})

test('a failed statement whose error was swallowed is not taken for committed', async () => {
  const run = tx(db(), async (client) => {
    await client.query('INSERT INTO notes VALUES (1)')
    await client.query('INSERT INTO notes VALUES (1)').catch(() => {})
  })
  await expect(run).rejects.toThrow('rolled back')
  expect(await noteIds()).toEqual([])
})

test('repeatable reads see one picture, and a read-only transaction writes nothing', async () => {
  const counts = await tx(
    db(),
    async (client) => {
      const count = async () => (await client.query('SELECT count(*)::int AS n FROM notes')).rows[0].n
      const before = await count()
      await db().pool.query('INSERT INTO notes VALUES (1)')
      return [before, await count()]
    },
    { isolation: 'repeatable read', readOnly: true },
  )
  expect(counts).toEqual([0, 0])

  const write = tx(db(), (client) => client.query('INSERT INTO notes VALUES (2)'), { readOnly: true })
  await expect(write).rejects.toMatchObject({ code: '25006' })
})

test('drizzle inside speaks on the same connection', async () => {
  await tx(db(), async (client, orm) => {
    const [{ rows: raw }, { rows: built }] = [
      await client.query('SELECT pg_backend_pid() AS pid'),
      await orm.execute('SELECT pg_backend_pid() AS pid'),
    ]
    expect(built).toEqual(raw)
  })
})

// A connection can die at any moment. Each time: no crash, the first error kept, no slot lost, nothing half done.

for (let round = 0; round < MAX + 2; round++) {
  test(`killed between two statements, the next one fails with the reason (${round + 1})`, async () => {
    const run = tx(db(), async (client) => {
      await client.query('INSERT INTO notes VALUES (1)')
      const died = new Promise((resolve) => client.once('error', resolve))
      await kill(await pidOf(client))
      await died
      await client.query('INSERT INTO notes VALUES (2)')
    })
    await expect(run).rejects.toSatisfy((error) => sqlStateOf(error) === '57P01')
    expect(await noteIds()).toEqual([])
    await expectAllSlots(db())
  })
}

test('killed during a statement, that statement tells why', async () => {
  const run = tx(db(), async (client) => {
    const pid = await pidOf(client)
    const long = client.query('SELECT pg_sleep(30)')
    await Promise.all([long, kill(pid)])
  })
  await expect(run).rejects.toSatisfy((error) => sqlStateOf(error) === '57P01')
  await expectAllSlots(db())
})

test('killed before COMMIT, it was not committed and does not say so', async () => {
  const run = tx(db(), async (client) => {
    await client.query('INSERT INTO notes VALUES (1)')
    await kill(await pidOf(client))
  })
  await expect(run).rejects.toSatisfy((error) => classifyError(error) === 'unavailable')
  expect(await noteIds()).toEqual([])
  await expectAllSlots(db())
})

test('killed while it idled in the pool, BEGIN fails once and the slot is free again', async () => {
  const pids = await Promise.all(
    Array.from({ length: MAX }, async () => {
      const client = await db().pool.connect()
      const pid = await pidOf(client)
      return { client, pid }
    }),
  )
  for (const { client } of pids) client.release()
  const [victim] = pids
  if (!victim) throw new Error('no connection')
  // Killed through another of them, so that all are idle in the moment of death.
  await db().pool.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = ANY($1) AND pid <> pg_backend_pid()',
    [pids.map(({ pid }) => pid)],
  )
  for (let attempt = 0; attempt < MAX + 1; attempt++) {
    await tx(db(), (client) => client.query('SELECT 1')).catch((error: unknown) => {
      expect(classifyError(error)).toBe('unavailable')
    })
  }
  await expectAllSlots(db())
})

test('an error thrown after the connection died keeps the death as the first error', async () => {
  const run = tx(db(), async (client) => {
    const died = new Promise((resolve) => client.once('error', resolve))
    await kill(await pidOf(client))
    await died
    throw new Error('a consequence')
  })
  await expect(run).rejects.toSatisfy((error) => sqlStateOf(error) === '57P01' || isConnectionError(error))
  await expectAllSlots(db())
})

test('drizzle inside reports a death with its SQLSTATE too', async () => {
  const run = tx(db(), async (client, orm) => {
    const pid = await pidOf(client)
    await Promise.all([orm.execute('SELECT pg_sleep(30)'), kill(pid)])
  })
  await expect(run).rejects.toSatisfy((error) => classifyError(error) === 'unavailable')
  await expectAllSlots(db())
})

async function noteIds(): Promise<number[]> {
  const { rows } = await db().pool.query<{ id: number }>('SELECT id FROM notes ORDER BY id')
  return rows.map(({ id }) => id)
}

async function pidOf(client: { query: Database['pool']['query'] }): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  return rows[0]?.pid ?? 0
}

async function kill(pid: number): Promise<void> {
  await db().pool.query('SELECT pg_terminate_backend($1)', [pid])
}

/** Every slot of the pool can be had at once, and answers. */
async function expectAllSlots({ pool }: Database): Promise<void> {
  const clients = await Promise.all(Array.from({ length: MAX }, () => pool.connect()))
  const answers = await Promise.all(clients.map((client) => client.query('SELECT 1 AS one')))
  for (const client of clients) client.release()
  expect(answers.map(({ rows }) => rows[0])).toEqual(Array.from({ length: MAX }, () => ({ one: 1 })))
  expect(pool.waitingCount).toBe(0)
}
