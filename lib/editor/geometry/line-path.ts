import type { LinearElement } from '../model/element'
import { arcPath } from './arc'
import { at, CUBIC, flatten, LINE, MOVE, type Path, QUARTER } from './path'

type Line = Pick<LinearElement, 'points' | 'curve'> & Partial<Pick<LinearElement, 'bend'>>

/** How far an elbow rounds its corners, canvas units. */
const ELBOW_RADIUS = 8

/** The middle line of a line or arrow, relative to its `x, y`, before rotation. */
export function linePath({ points, curve, bend = 0 }: Line): Path {
  if (points.length < 4) return points.length === 2 ? [MOVE, at(points, 0), at(points, 1)] : []
  if (curve === 'curved' && points.length > 4) return curvePath(points)
  if (curve === 'curved' && bend !== 0) {
    const [from, to] = [
      { x: at(points, 0), y: at(points, 1) },
      { x: at(points, 2), y: at(points, 3) },
    ]
    return arcPath(from, to, bend)
  }
  if (curve === 'elbow') return roundedPath(elbowCorners(points), ELBOW_RADIUS)
  return roundedPath(points, 0)
}

/** The same as flat pairs. */
export function lineRun(line: Line): readonly number[] {
  return line.curve === 'straight' ? line.points : flatten(linePath(line))
}

/** A line whose last point is its first is closed, and so may be filled. */
export function isClosed(points: readonly number[]): boolean {
  const end = points.length - 2
  return end >= 6 && at(points, 0) === at(points, end) && at(points, 1) === at(points, end + 1)
}

/** Catmull and Rom's spline as cubics: each point's tangent is parallel to the chord between its neighbours. */
function curvePath(points: readonly number[]): Path {
  const last = points.length / 2 - 1
  const closed = isClosed(points)
  const neighbour = (i: number) => {
    if (i < 0) return closed ? last - 1 : 0
    if (i > last) return closed ? 1 : last
    return i
  }
  const path: number[] = [MOVE, at(points, 0), at(points, 1)]
  for (let i = 0; i < last; i++) {
    const before = neighbour(i - 1) * 2
    const after = neighbour(i + 2) * 2
    const from = i * 2
    const to = from + 2
    path.push(
      CUBIC,
      at(points, from) + (at(points, to) - at(points, before)) / 6,
      at(points, from + 1) + (at(points, to + 1) - at(points, before + 1)) / 6,
      at(points, to) - (at(points, after) - at(points, from)) / 6,
      at(points, to + 1) - (at(points, after + 1) - at(points, from + 1)) / 6,
      at(points, to),
      at(points, to + 1),
    )
  }
  return path
}

/** Points joined by level and upright legs only: a slanting pair turns halfway along its longer axis. */
export function elbowCorners(points: readonly number[]): number[] {
  const corners: number[] = [at(points, 0), at(points, 1)]
  for (let i = 2; i + 1 < points.length; i += 2) {
    const [ax, ay, bx, by] = [at(points, i - 2), at(points, i - 1), at(points, i), at(points, i + 1)]
    if (ax !== bx && ay !== by) {
      if (Math.abs(bx - ax) >= Math.abs(by - ay)) corners.push((ax + bx) / 2, ay, (ax + bx) / 2, by)
      else corners.push(ax, (ay + by) / 2, bx, (ay + by) / 2)
    }
    corners.push(bx, by)
  }
  return corners
}

/** A polyline whose inner corners are rounded by at most `radius` and at most half a leg. */
function roundedPath(points: readonly number[], radius: number): Path {
  const path: number[] = [MOVE, at(points, 0), at(points, 1)]
  for (let i = 2; i + 1 < points.length; i += 2) {
    const [x, y] = [at(points, i), at(points, i + 1)]
    const [px, py] = [at(points, i - 2), at(points, i - 1)]
    const isEnd = i + 3 >= points.length
    const [nx, ny] = isEnd ? [x, y] : [at(points, i + 2), at(points, i + 3)]
    const before = Math.hypot(px - x, py - y)
    const after = Math.hypot(nx - x, ny - y)
    const cut = Math.min(radius, before / 2, after / 2)
    if (cut <= 0) {
      path.push(LINE, x, y)
      continue
    }
    const [inX, inY] = [x + ((px - x) * cut) / before, y + ((py - y) * cut) / before]
    const [outX, outY] = [x + ((nx - x) * cut) / after, y + ((ny - y) * cut) / after]
    path.push(LINE, inX, inY)
    path.push(CUBIC, inX + (x - inX) * QUARTER, inY + (y - inY) * QUARTER)
    path.push(outX + (x - outX) * QUARTER, outY + (y - outY) * QUARTER, outX, outY)
  }
  return path
}
