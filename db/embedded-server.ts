import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Place } from './embedded-place'
import { cannotRun, spawnOn, succeeded } from './embedded-spawn'
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

const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 30_000
const POLL_MS = 3
const PORT_ATTEMPTS = 5

/** The server that runs on this folder; clears away what a dead one left. */
export async function findRunning(place: Place): Promise<Postmaster | null> {
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

/** Starts the server, on the port of the last time where that is free: whoever is connected finds it again. */
export async function launch(place: Place): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    const port = (attempt === 1 && lastPort(place)) || (await freePort())
    const child = spawnServer(place, port)
    const outcome = await untilReady(place, child)
    if (typeof outcome === 'object') {
      writeFileSync(place.portFile, String(port))
      return outcome
    }
    // Somebody else has the port.
    if (attempt < PORT_ATTEMPTS && /could not create any TCP\/IP sockets/.test(outcome)) continue
    throw new DatabaseStartError(`The built-in database did not start.\n${outcome}`)
  }
}

function lastPort({ portFile }: Place): number | null {
  return existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) || null : null
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

/** Ends the server and waits until it is gone. */
export async function stopServer(place: Place, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    // No signals there: the server's own tool speaks to it.
    const { pgCtl } = place.binaries
    const args = ['stop', '--mode=fast', '--wait', `--pgdata=${place.folder}`]
    await succeeded(spawn(pgCtl, args, { stdio: ['ignore', 'ignore', 'pipe'] }), pgCtl)
    return
  }
  askToStop(place, pid)
  const deadline = Date.now() + STOP_TIMEOUT_MS
  while (isServerOf(pid, place.folder)) {
    if (Date.now() > deadline) {
      // Immediate: the next start recovers from the log, as after a power cut.
      signal(place, pid, 'SIGQUIT')
      return
    }
    await pause(POLL_MS)
  }
}

/** Fast: transactions under way are rolled back, everything committed is written down. Returns at once. */
export function askToStop(place: Place, pid: number): void {
  signal(place, pid, 'SIGINT')
}

function signal({ folder }: Place, pid: number, name: NodeJS.Signals): void {
  // It may have died meanwhile, and its number belong to a stranger.
  if (isServerOf(pid, folder)) process.kill(pid, name)
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
