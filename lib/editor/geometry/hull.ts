import { at } from './path'
import type { Run } from './polyline'

/** The corners of the convex hull of points (flat pairs), clockwise on a screen: Andrew's monotone chain. */
export function hullOf(points: Run): number[] {
  const order = Array.from({ length: points.length / 2 }, (_, i) => i).sort(
    (a, b) => at(points, a * 2) - at(points, b * 2) || at(points, a * 2 + 1) - at(points, b * 2 + 1),
  )
  if (order.length < 3) return [...points]
  const upper = halfHull(points, order)
  const lower = halfHull(points, order.reverse())
  return [...upper, ...lower].flatMap((i) => [at(points, i * 2), at(points, i * 2 + 1)])
}

/** From the first point of the order to before its last, turning one way only. */
function halfHull(points: Run, order: readonly number[]): number[] {
  const kept: number[] = []
  for (const next of order) {
    while (kept.length > 1 && turn(points, at(kept, kept.length - 2), at(kept, kept.length - 1), next) <= 0)
      kept.pop()
    kept.push(next)
  }
  return kept.slice(0, -1)
}

function turn(points: Run, a: number, b: number, c: number): number {
  const [ax, ay] = [at(points, a * 2), at(points, a * 2 + 1)]
  return (
    (at(points, b * 2) - ax) * (at(points, c * 2 + 1) - ay) -
    (at(points, b * 2 + 1) - ay) * (at(points, c * 2) - ax)
  )
}
