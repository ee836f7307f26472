import type { CommitNotice } from '../server/commits'
import type { Bus } from './bus'

/** For one process alone. */
export function createMemoryBus(): Bus {
  const listeners = new Set<(notice: CommitNotice) => void>()
  return {
    publish(notice) {
      for (const listener of listeners) listener(notice)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      listeners.clear()
    },
  }
}
