import WebSocket from 'partysocket/ws'
import { closeCodes, serverMessageSchema } from '../protocol/socket'
import type { ConnectNews } from './contracts'

/**
 * News of a canvas: the server's socket says how far it is (P2), and the tabs of one browser tell each other without
 * asking the server. Both carry version numbers only; what was committed is then asked for.
 */
export const connectNews: ConnectNews = ({ canvasId, onHead }) => {
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

  const tabs = new BroadcastChannel(`indelible-canvas-${canvasId}`)
  tabs.onmessage = ({ data }) => {
    if (typeof data === 'number') onHead(data)
  }

  let closed = false
  return {
    announce(version) {
      if (!closed) tabs.postMessage(version)
    },
    close() {
      closed = true
      socket.close()
      tabs.close()
    },
  }
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
