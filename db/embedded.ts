import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type EmbeddedOptions, initialize, type Place, preparePlace, SUPERUSER } from './embedded-place'
import { askToStop, findRunning, launch, stopServer } from './embedded-server'
import { isAlive, type Postmaster } from './postmaster'
import { withStartLock } from './start-lock'

export interface Embedded {
  /** With its password: not for logs. */
  readonly url: string
  /** Ends the server, when this process started or adopted it: waits for nobody, loses nothing committed. */
  stop(): Promise<void>
}

/** How often a living process looks whether its server still lives. */
const WATCH_MS = 500

/**
 * A Postgres of our own under `dataDir`: made on the first start, adopted when it still runs from an earlier one, and
 * started again when it is killed. It listens on loopback only, behind a password that never leaves `dataDir`.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const place = preparePlace(options)
  return withStartLock(place.lockFile, async () => {
    await initialize(place)
    const running = await findRunning(place)
    const isBorrowed = running !== null && isOwnedByAnother(place)
    if (running)
      place.log.info({ pid: running.pid, isBorrowed }, 'adopted the database server that was running')
    const postmaster = running ?? (await launch(place))
    if (isBorrowed) return { url: urlOf(place, postmaster), stop: async () => {} }

    writeFileSync(place.ownerFile, String(process.pid))
    return keepRunning(place, postmaster)
  })
}

function urlOf({ password }: Place, { port }: Postmaster): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`
}

/** Looks after the server until it is stopped: killed by whatever hand, it is started again and recovers. */
function keepRunning(place: Place, first: Postmaster): Embedded {
  let { pid } = first
  let revival: Promise<void> | null = null
  const watch = setInterval(() => {
    if (revival || isAlive(pid)) return
    revival = revive().finally(() => {
      revival = null
    })
  }, WATCH_MS)
  watch.unref()

  async function revive(): Promise<void> {
    place.log.error({ pid }, 'the database server is gone; starting it again')
    try {
      await withStartLock(place.lockFile, async () => {
        pid = ((await findRunning(place)) ?? (await launch(place))).pid
      })
      place.log.info({ pid }, 'the database server is back')
    } catch (error) {
      place.log.error({ err: error }, 'the database server could not be started again')
    }
  }

  // The process ends without asking: nothing of ours may go on running. The server is quick and clean about it.
  const atExit = () => askToStop(place, pid)
  process.once('exit', atExit)
  return {
    url: urlOf(place, first),
    async stop() {
      clearInterval(watch)
      await revival
      process.off('exit', atExit)
      await stopServer(place, pid)
      rmSync(place.ownerFile, { force: true })
    },
  }
}

/** A server whose starter still lives is borrowed: a script beside the running product must not stop it. */
function isOwnedByAnother({ ownerFile }: Place): boolean {
  if (!existsSync(ownerFile)) return false
  const owner = Number(readFileSync(ownerFile, 'utf8'))
  return owner !== process.pid && isAlive(owner)
}
