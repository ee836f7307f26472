import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface DelayingProxy {
  readonly port: number
  close(): Promise<void>
}

/** Carries TCP to a local port and holds back every byte for half a round trip each way, in order. */
export async function startDelayingProxy(targetPort: number, roundTripMs: number): Promise<DelayingProxy> {
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect({ host: '127.0.0.1', port: targetPort })
    for (const socket of [near, far]) {
      socket.setNoDelay(true)
      socket.on('error', () => socket.destroy())
      sockets.add(socket)
    }
    late(near, far)
    late(far, near)
  })

  function late(from: Socket, to: Socket): void {
    const after = (run: () => void) => setTimeout(run, roundTripMs / 2)
    from.on('data', (bytes: Buffer) => after(() => to.writable && to.write(bytes)))
    from.on('close', () => {
      sockets.delete(from)
      after(() => to.destroy())
    })
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => closed())
      }),
  }
}
