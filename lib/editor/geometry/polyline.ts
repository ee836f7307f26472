import type { Box, Point } from './box'
import { at } from './path'

/** Runs of flat pairs [x, y, x, y, …]; a closed one is not required to repeat its first point. */
export type Run = readonly number[]

export function distanceToSegment(point: Point, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax
  const dy = by - ay
  const lengthSquared = dx * dx + dy * dy
  const along = lengthSquared === 0 ? 0 : ((point.x - ax) * dx + (point.y - ay) * dy) / lengthSquared
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(point.x - ax - t * dx, point.y - ay - t * dy)
}

/** Distance from a point to the drawn line, not to what it encloses; Infinity for an empty run. */
export function distanceToRun(point: Point, run: Run, closed: boolean): number {
  if (run.length === 2) return Math.hypot(point.x - at(run, 0), point.y - at(run, 1))
  let nearest = Infinity
  forEachSegment(run, closed, (ax, ay, bx, by) => {
    nearest = Math.min(nearest, distanceToSegment(point, ax, ay, bx, by))
    return true
  })
  return nearest
}

/** By the even-odd rule. */
export function runHasPoint(run: Run, point: Point): boolean {
  let inside = false
  forEachSegment(run, true, (ax, ay, bx, by) => {
    if (ay > point.y !== by > point.y && point.x < ((bx - ax) * (point.y - ay)) / (by - ay) + ax)
      inside = !inside
    return true
  })
  return inside
}

/** Whether any part of the drawn line is in the box. */
export function runTouchesBox(run: Run, closed: boolean, box: Box): boolean {
  if (run.length === 2) return segmentTouchesBox(at(run, 0), at(run, 1), at(run, 0), at(run, 1), box)
  let touches = false
  forEachSegment(run, closed, (ax, ay, bx, by) => {
    touches = segmentTouchesBox(ax, ay, bx, by, box)
    return !touches
  })
  return touches
}

/** Liang and Barsky: the part of the segment within both slabs is not empty. */
export function segmentTouchesBox(ax: number, ay: number, bx: number, by: number, box: Box): boolean {
  let enter = 0
  let leave = 1
  const clip = (delta: number, towards: number) => {
    if (delta === 0) return towards >= 0
    const t = towards / delta
    if (delta < 0) enter = Math.max(enter, t)
    else leave = Math.min(leave, t)
    return enter <= leave
  }
  return (
    clip(ax - bx, ax - box.x) &&
    clip(bx - ax, box.x + box.width - ax) &&
    clip(ay - by, ay - box.y) &&
    clip(by - ay, box.y + box.height - ay)
  )
}

/**
 * How far along a run (canvas units) it meets a closed outline: the first and the last time. Null when it does not.
 */
export function crossingsOf(run: Run, outline: Run): { first: number; last: number } | null {
  let first = Infinity
  let last = -Infinity
  let walked = 0
  for (let i = 2; i + 1 < run.length; i += 2) {
    const [fromX, fromY] = [at(run, i - 2), at(run, i - 1)]
    const [dx, dy] = [at(run, i) - fromX, at(run, i + 1) - fromY]
    const length = Math.hypot(dx, dy)
    forEachSegment(outline, true, (ax, ay, bx, by) => {
      const [ex, ey] = [bx - ax, by - ay]
      const cross = dx * ey - dy * ex
      if (cross === 0) return true
      const t = ((ax - fromX) * ey - (ay - fromY) * ex) / cross
      const u = ((ax - fromX) * dy - (ay - fromY) * dx) / cross
      if (t < 0 || t > 1 || u < 0 || u > 1) return true
      first = Math.min(first, walked + t * length)
      last = Math.max(last, walked + t * length)
      return true
    })
    walked += length
  }
  return first === Infinity ? null : { first, last }
}

/** The point of the drawn line that is nearest to a point, and how far along it is (canvas units). */
export function nearestOnRun(point: Point, run: Run, closed: boolean): Point & { readonly along: number } {
  let nearest = { x: at(run, 0), y: at(run, 1), along: 0 }
  let least = Infinity
  let walked = 0
  forEachSegment(run, closed, (ax, ay, bx, by) => {
    const [dx, dy] = [bx - ax, by - ay]
    const length = Math.hypot(dx, dy)
    const share = length === 0 ? 0 : ((point.x - ax) * dx + (point.y - ay) * dy) / (length * length)
    const t = Math.min(1, Math.max(0, share))
    const [x, y] = [ax + t * dx, ay + t * dy]
    const distance = Math.hypot(point.x - x, point.y - y)
    if (distance < least) {
      least = distance
      nearest = { x, y, along: walked + t * length }
    }
    walked += length
    return true
  })
  return nearest
}

export function runLength(run: Run): number {
  let length = 0
  for (let i = 2; i < run.length; i += 2)
    length += Math.hypot(at(run, i) - at(run, i - 2), at(run, i + 1) - at(run, i - 1))
  return length
}

/** The point `distance` along a run, and the direction of travel there (radians). Beyond its ends: the ends. */
export function pointAlong(
  run: readonly number[],
  distance: number,
): { x: number; y: number; angle: number } {
  let left = distance
  let angle = 0
  for (let i = 2; i + 1 < run.length; i += 2) {
    const dx = at(run, i) - at(run, i - 2)
    const dy = at(run, i + 1) - at(run, i - 1)
    const step = Math.hypot(dx, dy)
    if (step === 0) continue
    angle = Math.atan2(dy, dx)
    if (left <= step) {
      const t = Math.max(0, left) / step
      return { x: at(run, i - 2) + dx * t, y: at(run, i - 1) + dy * t, angle }
    }
    left -= step
  }
  return { x: at(run, run.length - 2), y: at(run, run.length - 1), angle }
}

export function boxOfRun(run: Run): Box {
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (let i = 0; i + 1 < run.length; i += 2) {
    const x = run[i] ?? 0
    const y = run[i + 1] ?? 0
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return left === Infinity
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top }
}

/** Visits the segments until the visitor answers false. */
function forEachSegment(
  run: Run,
  closed: boolean,
  visit: (ax: number, ay: number, bx: number, by: number) => boolean,
): void {
  for (let i = 2; i + 1 < run.length; i += 2) {
    if (!visit(at(run, i - 2), at(run, i - 1), at(run, i), at(run, i + 1))) return
  }
  if (closed && run.length > 4)
    visit(at(run, run.length - 2), at(run, run.length - 1), at(run, 0), at(run, 1))
}
