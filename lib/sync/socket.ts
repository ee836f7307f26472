import type { ConnectNews } from './contracts'

/**
 * News of a canvas: the server's socket says how far it is (P2), and the tabs of one browser tell each other without
 * asking the server. Both carry version numbers only; what was committed is then asked for.
 */
export const connectNews: ConnectNews = ({ canvasId, onHead }) => {
  const tabs = new BroadcastChannel(`indelible-canvas-${canvasId}`)
  tabs.onmessage = ({ data }) => {
    if (typeof data === 'number') onHead(data)
  }

  let closed = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let closeSocket = () => {}

  // No stroke waits for news: the code of the socket comes beside the drawing. Until it is there, the polls go on.
  async function openSocket(): Promise<void> {
    try {
      const { openServerSocket } = await import('./server-socket')
      if (!closed) closeSocket = openServerSocket(canvasId, onHead)
    } catch {
      if (!closed) retry = setTimeout(openSocket, RETRY_MS)
    }
  }
  void openSocket()

  return {
    announce(version) {
      if (!closed) tabs.postMessage(version)
    },
    close() {
      closed = true
      clearTimeout(retry)
      closeSocket()
      tabs.close()
    },
  }
}

/** A network that could not bring the code is asked for it again, milliseconds. */
const RETRY_MS = 10_000
