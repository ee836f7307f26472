import { at } from '../editor/geometry/path'

/**
 * Fewer of the same points, none of the others further than about `tolerance` from the line through those kept. The
 * first and last points always stay.
 */
export function simplify(points: readonly number[], tolerance: number): readonly number[] {
  if (points.length <= 4 || tolerance <= 0) return points
  return keptPoints(points, tolerance).flatMap((i) => [at(points, i * 2), at(points, i * 2 + 1)])
}

/**
 * Which points stay, ascending: first those further than `tolerance` from the one before, then Douglas and Peucker, with
 * a stack of its own, so that a long stroke cannot exhaust the call stack.
 */
export function keptPoints(points: readonly number[], tolerance: number): number[] {
  const far = farPoints(points, tolerance)
  const keep = new Uint8Array(far.length)
  keep[0] = 1
  keep[far.length - 1] = 1
  const spans: [number, number][] = [[0, far.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    const farthest = farthestFromChord(points, far, from, to, tolerance)
    if (farthest < 0) continue
    keep[farthest] = 1
    spans.push([from, farthest], [farthest, to])
  }
  return far.filter((_, i) => keep[i] === 1)
}

function farPoints(points: readonly number[], tolerance: number): number[] {
  const last = points.length / 2 - 1
  const far = [0]
  let previous = 0
  for (let i = 1; i < last; i++) {
    const dx = at(points, i * 2) - at(points, previous * 2)
    const dy = at(points, i * 2 + 1) - at(points, previous * 2 + 1)
    if (dx * dx + dy * dy <= tolerance * tolerance) continue
    far.push(i)
    previous = i
  }
  if (last > 0) far.push(last)
  return far
}

/** Index in `far` of what is furthest from the chord between two of it, or -1 when all between are within tolerance. */
function farthestFromChord(
  points: readonly number[],
  far: readonly number[],
  from: number,
  to: number,
  tolerance: number,
): number {
  const x = at(points, at(far, from) * 2)
  const y = at(points, at(far, from) * 2 + 1)
  const dx = at(points, at(far, to) * 2) - x
  const dy = at(points, at(far, to) * 2 + 1) - y
  const lengthSquared = dx * dx + dy * dy
  let farthest = -1
  let worst = tolerance * tolerance
  for (let i = from + 1; i < to; i++) {
    const px = at(points, at(far, i) * 2) - x
    const py = at(points, at(far, i) * 2 + 1) - y
    const t = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / lengthSquared))
    const ex = px - t * dx
    const ey = py - t * dy
    const distance = ex * ex + ey * ey
    if (distance <= worst) continue
    worst = distance
    farthest = i
  }
  return farthest
}
