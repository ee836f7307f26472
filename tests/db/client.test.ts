import { afterEach, expect, test, vi } from 'vitest'
import { connectDatabase, type Database, relayFor, wireTo } from '../../db/client'
import { database } from '../../db/database'
import { parseDatabaseUrl } from '../../db/database-url'
import { createPool } from '../../db/pool'
import { tx } from '../../db/tx'
import { createLog } from '../../lib/server/log'
import { cutWire } from '../support/cut-wire'
import { createTestDatabase, testServerUrl, withDatabase } from '../support/postgres'

const log = createLog({ level: 'silent' })
const db = withDatabase({ timeouts: { statementMs: 12_345, lockMs: 2345, idleInTransactionMs: 3456 } })

const opened: Database[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

async function open(DATABASE_URL: string): Promise<Database> {
  const one = await connectDatabase({
    env: { DATABASE_URL, DATA_DIR: '/nowhere' },
    log,
    timeouts: { connectMs: 3000 },
  })
  opened.push(one)
  return one
}

async function whyNot(DATABASE_URL: string): Promise<string> {
  const error = await open(DATABASE_URL).catch((error: unknown) => error)
  if (!(error instanceof Error)) throw new Error('it was opened')
  expect(error.name).toBe('DatabaseStartError')
  return error.message
}

test('the server bounds every statement, every wait for a lock and every idle transaction', async () => {
  const { rows } = await db().pool.query(
    `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock, current_setting('idle_in_transaction_session_timeout') AS idle`,
  )
  expect(rows).toEqual([{ statement: '12345ms', lock: '2345ms', idle: '3456ms' }])
})

test('another Postgres is reached through the relay, whose address is a secret of this process', () => {
  expect(db().relay?.url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/[\w-]{43}$/)
})

test('many connections speak at once', async () => {
  const sleeps = Array.from({ length: 8 }, (_, n) =>
    db().pool.query('SELECT pg_sleep(0.05), $1::int AS n', [n]),
  )
  const answers = await Promise.all(sleeps)
  expect(answers.map(({ rows }) => rows[0].n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(db().pool.totalCount).toBe(8)
})

test('five megabytes go there and come back', async () => {
  const text = 'Ü'.repeat(2_500_000)
  const { rows } = await db().pool.query('SELECT $1::text AS text', [text])
  expect(rows[0].text === text).toBe(true)
})

test('Neon is reached straight: its own endpoint, encrypted, the password with the greeting, nothing of the relay', async () => {
  const parsed = parseDatabaseUrl(
    'postgres://ana:geheim@ep-cool-leaf-123456.eu-central-1.aws.neon.tech/drawings?sslmode=require',
  )
  if (!parsed.ok) throw new Error(parsed.error.message)
  expect(parsed.value.isNeon).toBe(true)
  const relay = await relayFor(parsed.value)
  expect(relay).toBeNull()
  const wire = wireTo({
    address: parsed.value,
    relay,
    isOurs: false,
    timeouts: { statementMs: 1, graceMs: 1 },
  })
  expect(wire.proxy).toBeNull()
  expect(wire.isPasswordPipelined).toBe(true)

  const client = new (createPool({ max: 1 }, wire).Client)({ host: parsed.value.host })
  const { neonConfig } = client
  const proxy = neonConfig.wsProxy
  expect(typeof proxy === 'function' && proxy(parsed.value.host, 5432)).toBe(`${parsed.value.host}/v2`)
  expect([neonConfig.useSecureWebSocket, neonConfig.pipelineConnect, neonConfig.forceDisablePgSSL]).toEqual([
    true,
    'password',
    true,
  ])
})

test('a pooler that takes no settings at connect gets them with each transaction', async () => {
  const wire = await cutWire(await testServerUrl())
  // What PgBouncer answers, byte for byte: the greeting names a setting it does not know.
  wire.answerInstead = (bytes) =>
    bytes.includes('statement_timeout\0') && !bytes.includes('SET LOCAL')
      ? errorResponse('08P01', 'unsupported startup parameter: statement_timeout')
      : null
  const pooled = await open(wire.url)
  const settings = await tx(pooled, async (client) => {
    const { rows } = await client.query(
      `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock`,
    )
    return rows[0]
  })
  expect(settings).toEqual({ statement: '20s', lock: '8s' })
  await pooled.close()
  await wire.close()
})

test('before it was opened, asking for the process’s database is a bug that says so', () => {
  expect(() => database()).toThrow('openDatabase() comes first')
})

test.each([
  [
    'no address at all',
    'tomorrow',
    'DATABASE_URL must look like postgres://user:password@host:5432/database.',
  ],
  [
    'another kind of address',
    'mysql://a:b@localhost/c',
    'DATABASE_URL must look like postgres://user:password@host:5432/database.',
  ],
  ['no user', 'postgres://localhost/drawings', 'DATABASE_URL names no user.'],
  [
    'a word nobody knows',
    'postgres://a:geheim@localhost/c?sslmode=yes',
    'DATABASE_URL: sslmode must be one of disable, prefer, require, verify-ca, verify-full.',
  ],
  [
    'a port where nothing listens',
    'postgres://a:geheim@127.0.0.1:1/c',
    'The database of DATABASE_URL (c at 127.0.0.1:1) cannot be used. Nothing listens there.',
  ],
  [
    'a host that does not exist',
    'postgres://a:geheim@nowhere.invalid/c',
    /There is no host "nowhere\.invalid"\.|cannot be looked up/,
  ],
])('%s is explained in a sentence without the password', async (_, url, sentence) => {
  const message = await whyNot(url)
  if (typeof sentence === 'string') expect(message).toBe(sentence)
  else expect(message).toMatch(sentence)
  expect(message).not.toContain('geheim')
})

test('a wrong password, a missing database and a refused TLS are explained too', async () => {
  const server = new URL(await testServerUrl())
  const wrong = (change: (url: URL) => void) => {
    const url = new URL(server)
    change(url)
    return whyNot(url.href)
  }
  expect(
    await wrong((url) => {
      url.password = 'geheim'
    }),
  ).toMatch(/cannot be used\. It refused the password\.$/)
  expect(
    await wrong((url) => {
      url.pathname = '/nirgends'
    }),
  ).toMatch(/It has no database "nirgends": create it, or name another\.$/)
  expect(
    await wrong((url) => {
      url.search = '?sslmode=require'
    }),
  ).toMatch(/It speaks no TLS, which sslmode asks for\.$/)
})

test('a database that was closed leaves no connection behind', async () => {
  const { database: mine, url, close } = await createTestDatabase({ isEmpty: true })
  await mine.pool.query('SELECT 1')
  const other = await open(await testServerUrl())
  const name = new URL(url).pathname.slice(1)
  await mine.close()
  await vi.waitFor(async () => {
    const { rows } = await other.pool.query(
      'SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = $1',
      [name],
    )
    expect(rows[0].n).toBe(0)
  })
  await expect(mine.pool.query('SELECT 1')).rejects.toThrow()
  await close()
})

/** Postgres' ErrorResponse. */
function errorResponse(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`)
  const head = Buffer.from([0x45, 0, 0, 0, 0])
  head.writeUInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}
