import { type ChildProcess, spawn } from 'node:child_process'
import {
  accessSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../lib/server/log'
import { keptSecret } from '../lib/server/secret'
import { type Binaries, findBinaries } from './embedded-binaries'
import { type ServerUser, serverUser } from './embedded-owner'
import { spawnOn } from './embedded-spawn'
import {
  answersAsPostgres,
  isAlive,
  isServerOf,
  lockFile,
  type Postmaster,
  processesIn,
  readPostmaster,
} from './postmaster'
import { DatabaseStartError } from './start-error'
import { withStartLock } from './start-lock'

export interface Embedded {
  /** With its password: not for logs. */
  readonly url: string
  /** Ends the server, when this process started or adopted it: waits for nobody, loses nothing committed. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Absolute. The server's files are below it, in `postgres`. */
  readonly dataDir: string
  readonly log: Log
  /** Server settings besides the ones here; tests trade durability for speed with them. */
  readonly settings?: Readonly<Record<string, string>>
}

const MAJOR = '18'
const SUPERUSER = 'indelible'
const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 30_000
const POLL_MS = 3
const PORT_ATTEMPTS = 5

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // The default folder for sockets clashes with a system's own Postgres.
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '128MB',
  // These are the defaults, and the promise of the product: said aloud so that no file can quietly change them.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // A log is read by others than the people who drew: no statements, no values.
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  timezone: 'UTC',
}

/**
 * A Postgres of our own under `dataDir`: made on the first start, adopted when it still runs from an earlier one. It
 * listens on loopback only, behind a password that never leaves `dataDir`.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const place = preparePlace(options)
  return withStartLock(join(options.dataDir, 'postgres.lock'), async () => {
    await initialize(place)
    const running = await findRunning(place)
    const postmaster = running ?? (await launch(place))
    const isBorrowed = running !== null && isOwnedByAnother(place)
    if (running)
      place.log.info({ pid: running.pid, isBorrowed }, 'adopted the database server that was running')
    if (!isBorrowed) writeFileSync(place.ownerFile, String(process.pid))
    return embeddedOf(place, postmaster, isBorrowed)
  })
}

interface Place {
  readonly dataDir: string
  /** Of the server. */
  readonly folder: string
  readonly ownerFile: string
  readonly serverLog: string
  readonly password: string
  readonly binaries: Binaries
  readonly user: ServerUser
  readonly settings: Readonly<Record<string, string>>
  readonly log: Log
}

function preparePlace({ dataDir, log, settings = {} }: EmbeddedOptions): Place {
  const folder = join(dataDir, 'postgres')
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    if (existsSync(folder)) accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw notOurs(dataDir, cause)
  }
  const user = serverUser(folder)
  return {
    dataDir,
    folder,
    ownerFile: join(dataDir, 'postgres.owner'),
    serverLog: join(dataDir, 'postgres.log'),
    password: passwordIn(dataDir),
    binaries: findBinaries(user),
    user,
    settings: { ...SETTINGS, ...settings },
    log,
  }
}

function passwordIn(dataDir: string): string {
  try {
    return keptSecret(dataDir, 'postgres-password')
  } catch (cause) {
    throw notOurs(dataDir, cause)
  }
}

function notOurs(dataDir: string, cause: unknown): DatabaseStartError {
  return new DatabaseStartError(
    `DATA_DIR (${dataDir}) cannot be used by this user (${reasonOf(cause)}): give it to the user who starts Indelible, start as the user who did so before, or set another DATA_DIR.`,
    { cause },
  )
}

/** Makes the data folder, whole or not at all: a half-made one of an earlier try is thrown away. */
async function initialize(place: Place): Promise<void> {
  const { dataDir, folder } = place
  if (existsSync(join(folder, 'PG_VERSION'))) {
    const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
    if (version === MAJOR) return
    throw new DatabaseStartError(
      `${folder} was made by Postgres ${version}, and the built-in one is ${MAJOR}: bring the drawings over with pg_dump and pg_restore, or set DATABASE_URL.`,
    )
  }

  const workshop = join(dataDir, 'postgres.new')
  const made = join(workshop, 'postgres')
  const passwordFile = join(workshop, 'password')
  rmSync(workshop, { recursive: true, force: true })
  mkdirSync(made, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, place.password, { mode: 0o600 })
  giveTo(place.user, [made, passwordFile])
  await runInitdb(place, made, passwordFile)
  renameSync(made, folder)
  rmSync(workshop, { recursive: true, force: true })
}

function giveTo(user: ServerUser, paths: readonly string[]): void {
  if (!user) return
  try {
    for (const path of paths) chownSync(path, user.uid, user.gid)
  } catch (cause) {
    throw new DatabaseStartError(
      `Postgres refuses to run as root, so its files must belong to "${user.name}", and the file system of ${paths[0]} does not allow that (${reasonOf(cause)}). Start as another user, or set another DATA_DIR.`,
      { cause },
    )
  }
}

async function runInitdb({ binaries, user }: Place, made: string, passwordFile: string): Promise<void> {
  const { child, close } = spawnOn(
    user,
    [made, passwordFile],
    ['ignore', 'ignore', 'pipe'],
    ([data, password]) => [
      binaries.initdb,
      `--pgdata=${data}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${password}`,
      // In the clear over loopback: the driver sends it with its greeting, and SCRAM would cost it 60 ms a connection.
      '--auth=password',
      '--encoding=UTF8',
      '--locale=C',
    ],
  )
  close()
  await succeeded(child, binaries.initdb)
}

function succeeded(child: ChildProcess, binary: string): Promise<void> {
  return new Promise((done, failed) => {
    let complaint = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint += text
    })
    child.once('error', (cause) => failed(cannotRun(binary, cause)))
    child.once('close', (code) => {
      if (code === 0) done()
      else failed(new DatabaseStartError(`The built-in database gave up (${binary}).\n${complaint.trim()}`))
    })
  })
}

/** The server that runs on this folder; clears away what a dead one left. */
async function findRunning(place: Place): Promise<Postmaster | null> {
  const deadline = Date.now() + START_TIMEOUT_MS
  for (;;) {
    const postmaster = readPostmaster(place.folder)
    if (!postmaster) return null
    if (!isAlive(postmaster.pid)) {
      await clearAfter(postmaster, place)
      return null
    }
    // Starting, recovering or stopping: it says which soon.
    if (postmaster.isReady && (await answersAsPostgres(postmaster.port))) return postmaster
    if (!isServerOf(postmaster.pid, place.folder)) {
      // The number belongs to somebody else by now: the machine was restarted.
      await clearAfter(postmaster, place)
      return null
    }
    if (Date.now() > deadline) {
      throw new DatabaseStartError(
        `Another process (${postmaster.pid}) holds the database in ${place.folder} and does not answer: end it and start again.`,
      )
    }
    await pause(POLL_MS * 10)
  }
}

/**
 * The server refuses to start over the lock file of a process that it takes for living, as a zombie is. But its own
 * children must be gone first: two servers on one folder would destroy it.
 */
async function clearAfter(dead: Postmaster, place: Place): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS
  while (processesIn(place.folder).length > 0) {
    if (Date.now() > deadline) {
      throw new DatabaseStartError(
        `The database server ${dead.pid} is dead, but processes of it still hold ${place.folder}: end ${processesIn(place.folder).join(', ')} and start again.`,
      )
    }
    await pause(POLL_MS * 10)
  }
  place.log.warn({ pid: dead.pid }, 'the database server had been killed; it recovers now')
  rmSync(lockFile(place.folder), { force: true })
}

async function launch(place: Place): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const child = spawnServer(place, port)
    const outcome = await untilReady(place, child)
    if (typeof outcome === 'object') return outcome
    // Somebody took the port in between.
    if (attempt < PORT_ATTEMPTS && /could not create any TCP\/IP sockets/.test(outcome)) continue
    throw new DatabaseStartError(`The built-in database did not start.\n${outcome}`)
  }
}

function spawnServer({ binaries, folder, user, settings, serverLog }: Place, port: number): ChildProcess {
  // A file and not a pipe: the server may outlive this process and must still have somewhere to write.
  const output = openSync(serverLog, 'w')
  const { child, close } = spawnOn(user, [folder], ['ignore', output, output], ([data]) => [
    binaries.postgres,
    `-D${data}`,
    ...Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]),
  ])
  close()
  closeSync(output)
  child.unref()
  return child
}

/** The running server, or what it said before it ended. */
async function untilReady(place: Place, child: ChildProcess): Promise<Postmaster | string> {
  let ended: string | null = null
  child.once('error', (cause) => {
    ended = cannotRun(place.binaries.postgres, cause).message
  })
  child.once('exit', () => {
    ended ??= readFileSync(place.serverLog, 'utf8').trim()
  })
  const deadline = Date.now() + START_TIMEOUT_MS
  while (ended === null) {
    const postmaster = readPostmaster(place.folder)
    if (postmaster?.pid === child.pid && postmaster?.isReady) return postmaster
    if (Date.now() > deadline) {
      child.kill('SIGQUIT')
      return 'It was not ready in time.'
    }
    await pause(POLL_MS)
  }
  return ended
}

function embeddedOf(place: Place, postmaster: Postmaster, isBorrowed: boolean): Embedded {
  const { pid, port } = postmaster
  const url = `postgres://${SUPERUSER}:${place.password}@127.0.0.1:${port}/postgres`
  if (isBorrowed) return { url, stop: async () => {} }

  // The process ends without asking: nothing of ours may go on running. The server is quick and clean about it.
  const atExit = () => signal(pid, 'SIGINT')
  process.once('exit', atExit)
  return {
    url,
    async stop() {
      process.off('exit', atExit)
      await stopServer(place, pid)
      rmSync(place.ownerFile, { force: true })
    },
  }
}

async function stopServer(place: Place, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    // No signals there: the server's own tool speaks to it.
    const { pgCtl } = place.binaries
    const args = ['stop', '--mode=fast', '--wait', `--pgdata=${place.folder}`]
    await succeeded(spawn(pgCtl, args, { stdio: ['ignore', 'ignore', 'pipe'] }), pgCtl)
    return
  }
  // Fast: transactions under way are rolled back, everything committed is written down.
  signal(pid, 'SIGINT')
  const deadline = Date.now() + STOP_TIMEOUT_MS
  while (isAlive(pid)) {
    if (Date.now() > deadline) {
      // Immediate: the next start recovers from the log, as after a power cut.
      signal(pid, 'SIGQUIT')
      return
    }
    await pause(POLL_MS)
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** A server whose starter still lives is borrowed: a script beside the running product must not stop it. */
function isOwnedByAnother({ ownerFile }: Place): boolean {
  if (!existsSync(ownerFile)) return false
  const owner = Number(readFileSync(ownerFile, 'utf8'))
  return owner !== process.pid && isAlive(owner)
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen({ host: '127.0.0.1', port: 0 }, () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => found(port))
    })
  })
}

function cannotRun(binary: string, cause: Error): DatabaseStartError {
  // The file is there: what is not is the system's C library that it was built for.
  const isForeign = reasonOf(cause) === 'ENOENT' && existsSync(binary)
  const reason = isForeign ? 'it needs glibc, which Alpine does not have. Set DATABASE_URL' : reasonOf(cause)
  return new DatabaseStartError(`The built-in database cannot be run (${binary}): ${reason}.`, { cause })
}

function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error)
}
