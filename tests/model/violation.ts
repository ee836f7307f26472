/** A rule of docs/sync.md that did not hold. */
export class Violation extends Error {
  constructor(
    readonly rule: string,
    what: string,
  ) {
    super(`[${rule}] ${what}`)
  }
}

export function must(holds: boolean, rule: string, what: string): asserts holds {
  if (!holds) throw new Violation(rule, what)
}

/** Keeps the first violation seen where a throw would be taken for a fault of the network, or of a listener. */
export class Watch {
  #first: Violation | null = null

  look(check: () => void): void {
    try {
      check()
    } catch (error) {
      if (!(error instanceof Violation)) throw error
      this.#first ??= error
    }
  }

  raise(): void {
    if (this.#first) throw this.#first
  }
}
