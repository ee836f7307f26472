import { getStroke } from 'perfect-freehand'
import { at, CLOSE, LINE, MOVE, type Path, QUAD } from '../editor/geometry/path'
import { simplify } from './simplify'

export interface Ink {
  /** Flat pairs. */
  readonly points: readonly number[]
  /** One a point, or none: then speed stands in for pressure. */
  readonly pressures: readonly number[]
  /** Where it is widest. */
  readonly width: number
}

/** The filled outline of a freehand stroke, in the space of its points. */
export function inkOutline({ points, pressures, width }: Ink): Path {
  const count = points.length / 2
  if (count === 0) return []
  const simulatePressure = pressures.length !== count
  // Without pressures none is named, not even a middling one: only so does the stroke set on lightly, and a dot stay a dot.
  const input = Array.from({ length: count }, (_, i) => {
    const [x, y] = [at(points, i * 2), at(points, i * 2 + 1)]
    return simulatePressure ? [x, y] : [x, y, at(pressures, i)]
  })
  const outline = getStroke(input, {
    simulatePressure,
    size: width,
    thinning: 0.6,
    smoothing: 0.5,
    streamline: 0.5,
    easing: (t) => Math.sin((t * Math.PI) / 2),
    last: true,
  })
  return smoothClosed(outline)
}

/** What stands for a stroke seen from afar: its middle line, with no more points than one can tell apart. */
export function inkCentreline(points: readonly number[], tolerance: number): Path {
  const kept = simplify(points, tolerance)
  const path: number[] = [MOVE, at(kept, 0), at(kept, 1)]
  // A dot needs some length for its round caps to show.
  if (kept.length === 2) path.push(LINE, at(kept, 0) + 0.01, at(kept, 1))
  for (let i = 2; i < kept.length; i += 2) path.push(LINE, at(kept, i), at(kept, i + 1))
  return path
}

/** The middle line of a marker, smooth: the points become the controls of curves through the middles between them. */
export function markerLine(points: readonly number[]): Path {
  const last = points.length - 2
  if (last < 4) return inkCentreline(points, 0)
  const path: number[] = [MOVE, at(points, 0), at(points, 1)]
  for (let i = 2; i < last - 2; i += 2) {
    const [x, y] = [at(points, i), at(points, i + 1)]
    path.push(QUAD, x, y, (x + at(points, i + 2)) / 2, (y + at(points, i + 3)) / 2)
  }
  path.push(QUAD, at(points, last - 2), at(points, last - 1), at(points, last), at(points, last + 1))
  return path
}

/** Whether a stroke comes back to where it began, and so may be filled. */
export function isLoop(points: readonly number[]): boolean {
  return (
    points.length >= 6 &&
    Math.hypot(
      at(points, 0) - at(points, points.length - 2),
      at(points, 1) - at(points, points.length - 1),
    ) <= 8
  )
}

/** Curves through the middles of the edges: the corners of the polygon become control points. */
function smoothClosed(outline: readonly (readonly number[])[]): Path {
  const first = outline[0]
  const second = outline[1]
  if (!first || !second) return []
  const path: number[] = [MOVE, middle(first, second, 0), middle(first, second, 1)]
  for (let i = 1; i <= outline.length; i++) {
    const corner = outline[i % outline.length] ?? first
    const next = outline[(i + 1) % outline.length] ?? first
    path.push(QUAD, at(corner, 0), at(corner, 1), middle(corner, next, 0), middle(corner, next, 1))
  }
  path.push(CLOSE)
  return path
}

function middle(a: readonly number[], b: readonly number[], axis: 0 | 1): number {
  return (at(a, axis) + at(b, axis)) / 2
}
