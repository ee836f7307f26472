import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'

/** The running server of a data folder, as its lock file tells it. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly isReady: boolean
}

/** Reads `postmaster.pid`; null when there is none, or it is still being written. */
export function readPostmaster(dataFolder: string): Postmaster | null {
  let lines: string[]
  try {
    lines = readFileSync(lockFile(dataFolder), 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!Number.isInteger(pid) || pid === 0) return null
  return { pid: Math.abs(pid), port, isReady: lines[7]?.trim() === 'ready' }
}

export function lockFile(dataFolder: string): string {
  return join(dataFolder, 'postmaster.pid')
}

/** Whether the process runs. A zombie does not: it is dead, and its number stands until its parent looks. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return stateOf(pid) !== 'Z'
}

/** Linux' letter for what a process is doing; null where it cannot be known. */
function stateOf(pid: number): string | null {
  try {
    // The name before it stands in parentheses and may hold anything.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '')[0] ?? null
  } catch {
    return null
  }
}

/** Living processes that work inside the folder: server processes that outlived their postmaster. Linux only. */
export function processesIn(dataFolder: string): number[] {
  if (process.platform !== 'linux') return []
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => worksIn(pid, dataFolder) === true)
}

/** Whether the process is a server on this folder, and not a stranger who got its number after a restart. */
export function isServerOf(pid: number, dataFolder: string): boolean {
  // Where it may not be looked at, it counts as one: its lock file must not be taken away.
  if (process.platform === 'linux') return worksIn(pid, dataFolder) ?? isAlive(pid)
  if (process.platform === 'win32') return isAlive(pid)
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.includes('postgres')
}

/**
 * By the folder itself and not by its name: links give one folder many names, and two servers would destroy it. null:
 * a process of the folder's owner that may not be looked at.
 */
function worksIn(pid: number, folder: string): boolean | null {
  try {
    const [theirs, ours] = [statSync(`/proc/${pid}`), statSync(folder)]
    // A server runs as the owner of its folder, or not at all.
    if (theirs.uid !== ours.uid) return false
    const cwd = statSync(`/proc/${pid}/cwd`)
    return cwd.dev === ours.dev && cwd.ino === ours.ino && isAlive(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? false : null
  }
}

const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f])
const ANSWER_TIMEOUT_MS = 1000

/** Whether a Postgres listens on this loopback port: asked for TLS, it alone answers S or N. */
export function answersAsPostgres(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    const finish = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(ANSWER_TIMEOUT_MS, () => finish(false))
    socket.once('error', () => finish(false))
    socket.once('close', () => finish(false))
    socket.once('connect', () => socket.write(SSL_REQUEST))
    socket.once('data', (bytes) => finish(bytes[0] === 0x4e || bytes[0] === 0x53))
  })
}
