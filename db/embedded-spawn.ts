import { type ChildProcess, type SpawnOptions, type StdioOptions, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { closedFolder, type ServerUser } from './embedded-owner'
import { DatabaseStartError, systemWord } from './start-error'

type Stdio = 'ignore' | 'pipe' | number

interface Spawned {
  readonly child: ChildProcess
  /** Lets go of what only the child needs. */
  close(): void
}

/**
 * Runs a program as the server's user, on files of its own that may lie below folders closed to it, as root's home is:
 * they are opened here and handed down, and the program finds them under /proc/self/fd, wherever they lie.
 *
 * `command` gets the paths under which the program sees the files, and answers the program and its arguments.
 */
export function spawnOn(
  user: ServerUser,
  files: readonly string[],
  stdio: readonly [Stdio, Stdio, Stdio],
  command: (paths: readonly string[]) => readonly [string, ...string[]],
): Spawned {
  if (!user) return { child: start(command(files), { stdio: [...stdio] }), close: () => {} }

  const identity = { uid: user.uid, gid: user.gid, cwd: '/' }
  if (process.platform !== 'linux') {
    for (const file of files) requireOpenWay(file, user)
    return { child: start(command(files), { ...identity, stdio: [...stdio] }), close: () => {} }
  }
  const handles = files.map((file) => openSync(file, 'r'))
  const paths = files.map((_, index) => `/proc/self/fd/${stdio.length + index}`)
  const handedDown: StdioOptions = [...stdio, ...handles]
  return {
    child: start(command(paths), { ...identity, stdio: handedDown }),
    close: () => {
      for (const handle of handles) closeSync(handle)
    },
  }
}

/** Out of the terminal's group: Ctrl+C is for us, who first finish what is under way. */
function start([program, ...args]: readonly [string, ...string[]], options: SpawnOptions): ChildProcess {
  return spawn(program, args, { ...options, detached: true, windowsHide: true })
}

function requireOpenWay(file: string, user: NonNullable<ServerUser>): void {
  const closed = closedFolder(file, user)
  if (closed === null) return
  throw new DatabaseStartError(
    `Postgres refuses to run as root, so it runs as "${user.name}", and that user may not pass ${closed} on the way to ${file}. Start as another user, move to a folder that others may pass, or set DATABASE_URL.`,
  )
}

/** Resolves when the program ended well; what it complained about is in the error otherwise. */
export function succeeded(child: ChildProcess, binary: string): Promise<void> {
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

export function cannotRun(binary: string, cause: Error): DatabaseStartError {
  // The file is there: what is not is the system's C library that it was built for.
  const isForeign = systemWord(cause) === 'ENOENT' && existsSync(binary)
  const reason = isForeign
    ? 'it needs glibc, which Alpine does not have. Set DATABASE_URL'
    : systemWord(cause)
  return new DatabaseStartError(`The built-in database cannot be run (${binary}): ${reason}.`, { cause })
}
