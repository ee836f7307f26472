/**
 * Which tabs are alive: every tab holds a Web Lock named after its client id for as long as it lives, however it ends.
 * Who gets a foreign client's lock knows that its tab is dead and may take over its outbox (C4).
 */
export interface ClientLocks {
  /** Holds the lock of a client of this tab; the answer lets go of it and of every adopted one. */
  hold(clientId: string): () => void
  /**
   * True when the client's tab is dead: from now on this tab stands for it. Otherwise waits in the background and calls
   * `onDeath` once it has the lock.
   */
  adopt(clientId: string, onDeath: () => void): Promise<boolean>
}

export function holdClientLocks(manager: LockManager | undefined = browserLocks()): ClientLocks {
  // Without locks (plain http in a local network) nothing tells who is alive. Taking over a living tab's outbox is
  // then harmless, for an operation applies once whoever sends it (S6); leaving a dead one's would not be.
  if (!manager) return { hold: () => () => {}, adopt: async () => true }
  const ended = new AbortController()
  const untilEnded = new Promise<void>((resolve) => {
    ended.signal.addEventListener('abort', () => resolve(), { once: true })
  })

  function adoptLater(name: string, onDeath: () => void): void {
    manager
      ?.request(name, { signal: ended.signal }, () => {
        onDeath()
        return untilEnded
      })
      // Only the end of this tab's session rejects it.
      .catch(() => undefined)
  }

  return {
    hold(clientId) {
      manager.request(nameOf(clientId), () => untilEnded).catch(() => undefined)
      return () => ended.abort()
    },
    adopt(clientId, onDeath) {
      const name = nameOf(clientId)
      return new Promise((resolve) => {
        manager
          .request(name, { ifAvailable: true }, (lock) => {
            resolve(lock !== null)
            if (lock) return untilEnded
            adoptLater(name, onDeath)
            return undefined
          })
          .catch(() => resolve(true))
      })
    },
  }
}

function nameOf(clientId: string): string {
  return `indelible-client-${clientId}`
}

function browserLocks(): LockManager | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.locks
}
