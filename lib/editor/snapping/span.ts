import type { Box } from '../geometry/box'
import type { Axis } from './marks'

/** A box seen along one axis. */
export interface Span {
  readonly min: number
  readonly max: number
}

export function spanOf(box: Box, axis: Axis): Span {
  return axis === 'x' ? { min: box.x, max: box.x + box.width } : { min: box.y, max: box.y + box.height }
}

export function middleOf({ min, max }: Span): number {
  return (min + max) / 2
}

export function across(axis: Axis): Axis {
  return axis === 'x' ? 'y' : 'x'
}

/** Finer than the hundredths that gestures are rounded to. */
const SAME_WITHIN = 0.011

export function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME_WITHIN
}
