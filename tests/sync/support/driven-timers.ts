import type { Timers } from '../../../lib/sync/contracts'

interface Due {
  readonly at: number
  readonly run: () => void
}

/** A clock that only the test moves. */
export class DrivenTimers implements Timers {
  #now = 0
  #due: Due[] = []

  now = () => this.#now

  after(delayMs: number, run: () => void): () => void {
    const due = { at: this.#now + delayMs, run }
    this.#due.push(due)
    return () => {
      this.#due = this.#due.filter((other) => other !== due)
    }
  }

  /** Lets time pass, and everything that it sets off come to rest at each moment. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds
    await rest()
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#due = this.#due.filter((other) => other !== next)
      this.#now = next.at
      next.run()
      await rest()
    }
    this.#now = end
  }
}

/** Turns of the event loop until whatever was under way has ended: nothing in these tests waits for a real clock. */
export async function rest(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setImmediate(resolve))
}
