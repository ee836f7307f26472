/**
 * How closely one looks: device pixels a canvas unit (zoom × device pixel ratio). The painter asks it questions and
 * remembers between which bounds the answers stay the same, so that a list is made anew only when it would differ.
 */
export interface Detail {
  readonly value: number
  /** Whether fewer than `pixelsPerUnit` device pixels show a canvas unit. */
  below(pixelsPerUnit: number): boolean
  /** Detail rounded down to a power of two, at most 1: a step for what is decimated. */
  step(): number
  readonly from: number
  readonly to: number
}

const SMALLEST_STEP = 2 ** -8

export function lookAt(value: number): Detail {
  let from = 0
  let to = Infinity
  return {
    value,
    below(pixelsPerUnit) {
      const answer = value < pixelsPerUnit
      if (answer) to = Math.min(to, pixelsPerUnit)
      else from = Math.max(from, pixelsPerUnit)
      return answer
    },
    step() {
      if (!this.below(1)) return 1
      if (this.below(SMALLEST_STEP)) return SMALLEST_STEP
      const step = 2 ** Math.floor(Math.log2(value))
      from = Math.max(from, step)
      to = Math.min(to, step * 2)
      return step
    },
    get from() {
      return from
    },
    get to() {
      return to
    },
  }
}
