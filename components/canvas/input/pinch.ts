import { type Camera, panBy, zoomAt } from '../../../lib/editor/camera'
import type { Point } from '../../../lib/editor/geometry/box'

/** Two fingers on the surface, CSS pixels. */
export type Fingers = readonly [Point, Point]

/** What was between the fingers stays between them: their middle pans, their distance zooms. */
export function pinchCamera(camera: Camera, before: Fingers, now: Fingers): Camera {
  const from = middle(before)
  const to = middle(now)
  const panned = panBy(camera, to.x - from.x, to.y - from.y)
  const spread = distance(now) / Math.max(1, distance(before))
  return zoomAt(panned, to, panned.zoom * spread)
}

function middle([a, b]: Fingers): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}

function distance([a, b]: Fingers): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
