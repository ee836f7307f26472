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
