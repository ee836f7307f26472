import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectDatabase, type Database } from '../../../db/client'
import { startEmbedded } from '../../../db/embedded'
import { migrate } from '../../../db/migrate'
import { createLog } from '../../../lib/server/log'
import type { Bench, BenchOptions } from '../bench'
import { openCopyConnection } from './copy'
import { startDelayingProxy } from './delaying-proxy'
import { measureLoad } from './load'
import { measureSizes } from './sizes'
import { measureWays } from './ways-table'

const log = createLog({ level: 'silent' })
const ROUND_TRIP_MS = 20

export const saveBench: Bench = {
  title: 'Saving, on an embedded Postgres with its durable settings',
  async run(options) {
    const dataDir = await mkdtemp(join(tmpdir(), 'indelible-bench-'))
    // Passable for the user that runs the server when the bench runs as root.
    await chmod(dataDir, 0o755)
    const embedded = await startEmbedded({ dataDir, log })
    try {
      await runAgainst(embedded.url, dataDir, options)
    } finally {
      await embedded.stop()
      await rm(dataDir, { recursive: true, force: true })
    }
  },
}

async function runAgainst(url: string, dataDir: string, options: BenchOptions): Promise<void> {
  const open = (databaseUrl: string) =>
    connectDatabase({ env: { DATABASE_URL: databaseUrl, DATA_DIR: dataDir }, log })
  const database = await open(url)
  await migrate(database)
  await atDistance({ url, open, roundTripMs: 0, near: database }, options)
  await atDistance({ url, open, roundTripMs: ROUND_TRIP_MS, near: database }, options)
  await measureSizes(database, options)
  await measureLoad(database, options)
  await database.close()
}

interface Distance {
  readonly url: string
  readonly open: (url: string) => Promise<Database>
  readonly roundTripMs: number
  /** Prepares and cleans without the delay. */
  readonly near: Database
}

async function atDistance({ url, open, roundTripMs, near }: Distance, options: BenchOptions): Promise<void> {
  const target = new URL(url)
  const proxy = roundTripMs > 0 ? await startDelayingProxy(Number(target.port), roundTripMs) : null
  if (proxy) target.port = String(proxy.port)
  const database = await open(target.href)
  const copy = await openCopyConnection(target.href)
  try {
    await measureWays({ database, near, copy, roundTripMs }, options)
  } finally {
    copy.close()
    await database.close()
    await proxy?.close()
  }
}
