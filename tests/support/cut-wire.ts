import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface CutWire {
  /** The same database, through the wire. */
  readonly url: string
  /** Called with each piece that goes up to the server; answering true cuts the wire instead of passing it on. */
  cutBefore: (bytes: Buffer) => boolean
  /** Called with each piece that comes down from the server; answering true cuts the wire instead of passing it on. */
  cutAfter: (bytes: Buffer) => boolean
  /** Called with each piece that goes up; what it returns is answered, and the wire closed. */
  answerInstead: (bytes: Buffer) => Buffer | null
  /** From now on nothing passes, and nobody is told. */
  goSilent(): void
  close(): Promise<void>
}

/** A wire to a database that can be cut at a chosen byte, to see what a lost connection does at that very moment. */
export async function cutWire(url: string): Promise<CutWire> {
  const target = new URL(url)
  const { hostname: host, port } = target
  const sockets = new Set<Socket>()
  let isSilent = false
  const server = createServer((near) => {
    const far = connect({ host, port: Number(port) })
    const cut = () => {
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.setNoDelay(true).on('error', cut).on('close', cut)
    }
    near.on('data', (bytes) => {
      if (isSilent) return
      const answer = wire.answerInstead(bytes)
      if (answer) near.end(answer)
      else if (wire.cutBefore(bytes)) cut()
      else far.write(bytes)
    })
    far.on('data', (bytes) => {
      if (isSilent) return
      if (wire.cutAfter(bytes)) cut()
      else near.write(bytes)
    })
  })
  await new Promise<void>((listening) => server.listen({ host: '127.0.0.1', port: 0 }, listening))
  target.port = String((server.address() as AddressInfo).port)

  const wire: CutWire = {
    url: target.href,
    cutBefore: () => false,
    cutAfter: () => false,
    answerInstead: () => null,
    goSilent() {
      isSilent = true
    },
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => closed())
      }),
  }
  return wire
}
