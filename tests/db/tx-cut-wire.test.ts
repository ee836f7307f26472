import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { connectDatabase, type Database } from '../../db/client'
import { classifyError, sqlStateOf } from '../../db/errors'
import { tx } from '../../db/tx'
import { createLog } from '../../lib/server/log'
import { type CutWire, cutWire } from '../support/cut-wire'
import { createTestDatabase, type TestDatabase } from '../support/postgres'

const MAX = 2
let home: TestDatabase
let wire: CutWire
let db: Database

beforeAll(async () => {
  home = await createTestDatabase({ isEmpty: true })
  await home.database.pool.query('CREATE TABLE notes (id int PRIMARY KEY)')
})
afterAll(() => home.close())

beforeEach(async () => {
  await home.database.pool.query('TRUNCATE notes')
  wire = await cutWire(home.url)
  db = await connectDatabase({
    env: { DATABASE_URL: wire.url, DATA_DIR: '/nowhere' },
    log: createLog({ level: 'silent' }),
    max: MAX,
    timeouts: { connectMs: 2000 },
  })
})
afterEach(async () => {
  await db.close()
  await wire.close()
})

const says = (text: string) => (bytes: Buffer) => bytes.includes(text)
const saysOnce = (text: string) => {
  let isSaid = false
  return (bytes: Buffer) => {
    if (isSaid || !bytes.includes(text)) return false
    isSaid = true
    return true
  }
}
const insert = () => tx(db, (client) => client.query('INSERT INTO notes VALUES (1)'))

test('cut on BEGIN: unavailable, nothing done, no slot lost', async () => {
  wire.cutBefore = says('BEGIN')
  for (let attempt = 0; attempt < MAX + 2; attempt++) {
    await expect(insert()).rejects.toSatisfy((error) => classifyError(error) === 'unavailable')
  }
  wire.cutBefore = () => false
  await insert()
  expect(await noteIds()).toEqual([1])
  await expectAllSlots()
})

test('cut in the middle: unavailable, nothing done, no slot lost', async () => {
  wire.cutBefore = says('INSERT')
  for (let attempt = 0; attempt < MAX + 2; attempt++) {
    await expect(insert()).rejects.toSatisfy((error) => classifyError(error) === 'unavailable')
  }
  expect(await noteIds()).toEqual([])
  await expectAllSlots()
})

test('cut before COMMIT reaches the server: unavailable, and it was not committed', async () => {
  wire.cutBefore = saysOnce('COMMIT')
  await expect(insert()).rejects.toSatisfy((error) => classifyError(error) === 'unavailable')
  expect(await noteIds()).toEqual([])
  await expectAllSlots()
})

test('[S6] cut before the answer to COMMIT arrives: unavailable, though it was committed, and asking again shows it', async () => {
  wire.cutAfter = saysOnce('COMMIT')
  await expect(insert()).rejects.toSatisfy((error) => classifyError(error) === 'unavailable')
  expect(await noteIds()).toEqual([1])
  await expect(insert()).rejects.toSatisfy((error) => sqlStateOf(error) === '23505')
  await expectAllSlots()
})

test('the relay closed in a transaction: unavailable, and the pool says so from then on', async () => {
  const other = await connectDatabase({
    env: { DATABASE_URL: home.url, DATA_DIR: '/nowhere' },
    log: createLog({ level: 'silent' }),
    max: 1,
  })
  const run = tx(other, async (client) => {
    const slow = client.query('SELECT pg_sleep(30)')
    // Only the relay: the pool must find out by itself.
    await Promise.all([slow, other.relay?.close()])
  })
  await expect(run).rejects.toSatisfy((error) => classifyError(error) === 'unavailable')
  await expect(other.pool.query('SELECT 1')).rejects.toSatisfy(
    (error) => classifyError(error) === 'unavailable',
  )
  await other.close()
})

test('a network that swallows everything is noticed, and the slot comes back', async () => {
  const patient = await connectDatabase({
    env: { DATABASE_URL: wire.url, DATA_DIR: '/nowhere' },
    log: createLog({ level: 'silent' }),
    max: 1,
    timeouts: { statementMs: 100, graceMs: 100, connectMs: 1000 },
  })
  wire.goSilent()
  const run = tx(patient, (client) => client.query('SELECT 1'))
  await expect(run).rejects.toSatisfy((error) => classifyError(error) === 'unavailable')
  expect(patient.pool.totalCount).toBe(0)
  await patient.close()
})

async function noteIds(): Promise<number[]> {
  const { rows } = await home.database.pool.query<{ id: number }>('SELECT id FROM notes ORDER BY id')
  return rows.map(({ id }) => id)
}

async function expectAllSlots(): Promise<void> {
  wire.cutBefore = () => false
  wire.cutAfter = () => false
  const clients = await Promise.all(Array.from({ length: MAX }, () => db.pool.connect()))
  for (const client of clients) await client.query('SELECT 1')
  for (const client of clients) client.release()
}
