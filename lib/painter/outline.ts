import { at, CLOSE, CUBIC, LINE, MOVE, type Path, QUARTER } from '../editor/geometry/path'
import type { Rect } from './display-list'

export function rectanglePath({ x, y, width, height }: Rect, radius = 0): Path {
  const r = Math.min(radius, width / 2, height / 2)
  const right = x + width
  const bottom = y + height
  if (r <= 0) return [MOVE, x, y, LINE, right, y, LINE, right, bottom, LINE, x, bottom, CLOSE]
  const c = r * (1 - QUARTER)
  // biome-ignore format: one corner a line
  return [
    MOVE, x + r, y, LINE, right - r, y,
    CUBIC, right - c, y, right, y + c, right, y + r, LINE, right, bottom - r,
    CUBIC, right, bottom - c, right - c, bottom, right - r, bottom, LINE, x + r, bottom,
    CUBIC, x + c, bottom, x, bottom - c, x, bottom - r, LINE, x, y + r,
    CUBIC, x, y + c, x + c, y, x + r, y, CLOSE,
  ]
}

/** A closed polygon (flat pairs) whose corners are rounded by at most `radius`, at most half an edge. */
export function roundedPolygon(points: readonly number[], radius: number): Path {
  const count = points.length / 2
  const path: number[] = []
  for (let i = 0; i < count; i++) {
    const [x, y] = pair(points, i)
    const [px, py] = pair(points, (i + count - 1) % count)
    const [nx, ny] = pair(points, (i + 1) % count)
    const before = Math.hypot(px - x, py - y)
    const after = Math.hypot(nx - x, ny - y)
    const cut = Math.min(radius, before / 2, after / 2)
    if (cut <= 0) {
      path.push(i === 0 ? MOVE : LINE, x, y)
      continue
    }
    const [inX, inY] = [x + ((px - x) * cut) / before, y + ((py - y) * cut) / before]
    const [outX, outY] = [x + ((nx - x) * cut) / after, y + ((ny - y) * cut) / after]
    path.push(i === 0 ? MOVE : LINE, inX, inY)
    path.push(CUBIC, ...towards(inX, inY, x, y), ...towards(outX, outY, x, y), outX, outY)
  }
  path.push(CLOSE)
  return path
}

function towards(fromX: number, fromY: number, x: number, y: number): [number, number] {
  return [fromX + (x - fromX) * QUARTER, fromY + (y - fromY) * QUARTER]
}

function pair(points: readonly number[], i: number): [number, number] {
  return [at(points, i * 2), at(points, i * 2 + 1)]
}

/** Straight edges through flat pairs. */
export function polyline(points: readonly number[]): Path {
  const path: number[] = []
  for (let i = 0; i + 1 < points.length; i += 2)
    path.push(i === 0 ? MOVE : LINE, at(points, i), at(points, i + 1))
  return path
}
