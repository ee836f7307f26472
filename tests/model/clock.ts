import type { Timers } from '../../lib/sync/contracts'

/** Lets everything that is under way, and needs no clock, come to rest. */
export function settleTurns(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

interface Due {
  readonly at: number
  readonly run: () => void
}

/** The clocks of one device: one that only runs on, as `performance.now` does, and one that somebody may set. */
export class DeviceClock implements Timers {
  #elapsed = 0
  #offset = 0
  #due: Due[] = []

  now = () => this.#elapsed
  wallNow = () => this.#elapsed + this.#offset

  after(delayMs: number, run: () => void): () => void {
    const due = { at: this.#elapsed + delayMs, run }
    this.#due.push(due)
    return () => {
      this.#due = this.#due.filter((other) => other !== due)
    }
  }

  jump(ms: number): void {
    this.#offset += ms
  }

  async pass(ms: number): Promise<void> {
    const end = this.#elapsed + ms
    for (;;) {
      const next = this.#due.reduce(
        (first, due) => (due.at <= end && (!first || due.at < first.at) ? due : first),
        undefined as Due | undefined,
      )
      if (!next) break
      this.#due = this.#due.filter((other) => other !== next)
      this.#elapsed = next.at
      next.run()
      await settleTurns()
    }
    this.#elapsed = end
  }
}
