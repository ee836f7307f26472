import { describe, expect, test } from 'vitest'
import { ConnectionError } from '../../db/connection-error'
import { classifyError, constraintOf, retryOnDeadlock, sqlStateOf } from '../../db/errors'
import { tx } from '../../db/tx'
import { withDatabase } from '../support/postgres'

const db = withDatabase({ max: 3, timeouts: { connectMs: 300 } })

describe('what the database itself says', () => {
  const cases = [
    ['a statement that took too long', `SET statement_timeout = 20; SELECT pg_sleep(5)`, 'timeout'],
    [
      'a row that does not exist',
      `INSERT INTO canvases (id, title, owner_id) VALUES (gen_random_uuid(), 't', 'nobody')`,
      'invalid_reference',
    ],
    [
      'a column left empty',
      `INSERT INTO canvases (id, owner_id) VALUES (gen_random_uuid(), 'x')`,
      'validation',
    ],
    ['a value of the wrong form', `SELECT 'x'::uuid`, 'validation'],
    ['a zero byte', `SELECT '"\\u0000"'::jsonb ->> 0`, 'validation'],
    [
      'a broken check',
      `INSERT INTO canvas_members (canvas_id, user_id, role) VALUES (gen_random_uuid(), 'x', 'king')`,
      'validation',
    ],
    [
      'a key twice',
      `WITH u AS (SELECT 'a' AS id FROM generate_series(1, 2)) INSERT INTO verifications (id, identifier, value, expires_at) SELECT id, '', '', now() FROM u`,
      'conflict',
    ],
    [
      'one row twice in an upsert',
      `INSERT INTO verifications (id, identifier, value, expires_at) SELECT 'a', '', '', now() FROM generate_series(1, 2) ON CONFLICT (id) DO UPDATE SET value = 'b'`,
      'validation',
    ],
    ['a table that is not there', 'SELECT * FROM nowhere', 'unknown'],
  ] as const

  test.each(cases)('%s', async (_, statement, type) => {
    const error = await tx(db(), (client) => client.query(statement)).catch((error: unknown) => error)
    expect([type, sqlStateOf(error)]).toEqual([classifyError(error), expect.stringMatching(/^[0-9A-Z]{5}$/)])
  })

  test.each(cases)('%s, through drizzle', async (_, statement, type) => {
    const error = await tx(db(), (_client, orm) => orm.execute(statement)).catch((error: unknown) => error)
    expect(classifyError(error)).toBe(type)
  })

  test('a wait for a lock that took too long', async () => {
    const error = await holding('SELECT 1 FROM users FOR UPDATE', () =>
      tx(db(), (client) => client.query('SET LOCAL lock_timeout = 20; LOCK TABLE users')),
    )
    expect(classifyError(error)).toBe('timeout')
  })

  test('a connection that was ended from outside', async () => {
    const error = await tx(db(), (client) =>
      client.query('SELECT pg_terminate_backend(pg_backend_pid())'),
    ).catch((error: unknown) => error)
    expect(classifyError(error)).toBe('unavailable')
  })

  test('the constraint that broke has a name', async () => {
    const error = await db()
      .pool.query(`INSERT INTO canvases (id, title, owner_id) VALUES (gen_random_uuid(), 't', 'nobody')`)
      .catch((error: unknown) => error)
    expect(constraintOf(error)).toBe('canvases_owner_id_users_id_fk')
  })
})

describe('what happens on the way', () => {
  test('a pool without a free connection is unavailable', async () => {
    const clients = await Promise.all(Array.from({ length: 3 }, () => db().pool.connect()))
    const errors = await Promise.all([
      db()
        .pool.connect()
        .catch((error: unknown) => error),
      db()
        .pool.query('SELECT 1')
        .catch((error: unknown) => error),
      tx(db(), async () => {}).catch((error: unknown) => error),
      db()
        .orm.execute('SELECT 1')
        .catch((error: unknown) => error),
    ])
    for (const client of clients) client.release()
    expect(errors.map(classifyError)).toEqual(['unavailable', 'unavailable', 'unavailable', 'unavailable'])
  })

  test('a refused connection and a bare ErrorEvent are unavailable', async () => {
    expect(
      classifyError(Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' })),
    ).toBe('unavailable')
    expect(classifyError({ type: 'error', target: {}, error: new Error('socket') })).toBe('unavailable')
    expect(classifyError(new ConnectionError('gone'))).toBe('unavailable')
    expect(classifyError(new Error('drizzle', { cause: new ConnectionError('gone') }))).toBe('unavailable')
  })

  test('a bug stays unknown, whatever its text says', () => {
    for (const bug of [
      new TypeError('deadlock detected'),
      new Error('timeout'),
      'ECONNREFUSED',
      null,
      undefined,
    ]) {
      expect(classifyError(bug)).toBe('unknown')
    }
  })

  test('an error that is its own cause is looked at once and left', () => {
    const error: Error & { cause?: unknown } = new Error('round')
    error.cause = error
    expect(classifyError(error)).toBe('unknown')
  })
})

describe('deadlocks', () => {
  test('two transactions that lock each other out both succeed, one of them the second time', async () => {
    await db().pool.query(
      'CREATE TABLE pair (id int PRIMARY KEY, n int); INSERT INTO pair VALUES (1, 0), (2, 0)',
    )
    const bothHaveOne = meetingOf(2)
    const crossing = (first: number, second: number) =>
      retryOnDeadlock(
        (attempt) =>
          tx(db(), async (client) => {
            await client.query('UPDATE pair SET n = n + 1 WHERE id = $1', [first])
            if (attempt === 1) await bothHaveOne()
            await client.query('UPDATE pair SET n = n + 1 WHERE id = $1', [second])
          }),
        { attempts: 3 },
      )
    await Promise.all([crossing(1, 2), crossing(2, 1)])
    const { rows } = await db().pool.query('SELECT n FROM pair ORDER BY id')
    expect(rows).toEqual([{ n: 2 }, { n: 2 }])
  })

  test('after the last attempt the error comes out; another error comes out at once', async () => {
    const deadlock = Object.assign(new Error(), { severity: 'ERROR', code: '40P01' })
    const pauses: number[] = []
    let runs = 0
    const options = { attempts: 3, random: () => 0.5, pause: async (ms: number) => void pauses.push(ms) }
    const failing = (error: unknown) => async () => {
      runs++
      throw error
    }
    await expect(retryOnDeadlock(failing(deadlock), options)).rejects.toBe(deadlock)
    expect([runs, pauses]).toEqual([3, [5, 10]])

    const other = new Error('no deadlock')
    await expect(retryOnDeadlock(failing(other), options)).rejects.toBe(other)
    expect(runs).toBe(4)
  })
})

/** What `run` fails with while another transaction holds what `statement` locks. */
function holding(statement: string, run: () => Promise<unknown>): Promise<unknown> {
  return tx(db(), async (client) => {
    await client.query(statement)
    return run().catch((error: unknown) => error)
  })
}

/** Resolves for everybody once so many have come. */
function meetingOf(count: number): () => Promise<void> {
  let missing = count
  let allThere = () => {}
  const met = new Promise<void>((resolve) => {
    allThere = resolve
  })
  return () => {
    if (--missing === 0) allThere()
    return met
  }
}
