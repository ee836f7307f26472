import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { CLIENT_ADDRESS_HEADER, clientAddress, REQUEST_ID_HEADER } from './client-address'
import { isStopping } from './lifecycle'

const REQUEST_ID = /^[A-Za-z0-9_-]{8,64}$/

export interface HttpServer {
  readonly server: Server
  listen(host: string, port: number): Promise<void>
  /** Takes no new connection, and resolves when every answer under way has been sent. */
  drain(): Promise<void>
}

/** An HTTP server whose requests carry an id and the client's address, and which can be emptied. */
export function createHttpServer(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): HttpServer {
  const underWay = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    identify(request)
    response.setHeader(REQUEST_ID_HEADER, String(request.headers[REQUEST_ID_HEADER]))
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
    if (isStopping()) endConnectionAfter(response)
    handle(request, response)
  })

  return {
    server,
    listen: (host, port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.off('error', reject)
          resolve()
        })
      }),
    async drain() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const response of underWay) endConnectionAfter(response)
      // A browser keeps its connections open, and those whose answer had begun were not told to end.
      const sweep = setInterval(() => server.closeIdleConnections(), 50)
      await closed
      clearInterval(sweep)
    },
  }
}

/** Puts the request's id and the client's address into its headers, where every handler of Next can read them. */
export function identify(request: IncomingMessage): void {
  const { headers, socket } = request
  const given = headers[REQUEST_ID_HEADER]
  headers[REQUEST_ID_HEADER] = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID()
  const forwarded = headers['x-forwarded-for']
  headers[CLIENT_ADDRESS_HEADER] = clientAddress(
    socket.remoteAddress,
    Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
  )
}

function endConnectionAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close')
}
