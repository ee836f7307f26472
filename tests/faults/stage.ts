import 'fake-indexeddb/auto'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { connectDatabase, type Database } from '../../db/client'
import { startEmbedded } from '../../db/embedded'
import { processesIn } from '../../db/postmaster'
import { createCanvas } from '../../db/queries/canvases'
import { createLog } from '../../lib/server/log'
import { type AppServer, freePort, startAppServer, temporaryDataDir } from '../support/app-server'
import { type CutWire, cutWire } from '../support/cut-wire'
import { type Drawer, type Guest, openDrawer, signInGuest } from './drawer'
import type { Kills } from './fault'
import { type WebWire, webWire } from './web-wire'

/**
 * The real server, the real Postgres and people who draw on one canvas, with a wire on both sides of the server.
 * Everybody goes on drawing while things are killed.
 */
export interface Stage {
  readonly database: Database
  readonly web: WebWire
  /** Between the server and Postgres; null when the server runs its own. */
  readonly wire: CutWire | null
  readonly canvasId: string
  readonly people: readonly Drawer[]
  readonly kills: Kills
  /** An empty canvas, and the people on it. */
  newCanvas(): Promise<void>
  begin(): void
  rest(): void
  /** With -9. */
  killApp(): Promise<void>
  startApp(): Promise<void>
  /** With -9, all of its processes at once; it is started again by whoever watches over it. */
  killPostgres(): Promise<void>
  whenPostgresIsBack(): Promise<void>
  close(): Promise<void>
}

export interface StageOptions {
  /** Postgres of the server's own, as on a laptop, or one beside it behind a wire. */
  readonly postgres: 'own' | 'wired'
  readonly settings?: Readonly<Record<string, string>>
}

const PEOPLE = 3
const GESTURE_EVERY_MS = 25
const SILENT = createLog({ level: 'silent' })

export async function openStage({ postgres, settings = {} }: StageOptions): Promise<Stage> {
  const dataDir = await temporaryDataDir()
  const web = await webWire()
  const embedded =
    postgres === 'wired' ? await startEmbedded({ dataDir: dataDir.path, log: SILENT, settings }) : null
  const wire = embedded ? await cutWire(embedded.url) : null
  const env: Record<string, string> = {
    BASE_URL: web.url,
    ALLOW_GUESTS: 'true',
    LOG_LEVEL: 'fatal',
    ...(wire ? { DATABASE_URL: wire.url, AUTH_SECRET: randomBytes(32).toString('hex') } : {}),
  }
  const port = await freePort()
  web.target = port
  let app: AppServer = await startAppServer({ dataDir: dataDir.path, port, env })
  const database = await connectDatabase({
    env: { DATABASE_URL: embedded?.url ?? (await ownUrl(dataDir.path)), DATA_DIR: dataDir.path },
    log: SILENT,
    max: 2,
  })
  const guests: Guest[] = []
  for (let i = 0; i < PEOPLE; i++) guests.push(await signInGuest(web.url))
  let canvasId = ''
  let people: Drawer[] = []
  const kills = { app: 0, postgres: 0 }

  return {
    database,
    web,
    wire,
    get canvasId() {
      return canvasId
    },
    get people() {
      return people
    },
    kills,
    async newCanvas() {
      await Promise.all(people.map((person) => person.close()))
      canvasId = await sharedCanvas(database, guests)
      people = await Promise.all(guests.map((guest) => openDrawer({ guest, origin: web.url, canvasId })))
    },
    begin() {
      for (const person of people) person.begin(GESTURE_EVERY_MS)
    },
    rest() {
      for (const person of people) person.rest()
    },
    async killApp() {
      kills.app += 1
      await app.kill()
    },
    async startApp() {
      app = await startAppServer({ dataDir: dataDir.path, port, env })
    },
    async killPostgres() {
      kills.postgres += 1
      for (const pid of processesIn(join(dataDir.path, 'postgres'))) killHard(pid)
    },
    whenPostgresIsBack: () => answering(database),
    async close() {
      await Promise.all(people.map((person) => person.close()))
      await database.close()
      await app.stop()
      await web.close()
      await wire?.close()
      await embedded?.stop()
      await dataDir.remove()
    },
  }
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // It went by itself, as a connection's process does when the connection ends.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** The server's own Postgres, without adopting it. */
async function ownUrl(dataDir: string): Promise<string> {
  const password = (await readFile(join(dataDir, 'postgres-password'), 'utf8')).trim()
  const port = (await readFile(join(dataDir, 'postgres.port'), 'utf8')).trim()
  return `postgres://indelible:${password}@127.0.0.1:${port}/postgres`
}

async function sharedCanvas(database: Database, [owner, ...others]: readonly Guest[]): Promise<string> {
  if (!owner) throw new Error('Nobody is here.')
  const canvasId = uuidv7()
  await createCanvas(database, { canvasId, userId: owner.userId, title: 'Faults' })
  for (const { userId } of others) {
    await database.pool.query(
      `INSERT INTO canvas_members (canvas_id, user_id, role) VALUES ($1, $2, 'editor')`,
      [canvasId, userId],
    )
  }
  return canvasId
}

const BACK_WITHIN_MS = 30_000

async function answering({ pool }: Database): Promise<void> {
  const deadline = Date.now() + BACK_WITHIN_MS
  while (Date.now() < deadline) {
    const answers = await pool.query('SELECT 1').then(
      () => true,
      () => false,
    )
    if (answers) return
    await delay(20)
  }
  throw new Error('Postgres did not come back.')
}
