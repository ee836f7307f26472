import { on, once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type Relay, startRelay } from '../../db/relay'

let relay: Relay
let server: Awaited<ReturnType<typeof startEcho>>

beforeEach(async () => {
  server = await startEcho()
  relay = await startRelay({ host: '127.0.0.1', port: server.port, sslMode: 'disable' })
})
afterEach(async () => {
  await relay.close()
  server.close()
})

test('what goes in comes out at the database, byte for byte, and back', async () => {
  const socket = await open(relay.url)
  const sent = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 256))
  socket.send(sent)
  const received: Buffer[] = []
  for await (const [piece] of on(socket, 'message')) {
    received.push(piece)
    if (Buffer.concat(received).length >= sent.length) break
  }
  expect(Buffer.concat(received).equals(sent)).toBe(true)
})

test('bytes sent before the database answered are not lost', async () => {
  const socket = new WebSocket(relay.url)
  socket.on('open', () => socket.send('first'))
  const [message] = await once(socket, 'message')
  expect(String(message)).toBe('first')
})

test('the last words of the database arrive before the end', async () => {
  const socket = await open(relay.url)
  socket.send('bye')
  const heard: string[] = []
  socket.on('message', (message) => heard.push(String(message)))
  await once(socket, 'close')
  expect(heard.join('')).toBe('bye, said the server')
})

test('a closed socket closes the connection to the database', async () => {
  const socket = await open(relay.url)
  socket.send('hello')
  await once(socket, 'message')
  const [connection] = server.connections
  if (!connection) throw new Error('nothing reached the database')
  const gone = once(connection, 'close')
  socket.terminate()
  await gone
})

test('a page is refused even when it knows the address: browsers name their Origin', async () => {
  for (const origin of ['http://localhost:3000', 'https://evil.example', 'null']) {
    expect(await refusal(relay.url, { origin })).toBe(404)
  }
  expect(server.connections).toHaveLength(0)
})

test('without the secret there is nothing there', async () => {
  const { host } = new URL(relay.url)
  for (const path of ['/', '/v2', '/?address=127.0.0.1:22', `${new URL(relay.url).pathname}x`]) {
    expect(await refusal(`ws://${host}${path}`)).toBe(404)
  }
  expect((await fetch(`http://${host}/`)).status).toBe(404)
})

test('it leads to its one database, whatever is asked for', async () => {
  const other = await startEcho()
  const attempt = await refusal(`${relay.url}?address=127.0.0.1:${other.port}`)
  expect(attempt).toBe(404)
  expect(other.connections).toHaveLength(0)
  other.close()
})

test('it listens on loopback only', async () => {
  expect(new URL(relay.url).hostname).toBe('127.0.0.1')
  const outside = connect({ host: '::1', port: Number(new URL(relay.url).port) })
  const [error] = await once(outside, 'error')
  expect(error.code).toMatch(/ECONNREFUSED|EADDRNOTAVAIL|ENETUNREACH/)
})

test('a database that is not there closes the socket with the reason', async () => {
  const port = server.port
  server.close()
  const lost = await startRelay({ host: '127.0.0.1', port, sslMode: 'disable' })
  const socket = new WebSocket(lost.url)
  const [code, reason] = await once(socket, 'close')
  expect([code, String(reason)]).toEqual([4502, 'ECONNREFUSED'])
  await lost.close()
})

test('a database without TLS is refused when sslmode asks for it, and used when it only prefers it', async () => {
  const plain = await startEcho({ tlsAnswer: 'N' })
  const strict = await startRelay({ host: '127.0.0.1', port: plain.port, sslMode: 'require' })
  const [, reason] = await once(new WebSocket(strict.url), 'close')
  expect(String(reason)).toBe('NO_TLS')

  const lenient = await startRelay({ host: '127.0.0.1', port: plain.port, sslMode: 'prefer' })
  const socket = await open(lenient.url)
  socket.send('hello')
  expect(String((await once(socket, 'message'))[0])).toBe('hello')
  await Promise.all([strict.close(), lenient.close()])
  plain.close()
})

async function open(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url)
  await once(socket, 'open')
  return socket
}

async function refusal(url: string, options: { origin?: string } = {}): Promise<number | undefined> {
  const socket = new WebSocket(url, options)
  socket.on('error', () => {})
  const [, response] = await once(socket, 'unexpected-response')
  return response.statusCode
}

/** Sends everything back; hears "bye" as the end. */
async function startEcho({ tlsAnswer }: { tlsAnswer?: 'N' } = {}) {
  const connections: Socket[] = []
  const server = createServer((socket) => {
    connections.push(socket)
    let isAsked = tlsAnswer === undefined
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      if (!isAsked) {
        isAsked = true
        socket.write(tlsAnswer ?? '')
      } else if (String(bytes) === 'bye') socket.end('bye, said the server')
      else socket.write(bytes)
    })
  })
  await new Promise<void>((listening) => server.listen({ host: '127.0.0.1', port: 0 }, listening))
  return {
    port: (server.address() as AddressInfo).port,
    connections,
    close() {
      for (const socket of connections) socket.destroy()
      server.close()
    },
  }
}
