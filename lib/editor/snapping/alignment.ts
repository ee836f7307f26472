import type { Box } from '../geometry/box'
import type { Axis, SnapMark } from './marks'
import { across, isSame, middleOf, type Span, spanOf } from './span'
import type { SnapTargets } from './targets'

/** Which part of a box a gesture moves along an axis: all of it, its lower or its upper edge, or nothing. A `point` is a box without size. */
export type Pull = 'whole' | 'min' | 'max' | 'point' | 'none'

/** The shortest way to where an edge or the middle of a box is aligned; null when none is within reach. */
export function alignmentWay(
  box: Box,
  { axis, pull }: { axis: Axis; pull: Pull },
  { boxes, guides }: SnapTargets,
  within: number,
): number | null {
  const { edges, middle } = pulledLines(spanOf(box, axis), pull)
  let best: number | null = null
  const offer = (line: number, target: number) => {
    const way = target - line
    if (Math.abs(way) <= within && (best === null || Math.abs(way) < Math.abs(best))) best = way
  }
  for (const target of boxes) {
    const span = spanOf(target, axis)
    const center = middleOf(span)
    for (const edge of edges) {
      offer(edge, span.min)
      offer(edge, span.max)
      offer(edge, center)
    }
    if (middle !== null) offer(middle, center)
  }
  for (const guide of guides[axis]) {
    for (const edge of edges) offer(edge, guide)
    if (middle !== null) offer(middle, guide)
  }
  return best
}

/** The lines of a box, where it has come to lie, that are aligned with others. */
export function alignmentMarks(
  box: Box,
  { axis, pull }: { axis: Axis; pull: Pull },
  { boxes, guides }: SnapTargets,
): SnapMark[] {
  const { edges, middle } = pulledLines(spanOf(box, axis), pull)
  const beside = spanOf(box, across(axis))
  const marks: SnapMark[] = []
  for (const line of new Set(middle === null ? edges : [...edges, middle])) {
    if (guides[axis].some((guide) => isSame(guide, line)))
      marks.push({ kind: 'alignment', axis, at: line, from: -Infinity, to: Infinity, points: [] })
    const aligned = boxes.filter((target) => meets(spanOf(target, axis), line, line === middle))
    const nearest = nearestOnEachSide(aligned, beside, axis)
    if (nearest.length === 0) continue
    const points = [...new Set([box, ...nearest].flatMap((one) => pointsOn(line, one, axis)))]
    marks.push({
      kind: 'alignment',
      axis,
      at: line,
      from: Math.min(...points),
      to: Math.max(...points),
      points,
    })
  }
  return marks
}

function pulledLines(span: Span, pull: Pull): { edges: readonly number[]; middle: number | null } {
  switch (pull) {
    case 'whole':
      return { edges: [span.min, span.max], middle: middleOf(span) }
    case 'min':
    case 'point':
      return { edges: [span.min], middle: null }
    case 'max':
      return { edges: [span.max], middle: null }
    case 'none':
      return { edges: [], middle: null }
  }
}

// Middles are drawn to middles; edges to edges and to middles.
function meets(span: Span, line: number, isMiddle: boolean): boolean {
  if (isSame(middleOf(span), line)) return true
  return !isMiddle && (isSame(span.min, line) || isSame(span.max, line))
}

/** A line through everything would say no more than one to the next: the nearest before, beside and after. */
function nearestOnEachSide(aligned: readonly Box[], beside: Span, axis: Axis): Box[] {
  const nearest: (Box | undefined)[] = [undefined, undefined, undefined]
  const distances = [Infinity, Infinity, Infinity]
  for (const target of aligned) {
    const span = spanOf(target, across(axis))
    const side = span.max < beside.min ? 0 : span.min > beside.max ? 2 : 1
    const distance =
      side === 0
        ? beside.min - span.max
        : side === 2
          ? span.min - beside.max
          : Math.abs(middleOf(span) - middleOf(beside))
    if (distance >= (distances[side] ?? 0)) continue
    distances[side] = distance
    nearest[side] = target
  }
  return nearest.filter((target) => target !== undefined)
}

/** Where a box touches a line: its corners on an edge, its centre in the middle. */
function pointsOn(line: number, box: Box, axis: Axis): number[] {
  const span = spanOf(box, axis)
  const along = spanOf(box, across(axis))
  const isEdge = isSame(span.min, line) || isSame(span.max, line)
  return isEdge ? [along.min, along.max] : [middleOf(along)]
}
