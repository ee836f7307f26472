import type { WebSocket } from 'ws'
import { closeCodes, type ServerMessage } from '../protocol/socket'

/** Above this much unsent, a socket hears nothing new: the next head tells it all (P5). */
const SKIP_ABOVE_BYTES = 1_000_000
const CLOSE_ABOVE_BYTES = 8_000_000
const FAREWELL_MS = 1_000

/** Who is at the other end, as checked before the upgrade. */
export interface Visitor {
  readonly canvasId: string
  readonly userId: string
  readonly sessionId: string
}

/** One open socket. Everything about it belongs to this object and never to a person or a canvas. */
export interface Connection {
  readonly visitor: Visitor
  send(message: ServerMessage): void
  close(code: number, reason: string): void
  /** Asks for a sign of life; cuts the connection when the last one is too long ago. */
  checkAlive(now: number, deadAfterMs: number): void
}

export function createConnection({
  socket,
  visitor,
  now,
}: {
  readonly socket: WebSocket
  readonly visitor: Visitor
  readonly now: () => number
}): Connection {
  let lastSeen = now()
  const seen = () => {
    lastSeen = now()
  }
  socket.on('pong', seen)
  socket.on('message', seen)

  return {
    visitor,
    send(message) {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > CLOSE_ABOVE_BYTES) socket.close(closeCodes.tooSlow, 'too slow')
      else if (socket.bufferedAmount <= SKIP_ABOVE_BYTES) socket.send(JSON.stringify(message))
    },
    close(code, reason) {
      socket.close(code, reason)
      // A client that does not answer the farewell must not keep the server from stopping.
      setTimeout(() => socket.terminate(), FAREWELL_MS).unref()
    },
    checkAlive(at, deadAfterMs) {
      if (at - lastSeen > deadAfterMs) socket.terminate()
      else if (socket.readyState === socket.OPEN) socket.ping()
    },
  }
}
