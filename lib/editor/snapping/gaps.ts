import type { Box } from '../geometry/box'
import type { Pull } from './alignment'
import type { Axis, SnapMark } from './marks'
import { across, isSame, middleOf, type Span, spanOf } from './span'

/** The space between two boxes that follow one another along an axis. */
interface Gap {
  readonly before: Box
  readonly after: Box
  readonly length: number
}

/** What stands in one row (or column) with a box. */
interface Row {
  readonly before: Box | null
  readonly after: Box | null
  /** Between the others; not the one that the box itself stands in. */
  readonly gaps: readonly Gap[]
}

/** Less is no gap that anybody sees, canvas units. */
const LEAST_GAP = 0.5

/**
 * The shortest way to where the gaps beside a box are equal to one another, or to one that stands in its row already;
 * null when none is within reach.
 */
export function gapWay(
  box: Box,
  { axis, pull }: { axis: Axis; pull: Pull },
  boxes: readonly Box[],
  within: number,
): number | null {
  if (pull === 'none' || pull === 'point') return null
  const span = spanOf(box, axis)
  const { before, after, gaps } = rowOf(box, axis, boxes)
  const low = before && spanOf(before, axis).max
  const high = after && spanOf(after, axis).min
  let best: number | null = null
  const offer = (way: number) => {
    if (Math.abs(way) <= within && (best === null || Math.abs(way) < Math.abs(best))) best = way
  }
  const lengths = new Set(gaps.map(({ length }) => length))
  // The edge that stands still has a gap of its own to repeat.
  if (pull === 'max' && low !== null && span.min - low > LEAST_GAP) lengths.add(span.min - low)
  if (pull === 'min' && high !== null && high - span.max > LEAST_GAP) lengths.add(high - span.max)
  for (const length of lengths) {
    if (pull !== 'max' && low !== null) offer(low + length - span.min)
    if (pull !== 'min' && high !== null) offer(high - length - span.max)
  }
  if (pull === 'whole' && low !== null && high !== null && high - low - (span.max - span.min) > 2 * LEAST_GAP)
    offer((low + high) / 2 - middleOf(span))
  return best
}

/** The gaps beside a box that are equal to one another or to others of its row, and those others. */
export function gapMarks(box: Box, axis: Axis, boxes: readonly Box[]): SnapMark[] {
  const { before, after, gaps } = rowOf(box, axis, boxes)
  const own: Gap[] = []
  const span = spanOf(box, axis)
  if (before) own.push({ before, after: box, length: span.min - spanOf(before, axis).max })
  if (after) own.push({ before: box, after, length: spanOf(after, axis).min - span.max })
  const shown = new Set<Gap>()
  for (const gap of own) {
    if (gap.length <= LEAST_GAP) continue
    const equal = [...gaps, ...own].filter((other) => other !== gap && isSame(other.length, gap.length))
    for (const one of equal.length > 0 ? [gap, ...equal] : []) shown.add(one)
  }
  return [...shown].map((gap) => markOf(gap, axis))
}

function markOf({ before, after }: Gap, axis: Axis): SnapMark {
  const a = spanOf(before, across(axis))
  const b = spanOf(after, across(axis))
  const overlap = { min: Math.max(a.min, b.min), max: Math.min(a.max, b.max) }
  return {
    kind: 'gap',
    axis,
    at: middleOf(overlap),
    from: spanOf(before, axis).max,
    to: spanOf(after, axis).min,
  }
}

function rowOf(box: Box, axis: Axis, boxes: readonly Box[]): Row {
  const span = spanOf(box, axis)
  const beside = spanOf(box, across(axis))
  const middle = middleOf(span)
  const inRow = boxes
    .filter((other) => overlaps(spanOf(other, across(axis)), beside) && !holds(spanOf(other, axis), span))
    .sort((a, b) => spanOf(a, axis).min - spanOf(b, axis).min)
  let before: Box | null = null
  let after: Box | null = null
  const gaps: Gap[] = []
  /** Of those walked by, the one that reaches farthest. */
  let last: Box | null = null
  for (const other of inRow) {
    const { min, max } = spanOf(other, axis)
    if (max <= middle && (!before || max > spanOf(before, axis).max)) before = other
    if (min >= middle && (!after || min < spanOf(after, axis).min)) after = other
    if (last) {
      const length = min - spanOf(last, axis).max
      const isAround = spanOf(last, axis).max <= middle && min >= middle
      if (length > LEAST_GAP && !isAround) gaps.push({ before: last, after: other, length })
    }
    if (!last || max > spanOf(last, axis).max) last = other
  }
  return { before, after, gaps }
}

function overlaps(a: Span, b: Span): boolean {
  return a.min < b.max && b.min < a.max
}

// A frame around the box is no neighbour of it.
function holds(outer: Span, inner: Span): boolean {
  return outer.min <= inner.min && outer.max >= inner.max
}
