import { at, type Path } from '../editor/geometry/path'
import type { DisplayItem, Matrix, Rect, Shadow, TextItem } from './display-list'
import { nextVerb } from './path'

/** An upper bound of where items leave ink, through `transform`; null when they leave none. */
export function boundsOfItems(items: readonly DisplayItem[], transform: Matrix = IDENTITY): Rect | null {
  const extent = nothing()
  for (const item of items) include(extent, item, transform)
  const { left, top, right, bottom } = extent
  return left > right || top > bottom ? null : { x: left, y: top, width: right - left, height: bottom - top }
}

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [A, B, C, D, E, F] = inner
  return [a * A + c * B, b * A + d * B, a * C + c * D, b * C + d * D, a * E + c * F + e, b * E + d * F + f]
}

/** The way back of a placement: `matrix` only turns and moves. */
export function invertPlacement([a, b, , , e, f]: Matrix): Matrix {
  return [a, -b, b, a, -(a * e + b * f), b * e - a * f]
}

interface Extent {
  left: number
  top: number
  right: number
  bottom: number
}

function include(extent: Extent, item: DisplayItem, transform: Matrix): void {
  switch (item.kind) {
    case 'scope': {
      const inner = item.transform ? multiply(transform, item.transform) : transform
      const inside = nothing()
      for (const child of item.items) include(inside, child, inner)
      if (item.shadow) growByShadow(inside, item.shadow, inner)
      unite(extent, item.clip && item.clipRule === 'nonzero' ? clipped(inside, item.clip, inner) : inside)
      break
    }
    case 'path': {
      // A miter of a right angle reaches that much further than half the width.
      const margin = item.stroke === null ? 0 : (item.width / 2) * Math.SQRT2
      includePath(extent, item.path, margin, transform)
      break
    }
    case 'text':
      includeRect(extent, textBounds(item), transform)
      break
    case 'image':
      includeRect(extent, item.destination, transform)
  }
}

/** Beyond three standard deviations nobody sees a blur. */
function growByShadow(extent: Extent, { x, y, blur }: Shadow, [a, b, c, d]: Matrix): void {
  const reach = blur * 1.5 * Math.sqrt(Math.abs(a * d - b * c))
  const dx = a * x + c * y
  const dy = b * x + d * y
  extent.left = Math.min(extent.left, extent.left + dx - reach)
  extent.right = Math.max(extent.right, extent.right + dx + reach)
  extent.top = Math.min(extent.top, extent.top + dy - reach)
  extent.bottom = Math.max(extent.bottom, extent.bottom + dy + reach)
}

function nothing(): Extent {
  return { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
}

function unite(extent: Extent, other: Extent): void {
  extent.left = Math.min(extent.left, other.left)
  extent.top = Math.min(extent.top, other.top)
  extent.right = Math.max(extent.right, other.right)
  extent.bottom = Math.max(extent.bottom, other.bottom)
}

function clipped(extent: Extent, clip: Path, transform: Matrix): Extent {
  const window = nothing()
  includePath(window, clip, 0, transform)
  const left = Math.max(extent.left, window.left)
  const top = Math.max(extent.top, window.top)
  const right = Math.min(extent.right, window.right)
  const bottom = Math.min(extent.bottom, window.bottom)
  return left > right || top > bottom ? nothing() : { left, top, right, bottom }
}

/** Swashes and accents leave the box that measuring answers. */
function textBounds({ width, x, y, fontSize, align }: TextItem): Rect {
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2
  const swash = fontSize / 4
  return { x: left - swash, y: y - fontSize * 1.2, width: width + 2 * swash, height: fontSize * 1.7 }
}

function includePath(extent: Extent, path: Path, margin: number, transform: Matrix): void {
  for (let verb = 0; verb < path.length; verb = nextVerb(path, verb)) {
    const next = nextVerb(path, verb)
    for (let i = verb + 1; i < next; i += 2)
      includePoint(extent, at(path, i), at(path, i + 1), margin, transform)
  }
}

function includeRect(extent: Extent, { x, y, width, height }: Rect, transform: Matrix): void {
  includePoint(extent, x, y, 0, transform)
  includePoint(extent, x + width, y, 0, transform)
  includePoint(extent, x, y + height, 0, transform)
  includePoint(extent, x + width, y + height, 0, transform)
}

function includePoint(
  extent: Extent,
  x: number,
  y: number,
  margin: number,
  [a, b, c, d, e, f]: Matrix,
): void {
  const px = a * x + c * y + e
  const py = b * x + d * y + f
  const mx = margin * Math.hypot(a, c)
  const my = margin * Math.hypot(b, d)
  extent.left = Math.min(extent.left, px - mx)
  extent.right = Math.max(extent.right, px + mx)
  extent.top = Math.min(extent.top, py - my)
  extent.bottom = Math.max(extent.bottom, py + my)
}
