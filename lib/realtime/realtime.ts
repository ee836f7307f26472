import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import { database } from '../../db/database'
import { findVersion, listVersions } from '../../db/queries/canvases'
import { findVisitorsWithoutAccess } from '../../db/queries/members'
import { PROTOCOL } from '../protocol/save'
import { closeCodes } from '../protocol/socket'
import { onCommit } from '../server/commits'
import { log } from '../server/log'
import { admit } from './admission'
import type { Bus } from './bus'
import { createConnection, type Visitor } from './connection'
import { createRooms } from './rooms'

export interface RealtimeOptions {
  readonly bus: Bus
  readonly now: () => number
  readonly heartbeatMs: number
  readonly deadAfterMs: number
  /** How often every room is told its version, so that a lost notice is healed (P2). */
  readonly headEveryMs: number
  /** How often roles and sessions are asked again (P1). */
  readonly accessEveryMs: number
  /** Closing everybody is spread over at most this, so that not all come back in one moment (P5). */
  readonly closeWithinMs: number
}

export const realtimeDefaults = {
  now: Date.now,
  heartbeatMs: 10_000,
  deadAfterMs: 25_000,
  headEveryMs: 5_000,
  accessEveryMs: 60_000,
  closeWithinMs: 5_000,
} as const satisfies Omit<RealtimeOptions, 'bus'>

/** The sockets of one process. */
export interface Realtime {
  /** For requests to `/ws`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Tells every room the version the database has. */
  tellHeads(): Promise<void>
  /** Closes the sockets of those who lost their role or their session. */
  recheckAccess(): Promise<void>
  close(): Promise<void>
}

/** A person has few sockets and each says little: anything bigger is not ours. */
const MAX_PAYLOAD_BYTES = 64 * 1024
/** So that a handful of sockets is not kept waiting for a spread made for thousands. */
const CLOSE_INTERVAL_MS = 10

export function openRealtime(options: RealtimeOptions): Realtime {
  const { bus, now } = options
  const rooms = createRooms()
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_PAYLOAD_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
  })
  let closing = false

  const stopListening = onCommit((notice) => bus.publish(notice))
  const unsubscribe = bus.subscribe((notice) => rooms.tellHead(notice))
  const timers = [
    setInterval(checkAlive, options.heartbeatMs),
    setInterval(() => quietly('telling heads', tellHeads), options.headEveryMs),
    setInterval(() => quietly('asking roles again', recheckAccess), options.accessEveryMs),
  ]

  async function letIn(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const admission = await admit(request)
    if (!admission.admitted) return refuseUpgrade(socket, admission.status)
    if (closing) return refuseUpgrade(socket, 503)
    server.handleUpgrade(request, socket, head, (open) => {
      welcome(open, admission.visitor).catch((error: unknown) => {
        log().warn({ err: error }, 'a socket could not be welcomed')
        open.close(closeCodes.tryAgainLater, 'try again later')
      })
    })
  }

  async function welcome(socket: WebSocket, visitor: Visitor): Promise<void> {
    const connection = createConnection({ socket, visitor, now })
    // Into the room first, then ask: a commit in between is then heard twice rather than never.
    rooms.add(connection)
    socket.on('close', () => rooms.remove(connection))
    socket.on('error', (error) => log().info({ err: error }, 'socket error'))
    const { canvasId, userId } = visitor
    const version = await findVersion(database(), { canvasId, userId })
    if (version === null) return connection.close(closeCodes.forbidden, 'no access')
    connection.send({ type: 'hello', protocol: PROTOCOL, canvasId, version, userId })
  }

  function checkAlive(): void {
    for (const connection of rooms.connections()) connection.checkAlive(now(), options.deadAfterMs)
  }

  async function tellHeads(): Promise<void> {
    const canvasIds = rooms.canvasIds()
    if (canvasIds.length === 0) return
    for (const notice of await listVersions(database(), { canvasIds })) rooms.tellHead(notice)
  }

  async function recheckAccess(): Promise<void> {
    const connections = [...rooms.connections()]
    if (connections.length === 0) return
    const lost = await findVisitorsWithoutAccess(
      database(),
      connections.map(({ visitor }) => visitor),
    )
    for (const { index, reason } of lost) {
      const code = reason === 'signed_out' ? closeCodes.unauthenticated : closeCodes.forbidden
      connections[index]?.close(code, reason)
    }
  }

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy())
      letIn(request, socket, head).catch((error: unknown) => {
        log().error({ err: error }, 'upgrade failed')
        refuseUpgrade(socket, 503)
      })
    },
    tellHeads,
    recheckAccess,
    async close() {
      closing = true
      for (const timer of timers) clearInterval(timer)
      const connections = [...rooms.connections()]
      const gapMs = Math.min(CLOSE_INTERVAL_MS, options.closeWithinMs / Math.max(1, connections.length))
      for (const connection of connections) {
        connection.close(closeCodes.goingAway, 'the server is restarting')
        await delay(gapMs)
      }
      stopListening()
      unsubscribe()
      await bus.close()
    },
  }
}

async function quietly(what: string, work: () => Promise<void>): Promise<void> {
  // The next round asks again; a lost database is reported by those who need it.
  await work().catch((error: unknown) => log().warn({ err: error }, `${what} failed`))
}

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
