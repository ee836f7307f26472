import { at } from '../editor/geometry/path'

/**
 * Fewer of the same points, none of the others further than about `tolerance` from the line through those kept: first what lies
 * within `tolerance` of the point before, then Douglas and Peucker with a stack of its own, so that a long stroke
 * cannot exhaust the call stack. The first and last points always stay.
 */
export function simplify(points: readonly number[], tolerance: number): readonly number[] {
  if (points.length <= 4 || tolerance <= 0) return points
  const near = dropNear(points, tolerance)
  const count = near.length / 2
  const keep = new Uint8Array(count)
  keep[0] = 1
  keep[count - 1] = 1
  const spans: [number, number][] = [[0, count - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    const farthest = farthestFromChord(near, from, to, tolerance)
    if (farthest < 0) continue
    keep[farthest] = 1
    spans.push([from, farthest], [farthest, to])
  }
  return near.filter((_, i) => keep[i >> 1] === 1)
}

function dropNear(points: readonly number[], tolerance: number): number[] {
  const kept = [at(points, 0), at(points, 1)]
  const last = points.length - 2
  for (let i = 2; i < last; i += 2) {
    const dx = at(points, i) - at(kept, kept.length - 2)
    const dy = at(points, i + 1) - at(kept, kept.length - 1)
    if (dx * dx + dy * dy > tolerance * tolerance) kept.push(at(points, i), at(points, i + 1))
  }
  kept.push(at(points, last), at(points, last + 1))
  return kept
}

/** Index of the point between `from` and `to` that is furthest from their chord, or -1 when all are within tolerance. */
function farthestFromChord(points: readonly number[], from: number, to: number, tolerance: number): number {
  const x = at(points, from * 2)
  const y = at(points, from * 2 + 1)
  const dx = at(points, to * 2) - x
  const dy = at(points, to * 2 + 1) - y
  const lengthSquared = dx * dx + dy * dy
  let farthest = -1
  let worst = tolerance * tolerance
  for (let i = from + 1; i < to; i++) {
    const px = at(points, i * 2) - x
    const py = at(points, i * 2 + 1) - y
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
