/** CSS pixels that two numbers of a ruler keep apart at least. */
const CLOSEST_NUMBERS = 56
/** CSS pixels that two ticks keep apart at least. */
const CLOSEST_TICKS = 6
const ROUND = [1, 2, 5, 10] as const

export interface TickSteps {
  /** Canvas units between two numbers. */
  readonly number: number
  /** Canvas units between two ticks; divides the step of numbers. */
  readonly tick: number
}

/** Round steps for a ruler at a zoom: as fine as there is room for, never finer than a tenth of a unit. */
export function tickSteps(zoom: number): TickSteps {
  const number = Math.max(1, roundUp(CLOSEST_NUMBERS / zoom))
  const divisions = number.toExponential().startsWith('2') ? [10, 4, 2] : [10, 5, 2]
  const finest = divisions.find((parts) => (number / parts) * zoom >= CLOSEST_TICKS) ?? 1
  return { number, tick: number / finest }
}

/** The multiples of `step` from `from` to `to`, both included. */
export function* multiplesOf(step: number, from: number, to: number): Generator<number> {
  const last = Math.floor(to / step)
  for (let n = Math.ceil(from / step); n <= last; n++) yield n * step
}

function roundUp(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return (ROUND.find((digit) => digit * power >= least * (1 - 1e-9)) ?? 10) * power
}
