import type { Session } from '../../lib/sync/contracts'

/**
 * Asks the browser not to clear this site's storage of its own accord, once there is something in it that is nowhere
 * else: work that waits while the server is away. Some browsers ask the person, who then knows why.
 */
export function askToPersist({ status }: Pick<Session, 'status'>): () => void {
  const stop = status.subscribe(({ state, pending }) => {
    if (state !== 'offline' || pending === 0) return
    stop()
    void navigator.storage?.persist?.().catch(() => undefined)
  })
  return stop
}
