import { Agent, createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** What becomes of a save on its way: `pass` brings it to the server and answers with the answer. null: cut off. */
export type SaveRoute = (pass: () => Promise<Answer>) => Promise<Answer | null>

/** A stretch of network between browsers and the server, on which things can be done to saves. */
export interface WebWire {
  readonly url: string
  /** The server's port. */
  target: number
  onSave: SaveRoute
  close(): Promise<void>
}

const pass: SaveRoute = (toServer) => toServer()

export async function webWire(): Promise<WebWire> {
  const agent = new Agent({ keepAlive: true })
  const sockets = new Set<Socket>()
  const server = createServer((near, reply) => {
    void buffer(near)
      .then((body) => {
        const forward = () => ask({ near, body, port: wire.target, agent })
        return near.method === 'POST' && near.url?.endsWith('/save') ? wire.onSave(forward) : forward()
      })
      .then((answer) => {
        if (!answer) near.socket.destroy()
        else reply.writeHead(answer.status, answer.headers).end(answer.body)
      })
      // The server is not there: neither is an answer.
      .catch(() => near.socket.destroy())
  })
  server.on('connection', (socket) => sockets.add(socket.on('close', () => sockets.delete(socket))))
  server.on('upgrade', (near, socket, head) => {
    const far = connect({ host: '127.0.0.1', port: wire.target })
    const cut = () => {
      far.destroy()
      socket.destroy()
    }
    for (const end of [far, socket]) end.on('error', cut).on('close', cut)
    far.write(`${near.method} ${near.url} HTTP/1.1\r\n${headerLines(near)}\r\n`)
    far.write(head)
    far.pipe(socket)
    socket.pipe(far)
  })
  await new Promise<void>((listening) => server.listen({ host: '127.0.0.1', port: 0 }, listening))

  const wire: WebWire = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target: 0,
    onSave: pass,
    close: () =>
      new Promise((closed) => {
        agent.destroy()
        server.close(() => closed())
        for (const socket of sockets) socket.destroy()
      }),
  }
  return wire
}

function headerLines({ rawHeaders }: IncomingMessage): string {
  let lines = ''
  for (let i = 0; i < rawHeaders.length; i += 2) lines += `${rawHeaders[i]}: ${rawHeaders[i + 1]}\r\n`
  return lines
}

function ask({
  near,
  body,
  port,
  agent,
}: {
  readonly near: IncomingMessage
  readonly body: Buffer
  readonly port: number
  readonly agent: Agent
}): Promise<Answer> {
  const { method, url: path, headers } = near
  return new Promise((resolve, reject) => {
    const far = request({ host: '127.0.0.1', port, method, path, headers, agent }, (response) => {
      buffer(response).then(
        (bytes) => resolve({ status: response.statusCode ?? 500, headers: response.headers, body: bytes }),
        reject,
      )
    })
    far.on('error', reject)
    far.end(body)
  })
}
