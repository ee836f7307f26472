import { connect, type Socket } from 'node:net'
import type { ElementRecord } from '../../../lib/editor/model/record'

/**
 * The floor: COPY, the fastest way into a Postgres table, over a bare socket and without version, log or any check. The
 * driver cannot COPY, so this speaks the few messages of the protocol that it needs.
 */
export interface CopyConnection {
  copy(canvasId: string, userId: string, records: readonly ElementRecord[]): Promise<void>
  close(): void
}

export async function openCopyConnection(url: string): Promise<CopyConnection> {
  const { hostname, port, username, password, pathname } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  socket.setNoDelay(true)
  const waitUntilReady = readMessages(socket, () =>
    socket.write(message('p', cstring(decodeURIComponent(password)))),
  )
  socket.write(startup(decodeURIComponent(username), pathname.slice(1)))
  await waitUntilReady()
  return {
    async copy(canvasId, userId, records) {
      const done = waitUntilReady()
      const text = `COPY canvas_elements (canvas_id, id, type, x, y, width, height, rotation, z_index, props, version,
        updated_by) FROM STDIN`
      // Without waiting for the server's "go on": one round trip in all.
      socket.write(
        Buffer.concat([
          message('Q', cstring(text)),
          message('d', Buffer.from(records.map((record) => line(canvasId, userId, record)).join(''))),
          message('c', Buffer.alloc(0)),
        ]),
      )
      await done
    },
    close: () => socket.end(message('X', Buffer.alloc(0))),
  }
}

function line(canvasId: string, userId: string, record: ElementRecord): string {
  const { id, type, x, y, width, height, rotation, z_index, props } = record
  const json = JSON.stringify(props).replaceAll('\\', '\\\\')
  return `${canvasId}\t${id}\t${type}\t${x}\t${y}\t${width}\t${height}\t${rotation}\t${z_index}\t${json}\t1\t${userId}\n`
}

function startup(user: string, database: string): Buffer {
  const body = Buffer.concat([
    Buffer.from([0, 3, 0, 0]),
    ...['user', user, 'database', database].map(cstring),
    Buffer.from([0]),
  ])
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([length, body])
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(type, 0, 'latin1')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

function cstring(text: string): Buffer {
  return Buffer.from(`${text}\0`)
}

/** Answers a function whose promise is kept at the next ReadyForQuery, or broken by the server's error. */
function readMessages(socket: Socket, sendPassword: () => void): () => Promise<void> {
  let unread = Buffer.alloc(0)
  let waiting: { resolve: () => void; reject: (error: Error) => void } | null = null
  let failed: Error | null = null

  socket.on('error', (error) => waiting?.reject(error))
  socket.on('data', (bytes) => {
    unread = Buffer.concat([unread, bytes])
    while (unread.length >= 5) {
      const length = unread.readInt32BE(1) + 1
      if (unread.length < length) return
      read(String.fromCharCode(unread[0] ?? 0), unread.subarray(5, length))
      unread = unread.subarray(length)
    }
  })

  function read(type: string, body: Buffer): void {
    // Authentication: the embedded server asks for the password in the clear, on loopback.
    if (type === 'R' && body.readInt32BE(0) === 3) sendPassword()
    if (type === 'E') failed = new Error(body.toString('utf8').replaceAll('\0', ' '))
    if (type !== 'Z' && !(type === 'E' && body.includes('FATAL'))) return
    if (failed) waiting?.reject(failed)
    else waiting?.resolve()
    failed = null
  }

  return () =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject }
    })
}
