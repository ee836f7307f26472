import type { Point } from './box'
import { CUBIC, MOVE, type Path } from './path'

/**
 * The arc of a circle from one point to another. `bend` is how far its middle lies to the right of the way (on a screen),
 * as a share of the way; a half is half a circle.
 */
export function arcPath(from: Point, to: Point, bend: number): Path {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const chord = Math.hypot(dx, dy)
  if (chord === 0 || bend === 0) return [MOVE, from.x, from.y, CUBIC, from.x, from.y, to.x, to.y, to.x, to.y]
  const radius = (chord * (1 + 4 * bend * bend)) / (8 * Math.abs(bend))
  // From the middle of the way to the centre of the circle, to the right, as a share of the way.
  const inset = bend - (Math.sign(bend) * radius) / chord
  const center = { x: (from.x + to.x) / 2 - dy * inset, y: (from.y + to.y) / 2 + dx * inset }
  const first = Math.atan2(from.y - center.y, from.x - center.x)
  const sweep = -4 * Math.atan(2 * bend)
  const pieces = Math.ceil(Math.abs(sweep) / (Math.PI / 2))
  const step = sweep / pieces
  const control = (4 / 3) * Math.tan(step / 4) * radius
  const path: number[] = [MOVE, from.x, from.y]
  for (let piece = 0; piece < pieces; piece++) {
    const [a, b] = [first + piece * step, first + (piece + 1) * step]
    const onCircle = (angle: number) => [
      center.x + radius * Math.cos(angle),
      center.y + radius * Math.sin(angle),
    ]
    const [ax = 0, ay = 0] = onCircle(a)
    const [bx = 0, by = 0] = piece === pieces - 1 ? [to.x, to.y] : onCircle(b)
    path.push(CUBIC, ax - control * Math.sin(a), ay + control * Math.cos(a))
    path.push(bx + control * Math.sin(b), by - control * Math.cos(b), bx, by)
  }
  return path
}

/** The middle of the arc. */
export function arcMiddle(from: Point, to: Point, bend: number): Point {
  return {
    x: (from.x + to.x) / 2 - (to.y - from.y) * bend,
    y: (from.y + to.y) / 2 + (to.x - from.x) * bend,
  }
}

/** The bend whose arc has its middle as far from the way as this point is. */
export function bendTowards(from: Point, to: Point, point: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const squared = dx * dx + dy * dy
  if (squared === 0) return 0
  const [mx, my] = [point.x - (from.x + to.x) / 2, point.y - (from.y + to.y) / 2]
  return (my * dx - mx * dy) / squared
}
