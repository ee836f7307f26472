import type { Element } from '../model/element'
import { type Box, boxOf, centerOf, type Point } from './box'
import { coversInside } from './hit-test'
import { outlineOf } from './outline'
import { at } from './path'
import { type Run, runHasPoint, segmentTouchesBox } from './polyline'

/** How an element lies to what a lasso runs around: the closed run of canvas points, inside by the even-odd rule. */
export type Lassoed = 'out' | 'touched' | 'inside'

/** `reach` is around all ink of the element, canvas units. */
export function lassoedBy(run: Run, element: Element, reach: Box): Lassoed {
  const edges = edgesIn(run, reach)
  // Where the line does not pass, all of the element lies on one side of it.
  if (edges.length === 0) return isAround(run, centerOf(reach)) ? 'inside' : 'out'
  const { run: outline, closed } = outlineOf(element)
  if (crosses(outline, closed, edges)) return 'touched'
  if (isAround(run, { x: at(outline, 0), y: at(outline, 1) })) return 'inside'
  return coversInside(element) && runHasPoint(outline, { x: at(edges, 0), y: at(edges, 1) })
    ? 'touched'
    : 'out'
}

/** Two points run around nothing. */
function isAround(run: Run, point: Point): boolean {
  return run.length > 4 && runHasPoint(run, point)
}

/** The segments of the closed run that may meet a box, four numbers each. */
function edgesIn(run: Run, box: Box): number[] {
  const edges: number[] = []
  const { x: left, y: top } = box
  const right = left + box.width
  const bottom = top + box.height
  for (let i = 0; i + 1 < run.length; i += 2) {
    const next = i + 3 < run.length ? i + 2 : 0
    const ax = at(run, i)
    const ay = at(run, i + 1)
    const bx = at(run, next)
    const by = at(run, next + 1)
    // Nearly all lie beside it.
    if ((ax < left && bx < left) || (ax > right && bx > right)) continue
    if ((ay < top && by < top) || (ay > bottom && by > bottom)) continue
    if (segmentTouchesBox(ax, ay, bx, by, box)) edges.push(ax, ay, bx, by)
  }
  return edges
}

function crosses(outline: Run, closed: boolean, edges: readonly number[]): boolean {
  const last = closed ? outline.length : outline.length - 2
  for (let i = 0; i < last; i += 2) {
    const next = i + 3 < outline.length ? i + 2 : 0
    for (let e = 0; e + 3 < edges.length; e += 4)
      if (
        segmentsCross(
          [at(outline, i), at(outline, i + 1), at(outline, next), at(outline, next + 1)],
          [at(edges, e), at(edges, e + 1), at(edges, e + 2), at(edges, e + 3)],
        )
      )
        return true
  }
  return false
}

type Segment = readonly [ax: number, ay: number, bx: number, by: number]

function segmentsCross(a: Segment, b: Segment): boolean {
  const side = ([ax, ay, bx, by]: Segment, x: number, y: number) =>
    (bx - ax) * (y - ay) - (by - ay) * (x - ax)
  const [b1, b2] = [side(a, b[0], b[1]), side(a, b[2], b[3])]
  const [a1, a2] = [side(b, a[0], a[1]), side(b, a[2], a[3])]
  return b1 > 0 !== b2 > 0 && a1 > 0 !== a2 > 0
}

/** The triangle of the first point of the line, its last and the next. */
export type Sliver = readonly [Point, Point, Point]

/**
 * Boxes over the sliver that one more point takes into the region or out of it: the triangle of the first point, the
 * last and the new one. Long slivers are cut into parts, whose boxes hold little besides.
 */
export function sliverBoxes([first, last, next]: Sliver, partLength: number): Box[] {
  const length = Math.max(
    Math.hypot(last.x - first.x, last.y - first.y),
    Math.hypot(next.x - first.x, next.y - first.y),
  )
  const parts = Math.min(MOST_PARTS, Math.max(1, Math.ceil(length / partLength)))
  const boxes: Box[] = []
  for (let part = 0; part < parts; part++) {
    const [from, to] = [part / parts, (part + 1) / parts]
    const near = boxOf(between(first, last, from), between(first, next, from))
    const far = boxOf(between(first, last, to), between(first, next, to))
    boxes.push(around(near, far))
  }
  return boxes
}

const MOST_PARTS = 128

/** Whether a box lies in the sliver in part: no side of the triangle has all of it on its outside. */
export function sliverTouches([a, b, c]: Sliver, box: Box): boolean {
  return !isBeyond(a, b, c, box) && !isBeyond(b, c, a, box) && !isBeyond(c, a, b, box)
}

/** Whether all corners of a box lie on the side of the line from `a` to `b` on which `inside` does not. */
function isBeyond(a: Point, b: Point, inside: Point, { x, y, width, height }: Box): boolean {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const own = dx * (inside.y - a.y) - dy * (inside.x - a.x)
  if (own === 0) return false
  const turn = own > 0 ? 1 : -1
  // The corner that lies farthest towards the inside.
  const cornerX = dy * turn > 0 ? x : x + width
  const cornerY = dx * turn > 0 ? y + height : y
  return (dx * (cornerY - a.y) - dy * (cornerX - a.x)) * turn < 0
}

function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
}

function around(a: Box, b: Box): Box {
  const [left, top] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  return {
    x: left,
    y: top,
    width: Math.max(a.x + a.width, b.x + b.width) - left,
    height: Math.max(a.y + a.height, b.y + b.height) - top,
  }
}
