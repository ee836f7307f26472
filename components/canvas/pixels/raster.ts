import { mix, type Packed } from './color'

/** Pixels being written; coordinates of the functions here are pixels of it, (0, 0) its top left corner. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly pixels: Uint32Array
  /** Nothing is written outside; a frame narrows it around its children. */
  clipLeft: number
  clipTop: number
  clipRight: number
  clipBottom: number
}

let memory = new Uint32Array(0)

/** A raster on memory that the next one takes over: its pixels must have been used by then. */
export function createRaster(width: number, height: number, background: Packed): Raster {
  if (memory.length < width * height) memory = new Uint32Array(width * height)
  const pixels = memory.subarray(0, width * height)
  pixels.fill(background)
  return { width, height, pixels, clipLeft: 0, clipTop: 0, clipRight: width, clipBottom: height }
}

/** Fills the box between fractional edges; what it covers only in part is mixed in that part. */
export function fillBox(
  raster: Raster,
  left: number,
  top: number,
  right: number,
  bottom: number,
  color: Packed,
): void {
  const x0 = Math.max(left, raster.clipLeft)
  const y0 = Math.max(top, raster.clipTop)
  const x1 = Math.min(right, raster.clipRight)
  const y1 = Math.min(bottom, raster.clipBottom)
  if (x1 <= x0 || y1 <= y0 || color >>> 24 === 0) return
  const lastRow = Math.ceil(y1) - 1
  for (let y = Math.floor(y0); y <= lastRow; y++) {
    fillSpan(raster, y, x0, x1, Math.min(y + 1, y1) - Math.max(y, y0), color)
  }
}

/** One row between fractional ends; the row is inside the clip, the ends are clipped already. */
function fillSpan(raster: Raster, y: number, x0: number, x1: number, cover: number, color: Packed): void {
  const { pixels, width } = raster
  const row = y * width
  const first = Math.floor(x0)
  const last = Math.ceil(x1) - 1
  if (first === last) {
    pixels[row + first] = mix(pixels[row + first] ?? 0, color, cover * (x1 - x0))
    return
  }
  pixels[row + first] = mix(pixels[row + first] ?? 0, color, cover * (first + 1 - x0))
  pixels[row + last] = mix(pixels[row + last] ?? 0, color, cover * (x1 - last))
  if (cover > 0.996 && color >>> 24 === 255) {
    if (last - first > 1) pixels.fill(color, row + first + 1, row + last)
    return
  }
  for (let i = row + first + 1; i < row + last; i++) pixels[i] = mix(pixels[i] ?? 0, color, cover)
}

/** Outline of an unrotated box, `thickness` pixels astride the edges. */
export function strokeBox(
  raster: Raster,
  left: number,
  top: number,
  right: number,
  bottom: number,
  thickness: number,
  color: Packed,
): void {
  const half = thickness / 2
  fillBox(raster, left - half, top - half, right + half, top + half, color)
  fillBox(raster, left - half, bottom - half, right + half, bottom + half, color)
  fillBox(raster, left - half, top + half, left + half, bottom - half, color)
  fillBox(raster, right - half, top + half, right + half, bottom - half, color)
}

/** Where the outline crosses a row; grown when a shape has more corners. */
const crossings: number[] = []

/** Fills a closed polygon of flat pairs, even-odd, sampling each row in its middle. */
export function fillPolygon(raster: Raster, points: ArrayLike<number>, count: number, color: Packed): void {
  if (color >>> 24 === 0 || count < 6) return
  let top = Infinity
  let bottom = -Infinity
  for (let i = 1; i < count; i += 2) {
    const y = points[i] ?? 0
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  const from = Math.max(raster.clipTop, Math.floor(top))
  const to = Math.min(raster.clipBottom, Math.ceil(bottom))
  for (let y = from; y < to; y++) {
    const cover = Math.min(y + 1, bottom) - Math.max(y, top)
    const middle = Math.min(bottom, Math.max(top, y + 0.5))
    const found = collectCrossings(points, count, middle)
    for (let i = 0; i + 1 < found; i += 2) {
      const x0 = Math.max(raster.clipLeft, crossings[i] ?? 0)
      const x1 = Math.min(raster.clipRight, crossings[i + 1] ?? 0)
      if (x1 > x0) fillSpan(raster, y, x0, x1, cover, color)
    }
  }
}

function collectCrossings(points: ArrayLike<number>, count: number, y: number): number {
  let found = 0
  let x0 = points[count - 2] ?? 0
  let y0 = points[count - 1] ?? 0
  for (let i = 0; i < count; i += 2) {
    const x1 = points[i] ?? 0
    const y1 = points[i + 1] ?? 0
    if (y0 <= y !== y1 <= y) {
      // Insertion keeps them sorted: there are two for nearly every shape.
      const x = x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)
      let at = found++
      for (; at > 0 && (crossings[at - 1] ?? 0) > x; at--) crossings[at] = crossings[at - 1] ?? 0
      crossings[at] = x
    }
    x0 = x1
    y0 = y1
  }
  return found
}

/** A straight line `thickness` pixels wide, smoothed across its direction. */
export function strokeLine(
  raster: Raster,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  thickness: number,
  color: Packed,
): void {
  const dx = x1 - x0
  const dy = y1 - y0
  const length = Math.hypot(dx, dy)
  if (length < 0.01) return
  const flat = Math.abs(dx) >= Math.abs(dy)
  // Seen along the axis a slanted line is wider than across itself.
  const across = (thickness * length) / (flat ? Math.abs(dx) : Math.abs(dy))
  const cover = Math.min(1, across)
  const half = Math.max(1, across) / 2
  if (flat) {
    const [fromX, fromY, toX] = dx > 0 ? [x0, y0, x1] : [x1, y1, x0]
    const slope = dy / dx
    const first = Math.max(raster.clipLeft, Math.floor(fromX))
    const end = Math.min(raster.clipRight, Math.ceil(toX))
    for (let x = first; x < end; x++) {
      const part = Math.min(x + 1, toX) - Math.max(x, fromX)
      const middle = fromY + (x + 0.5 - fromX) * slope
      column(raster, x, middle - half, middle + half, cover * part, color)
    }
    return
  }
  const [fromX, fromY, toY] = dy > 0 ? [x0, y0, y1] : [x1, y1, y0]
  const slope = dx / dy
  const first = Math.max(raster.clipTop, Math.floor(fromY))
  const end = Math.min(raster.clipBottom, Math.ceil(toY))
  for (let y = first; y < end; y++) {
    const part = Math.min(y + 1, toY) - Math.max(y, fromY)
    const middle = fromX + (y + 0.5 - fromY) * slope
    const left = Math.max(raster.clipLeft, middle - half)
    const right = Math.min(raster.clipRight, middle + half)
    if (right > left) fillSpan(raster, y, left, right, cover * part, color)
  }
}

function column(raster: Raster, x: number, top: number, bottom: number, cover: number, color: Packed): void {
  const y0 = Math.max(raster.clipTop, top)
  const y1 = Math.min(raster.clipBottom, bottom)
  const { pixels, width } = raster
  for (let y = Math.floor(y0); y < y1; y++) {
    const i = y * width + x
    pixels[i] = mix(pixels[i] ?? 0, color, cover * (Math.min(y + 1, y1) - Math.max(y, y0)))
  }
}
