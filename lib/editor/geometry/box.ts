/** Canvas units unless a name says otherwise. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** An axis-aligned rectangle; `width` and `height` are never negative. */
export interface Box extends Point {
  readonly width: number
  readonly height: number
}

export function boxOf(a: Point, b: Point): Box {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  }
}

export function centerOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

export function translateBox(box: Box, dx: number, dy: number): Box {
  return { x: box.x + dx, y: box.y + dy, width: box.width, height: box.height }
}

export function expandBox(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by }
}

/** Touching edges count. */
export function boxesIntersect(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height
}

export function boxContains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}

/** What both hold; null when they are apart. */
export function overlapOf(a: Box, b: Box): Box | null {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  const width = Math.min(a.x + a.width, b.x + b.width) - x
  const height = Math.min(a.y + a.height, b.y + b.height) - y
  return width < 0 || height < 0 ? null : { x, y, width, height }
}

/** What is left of a box where another lies over it: up to four boxes side by side, whose edges touch. */
export function boxWithout(box: Box, other: Box): Box[] {
  const shared = overlapOf(box, other)
  if (!shared) return [box]
  const [right, bottom] = [box.x + box.width, box.y + box.height]
  const [sharedRight, sharedBottom] = [shared.x + shared.width, shared.y + shared.height]
  const rest: Box[] = []
  if (shared.y > box.y) rest.push({ ...box, height: shared.y - box.y })
  if (sharedBottom < bottom) rest.push({ ...box, y: sharedBottom, height: bottom - sharedBottom })
  const middle = { y: shared.y, height: shared.height }
  if (shared.x > box.x) rest.push({ ...middle, x: box.x, width: shared.x - box.x })
  if (sharedRight < right) rest.push({ ...middle, x: sharedRight, width: right - sharedRight })
  return rest
}

export function boxHasPoint(box: Box, point: Point): boolean {
  return point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height
}

/** The smallest box around all of them; null when there are none. */
export function unionBoxes(boxes: Iterable<Box>): Box | null {
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (const box of boxes) {
    left = Math.min(left, box.x)
    top = Math.min(top, box.y)
    right = Math.max(right, box.x + box.width)
    bottom = Math.max(bottom, box.y + box.height)
  }
  return left === Infinity ? null : { x: left, y: top, width: right - left, height: bottom - top }
}

/** `angle` in radians, clockwise on a screen whose y grows downwards. */
export function rotatePoint(point: Point, around: Point, angle: number): Point {
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const dx = point.x - around.x
  const dy = point.y - around.y
  return { x: around.x + dx * cos - dy * sin, y: around.y + dx * sin + dy * cos }
}
