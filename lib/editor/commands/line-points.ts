import type { Change } from '../changes/change'
import { diffElement } from '../changes/diff'
import type { Document } from '../document'
import { aimLine } from '../geometry/attachment'
import { isClosed } from '../geometry/line-path'
import { canvasPointsOf, withCanvasPoints } from '../geometry/points'
import { type Element, isLinear, type LinearElement } from '../model/element'
import { LIMITS } from '../model/limits'

/** The line whose points a hand edits; null when it is gone or can no longer be changed so. */
export function editedLine(document: Document, id: string): LinearElement | null {
  const element = document.get(id)
  return element && isLinear(element) ? element : null
}

/** How many points of a line can be told apart: a closed one ends where it begins. */
export function pointCount({ points }: LinearElement): number {
  return points.length / 2 - (isClosed(points) ? 1 : 0)
}

/** The line without a point; null when too few would be left. An end that goes lets go. */
export function withoutPoint(line: LinearElement, index: number): LinearElement | null {
  const count = pointCount(line)
  const closed = isClosed(line.points)
  if (line.curve === 'elbow' || index < 0 || index >= count || count <= (closed ? 3 : 2)) return null
  const run = canvasPointsOf(line).slice(0, count * 2)
  run.splice(index * 2, 2)
  if (closed) run.push(...run.slice(0, 2))
  const less = withCanvasPoints(line, run)
  if (closed) return less
  return {
    ...less,
    start: index === 0 ? null : line.start,
    end: index === count - 1 ? null : line.end,
  }
}

/** The line with a point more, before that of this number. */
export function withPoint(
  line: LinearElement,
  index: number,
  { x, y }: { x: number; y: number },
): LinearElement | null {
  if (line.curve === 'elbow' || line.points.length / 2 >= LIMITS.points) return null
  const run = canvasPointsOf(line)
  run.splice(index * 2, 0, x, y)
  return withCanvasPoints(line, run)
}

/** The line with one point elsewhere; of a closed one, the first is the last. */
export function withPointAt(
  line: LinearElement,
  index: number,
  { x, y }: { x: number; y: number },
): LinearElement {
  const run = canvasPointsOf(line)
  run.splice(index * 2, 2, x, y)
  if (index === 0 && isClosed(line.points)) run.splice(-2, 2, x, y)
  return withCanvasPoints(line, run)
}

/** What makes a line of the document this one, its ends aimed at what holds them. */
export function changeOfLine(document: Document, line: LinearElement): Change[] {
  const aimed: Element = aimLine(line, (id) => document.get(id))
  const change = diffElement(document.get(line.id), aimed)
  return change ? [change] : []
}
