import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { type Duplex, pipeline } from 'node:stream'
import { createWebSocketStream, type WebSocket, WebSocketServer } from 'ws'
import type { DatabaseAddress } from './database-url'
import { startTls } from './relay-tls'

/** Where the relay leads: one Postgres and no other. */
export type RelayTarget = Pick<DatabaseAddress, 'host' | 'port' | 'sslMode'>

export interface Relay {
  /** ws://127.0.0.1:port/secret. Knowing it is the right to use it, so it stays out of logs. */
  readonly url: string
  /** Ends every connection through it. */
  close(): Promise<void>
}

/** Close code of a socket whose database could not be reached; the reason is the system's word, as ECONNREFUSED. */
const TARGET_UNREACHABLE = 4502
const CONNECT_TIMEOUT_MS = 10_000
/** The largest single write of the driver: a save's parameters and then some. */
const MAX_FRAME_BYTES = 256 * 1024 * 1024

/**
 * Carries the WebSocket that Neon's driver speaks to the TCP that Postgres speaks, so that one driver path serves every
 * Postgres. Web pages on this machine can reach loopback too: the path is a secret, and whoever names an Origin is a
 * page and is refused.
 */
export async function startRelay(target: RelayTarget): Promise<Relay> {
  const secretPath = `/${randomBytes(32).toString('base64url')}`
  const server = createServer((_request, response) => response.writeHead(404).end())
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_FRAME_BYTES,
  })

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.headers.origin !== undefined || !isSame(request.url ?? '', secretPath)) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    request.socket.setNoDelay(true)
    sockets.handleUpgrade(request, socket, head, (webSocket) => carry(webSocket, target))
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen({ host: '127.0.0.1', port: 0 }, listening)
  })
  // A relay must not keep a process alive whose work is done.
  server.unref()

  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}${secretPath}`,
    close: () =>
      new Promise((closed) => {
        for (const webSocket of sockets.clients) webSocket.terminate()
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function carry(webSocket: WebSocket, target: RelayTarget): void {
  // Made at once: what the driver pipelines before the database answers waits in it.
  const stream = createWebSocketStream(webSocket)
  stream.on('error', () => {})

  reach(target).then(
    (tcp) => {
      if (webSocket.readyState !== webSocket.OPEN) {
        tcp.destroy()
        return
      }
      // pipeline and not hand-wired pipes: it delivers the server's last words before it closes.
      pipeline(stream, tcp, stream, () => {
        tcp.destroy()
        webSocket.close()
      })
    },
    (error: NodeJS.ErrnoException) => webSocket.close(TARGET_UNREACHABLE, error.code ?? 'UNREACHABLE'),
  )
}

async function reach({ host, port, sslMode }: RelayTarget): Promise<Duplex> {
  const tcp = host.startsWith('/') ? connect({ path: `${host}/.s.PGSQL.${port}` }) : connect({ host, port })
  tcp.setNoDelay(true)
  tcp.setKeepAlive(true, 30_000)
  await connected(tcp)
  return sslMode === 'disable' || host.startsWith('/') ? tcp : startTls(tcp, host, sslMode)
}

function connected(tcp: Socket): Promise<void> {
  return new Promise((done, failed) => {
    const timer = setTimeout(
      () => tcp.destroy(Object.assign(new Error('No answer.'), { code: 'ETIMEDOUT' })),
      CONNECT_TIMEOUT_MS,
    )
    tcp.once('connect', () => {
      clearTimeout(timer)
      tcp.off('error', failed)
      done()
    })
    tcp.once('error', (error) => {
      clearTimeout(timer)
      failed(error)
    })
  })
}

function isSame(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}
