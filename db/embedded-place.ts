import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../lib/server/log'
import { keptSecret } from '../lib/server/secret'
import { type Binaries, findBinaries } from './embedded-binaries'
import { type ServerUser, serverUser } from './embedded-owner'
import { spawnOn, succeeded } from './embedded-spawn'
import { DatabaseStartError, systemWord } from './start-error'

export interface EmbeddedOptions {
  /** Absolute. The server's files are below it, in `postgres`. */
  readonly dataDir: string
  readonly log: Log
  /** Server settings besides the ones here; tests trade durability for speed with them. */
  readonly settings?: Readonly<Record<string, string>>
}

/** Everything about one embedded server that stays the same while it comes and goes. */
export interface Place {
  readonly dataDir: string
  readonly lockFile: string
  /** Of the server. */
  readonly folder: string
  /** The process that will stop the server. */
  readonly ownerFile: string
  readonly portFile: string
  readonly serverLog: string
  readonly password: string
  readonly binaries: Binaries
  readonly user: ServerUser
  readonly settings: Readonly<Record<string, string>>
  readonly log: Log
}

export const SUPERUSER = 'indelible'
const MAJOR = '18'

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

export function preparePlace({ dataDir, log, settings = {} }: EmbeddedOptions): Place {
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
    lockFile: join(dataDir, 'postgres.lock'),
    ownerFile: join(dataDir, 'postgres.owner'),
    portFile: join(dataDir, 'postgres.port'),
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
    `DATA_DIR (${dataDir}) cannot be used by this user (${systemWord(cause)}): give it to the user who starts Indelible, start as the user who did so before, or set another DATA_DIR.`,
    { cause },
  )
}

/** Makes the data folder, whole or not at all: a half-made one of an earlier try is thrown away. */
export async function initialize(place: Place): Promise<void> {
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
      `Postgres refuses to run as root, so its files must belong to "${user.name}", and the file system of ${paths[0]} does not allow that (${systemWord(cause)}). Start as another user, or set another DATA_DIR.`,
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
