import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connectDatabase } from '../../db/client'
import { type Embedded, startEmbedded } from '../../db/embedded'
import { migrate } from '../../db/migrate'
import { createLog } from '../../lib/server/log'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Whoever connects here is told the address of the run's Postgres, which starts with the first who asks. */
    postgresDoor: number
  }
}

/** The database that every test's own is a copy of: migrated once. */
export const TEMPLATE = 'template_migrated'

/** One embedded Postgres for the whole run, and none for a run that has no use for it. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let started: Promise<TestServer> | null = null
  const door = createServer((socket) => {
    socket.on('error', () => {})
    started ??= startTestServer()
    started.then(
      ({ embedded }) => socket.end(JSON.stringify({ url: embedded.url })),
      (error: Error) => socket.end(JSON.stringify({ error: error.message })),
    )
  })
  await new Promise<void>((listening) => door.listen({ host: '127.0.0.1', port: 0 }, listening))
  provide('postgresDoor', (door.address() as AddressInfo).port)

  return async () => {
    door.close()
    const server = await started?.catch(() => null)
    await server?.embedded.stop()
    if (server) await rm(server.dataDir, { recursive: true, force: true })
  }
}

interface TestServer {
  readonly dataDir: string
  readonly embedded: Embedded
}

async function startTestServer(): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'indelible-tests-'))
  const log = createLog({ level: 'silent' })
  // Passable for the user that runs the server when the tests run as root.
  await chmod(dataDir, 0o755)
  const embedded = await startEmbedded({
    dataDir,
    log,
    // Its data is thrown away: no need to wait for the disk.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  })
  await run(embedded.url, `CREATE DATABASE ${TEMPLATE}`)
  const template = await connectDatabase({
    env: { DATABASE_URL: withDatabase(embedded.url, TEMPLATE), DATA_DIR: dataDir },
    log,
  })
  await migrate(template)
  await template.close()
  return { dataDir, embedded }

  async function run(url: string, statement: string) {
    const database = await connectDatabase({ env: { DATABASE_URL: url, DATA_DIR: dataDir }, log })
    await database.pool.query(statement)
    await database.close()
  }
}

/** The same server and user, another database. */
export function withDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}
