import WebSocket from 'partysocket/ws'
import { closeCodes, serverMessageSchema } from '../protocol/socket'

/** Hears from the server how far a canvas is, connecting anew for as long as that can help; answers with how to stop. */
export function openServerSocket(canvasId: string, onHead: (version: number) => void): () => void {
  const socket = new WebSocket(socketAddress(canvasId), [], {
    minReconnectionDelay: 500,
    maxReconnectionDelay: 10_000,
    // Nothing is ever sent that would have to wait for an open socket.
    maxEnqueuedMessages: 0,
  })
  socket.addEventListener('message', ({ data }) => {
    const version = versionIn(data)
    if (version !== null) onHead(version)
  })
  socket.addEventListener('close', ({ code }) => {
    // Asking again cannot help; the polls go on and say what is wrong.
    if (FINAL_CODES.has(code)) socket.close()
  })
  return () => socket.close()
}

const FINAL_CODES: ReadonlySet<number> = new Set([
  closeCodes.unauthenticated,
  closeCodes.forbidden,
  closeCodes.staleProtocol,
])

function socketAddress(canvasId: string): string {
  const { protocol, host } = window.location
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/ws?canvas=${canvasId}`
}

/** null: a message this build does not know, which newer servers may send. */
function versionIn(data: unknown): number | null {
  if (typeof data !== 'string') return null
  try {
    const parsed = serverMessageSchema.safeParse(JSON.parse(data))
    return parsed.success ? parsed.data.version : null
  } catch {
    return null
  }
}
