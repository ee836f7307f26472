import { type Box, type Point, rotatePoint } from './box'
import { at } from './path'
import { boxOfRun, distanceToSegment, type Run, runLength } from './polyline'

/** What a hand meant by a stroke; canvas units. */
export type Recognised =
  | { readonly kind: 'line' | 'arrow'; readonly from: Point; readonly to: Point }
  | { readonly kind: 'ellipse' | 'rectangle' | 'diamond'; readonly box: Box }

/** Of the length of a straight stroke, how far it may stray from straight. */
const STRAY = 0.05
/** Of the length of a round trip, how far its ends may be apart. */
const OPEN = 0.18
/** Of half the shorter side, how far a stroke is from a shape on average at most. */
const UNLIKE = 0.14
/** Sides this alike were meant to be equal. */
const EQUAL = 1.15

/** The line, arrow, ellipse, rectangle or diamond that a stroke is nearly; null when it is none of them. */
export function recognise(run: Run): Recognised | null {
  const count = run.length / 2
  if (count < 4) return null
  const from = pointOf(run, 0)
  const to = pointOf(run, count - 1)
  const length = runLength(run)
  if (distance(from, to) <= OPEN * length) return closedShape(run)
  if (strayOf(run, 0, count - 1) <= STRAY * distance(from, to))
    return { kind: 'line', from, to: levelled(from, to) }
  return arrow(run)
}

function closedShape(run: Run): Recognised | null {
  const box = evenSided(boxOfRun(run))
  const half = Math.min(box.width, box.height) / 2
  if (half <= 0) return null
  const found = (['ellipse', 'rectangle', 'diamond'] as const)
    .map((kind) => ({ kind, error: meanDistance(run, box, kind) / half }))
    .sort((a, b) => a.error - b.error)[0]
  return found && found.error <= UNLIKE ? { kind: found.kind, box } : null
}

/** Straight to the point farthest from its beginning, and back and forth around it: a shaft and its head. */
function arrow(run: Run): Recognised | null {
  const from = pointOf(run, 0)
  const count = run.length / 2
  let tip = 0
  for (let i = 1; i < count; i++)
    if (distance(from, pointOf(run, i)) > distance(from, pointOf(run, tip))) tip = i
  const to = pointOf(run, tip)
  const shaft = distance(from, to)
  if (strayOf(run, 0, tip) > STRAY * shaft) return null
  let farthest = 0
  for (let i = tip; i < count; i++) farthest = Math.max(farthest, distance(to, pointOf(run, i)))
  const head = runLength(run.slice(tip * 2))
  return farthest >= 0.05 * shaft && farthest <= 0.4 * shaft && head <= 1.5 * shaft
    ? { kind: 'arrow', from, to: levelled(from, to) }
    : null
}

/** The mean distance of the points from the edge of a shape in a box. */
function meanDistance(run: Run, box: Box, kind: 'ellipse' | 'rectangle' | 'diamond'): number {
  let sum = 0
  for (let i = 0; i + 1 < run.length; i += 2) sum += distanceTo(kind, box, at(run, i), at(run, i + 1))
  return sum / (run.length / 2)
}

function distanceTo(kind: 'ellipse' | 'rectangle' | 'diamond', box: Box, x: number, y: number): number {
  const dx = Math.abs(x - box.x - box.width / 2)
  const dy = Math.abs(y - box.y - box.height / 2)
  const [rx, ry] = [box.width / 2, box.height / 2]
  if (kind === 'rectangle') return Math.min(Math.abs(rx - dx), Math.abs(ry - dy))
  const reach = kind === 'ellipse' ? Math.hypot(dx / rx, dy / ry) : dx / rx + dy / ry
  return Math.abs(reach - 1) * Math.min(rx, ry)
}

/** How far the points between two of a run are from the straight way between them, at most. */
function strayOf(run: Run, first: number, last: number): number {
  const [a, b] = [pointOf(run, first), pointOf(run, last)]
  let most = 0
  for (let i = first + 1; i < last; i++)
    most = Math.max(most, distanceToSegment(pointOf(run, i), a.x, a.y, b.x, b.y))
  return most
}

function evenSided(box: Box): Box {
  const { width, height } = box
  if (width <= 0 || height <= 0 || Math.max(width, height) > EQUAL * Math.min(width, height)) return box
  const side = (width + height) / 2
  return { x: box.x + (width - side) / 2, y: box.y + (height - side) / 2, width: side, height: side }
}

/** Nobody draws by hand at two degrees: what is nearly level or upright was meant to be. */
function levelled(from: Point, to: Point): Point {
  const angle = Math.atan2(to.y - from.y, to.x - from.x)
  const quarter = Math.round(angle / (Math.PI / 2)) * (Math.PI / 2)
  return Math.abs(angle - quarter) < 0.06 ? rotatePoint(to, from, quarter - angle) : to
}

function pointOf(run: Run, index: number): Point {
  return { x: at(run, index * 2), y: at(run, index * 2 + 1) }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
