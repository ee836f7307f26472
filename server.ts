import { type IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import next from 'next'
import { openDatabase } from './db/client'
import { migrate } from './db/migrate'
import { createMemoryBus } from './lib/realtime/bus-memory'
import { openRealtime, type Realtime, realtimeDefaults } from './lib/realtime/realtime'
import { EnvError, env } from './lib/server/env'
import { readEnvFile } from './lib/server/env-file'
import { createHttpServer, identify } from './lib/server/http'
import { beginStopping } from './lib/server/lifecycle'
import { whyNotStarted } from './lib/server/start-error'
import { stopOnSignal } from './lib/server/stop'

/** After this the process ends even when something hangs; what was acknowledged is in the database. */
const STOP_WITHIN_MS = 15_000

/** The whole product in one process. Ends it with a sentence and code 1 when it cannot be started. */
export async function runServer({ dev }: { readonly dev: boolean }): Promise<void> {
  const started: (() => Promise<void>)[] = []
  const stop = async () => {
    beginStopping()
    for (const end of started.splice(0).reverse()) await end()
  }
  stopOnSignal(stop, { withinMs: STOP_WITHIN_MS })
  try {
    readEnvFile()
    await start(dev, started)
  } catch (error) {
    console.error(whyNotStarted(error))
    await stop().catch(() => undefined)
    process.exit(1)
  }
}

/** Starts each part after those it needs, and notes how to end it. */
async function start(dev: boolean, started: (() => Promise<void>)[]): Promise<void> {
  const { HOST, PORT, BASE_URL, ASSET_STORE } = env()
  // Better than images that seem to be kept where they are not.
  if (ASSET_STORE !== 'disk') throw new EnvError(['ASSET_STORE can only be "disk" for now.'])
  const db = await openDatabase()
  started.push(() => db.close())
  await migrate(db)

  // Next adds an upgrade listener of its own to the server it knows, and closes sockets that are not its own: give it
  // another server.
  const nextUpgrades = new Server()
  const app = next({
    dev,
    dir: process.cwd(),
    hostname: HOST,
    port: PORT,
    httpServer: nextUpgrades,
    quiet: !dev,
  })
  await app.prepare()
  started.push(() => app.close())

  const handle = app.getRequestHandler()
  const http = createHttpServer((request, response) => void handle(request, response))
  const realtime = openRealtime({ ...realtimeDefaults, bus: createMemoryBus() })
  http.server.on('upgrade', routeUpgrades(realtime, dev ? nextUpgrades : null))
  await http.listen(HOST, PORT)
  started.push(async () => {
    // Together: sockets are told to go while the last requests are answered.
    await Promise.all([http.drain(), realtime.close()])
  })
  console.log(`\n  Indelible is ready: ${addressOf(http.server, BASE_URL)}\n`)
}

/** `/ws` is ours; in development Next has one for hot reloading. Nothing else speaks anything but HTTP. */
function routeUpgrades(realtime: Realtime, nextUpgrades: Server | null) {
  return (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/ws') {
      identify(request)
      realtime.upgrade(request, socket, head)
    } else if (nextUpgrades && pathname.startsWith('/_next/')) {
      nextUpgrades.emit('upgrade', request, socket, head)
    } else {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    }
  }
}

/** With PORT=0 only the listening server knows its port. */
function addressOf(server: Server, baseUrl: string): string {
  const { port } = server.address() as AddressInfo
  return baseUrl.endsWith(':0') ? `http://localhost:${port}` : baseUrl
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dev = process.argv.includes('--dev')
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' })
  await runServer({ dev })
}
