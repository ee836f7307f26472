type Callback = (lock: { readonly name: string } | null) => unknown

interface Request {
  readonly callback: Callback
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Web Locks as the standard has them, exclusive ones only, for Node before 24 has none. One manager stands for one
 * browser; `endOf` is what a browser does when a tab dies.
 */
export class BrowserLocks {
  readonly #held = new Map<string, object>()
  readonly #queues = new Map<string, Request[]>()

  /** The manager that one tab sees, and the death of that tab. */
  tab(): { readonly locks: LockManager; readonly die: () => void } {
    const releases = new Set<() => void>()
    const request = (name: string, ...rest: [Callback] | [LockOptions, Callback]): Promise<unknown> => {
      const [options, callback] = rest.length === 1 ? [{}, rest[0]] : rest
      return new Promise((resolve, reject) => {
        if (!this.#held.has(name)) this.#grant(name, { callback, resolve, reject }, releases)
        else if (options.ifAvailable) resolve(callback(null))
        else {
          const waiting = { callback, resolve, reject }
          this.#queues.set(name, [...(this.#queues.get(name) ?? []), waiting])
          options.signal?.addEventListener('abort', () => {
            this.#queues.set(
              name,
              (this.#queues.get(name) ?? []).filter((other) => other !== waiting),
            )
            reject(options.signal?.reason)
          })
        }
      })
    }
    return {
      locks: { request } as unknown as LockManager,
      die() {
        for (const release of releases) release()
      },
    }
  }

  #grant(name: string, { callback, resolve, reject }: Request, releases: Set<() => void>): void {
    const holder = {}
    this.#held.set(name, holder)
    const release = () => {
      if (this.#held.get(name) !== holder) return
      this.#held.delete(name)
      const [next, ...others] = this.#queues.get(name) ?? []
      this.#queues.set(name, others)
      if (next) this.#grant(name, next, new Set())
    }
    releases.add(release)
    Promise.resolve(callback({ name })).then(resolve, reject).finally(release)
  }
}
