import type { Box } from '../../../lib/editor/geometry/box'

/**
 * A rectangle of whole device pixels; `right` and `bottom` are just outside. World pixels count from the canvas origin at
 * one scale (device pixels a canvas unit), so that a pan changes no coordinate of what is already painted.
 */
export interface PixelRect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export function isEmptyRect(rect: PixelRect): boolean {
  return rect.right <= rect.left || rect.bottom <= rect.top
}

export function areaOf(rect: PixelRect): number {
  return isEmptyRect(rect) ? 0 : (rect.right - rect.left) * (rect.bottom - rect.top)
}

export function shiftRect(rect: PixelRect, dx: number, dy: number): PixelRect {
  return { left: rect.left + dx, top: rect.top + dy, right: rect.right + dx, bottom: rect.bottom + dy }
}

export function growRect({ left, top, right, bottom }: PixelRect, by: number): PixelRect {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by }
}

/** May be empty; ask `isEmptyRect`. */
export function intersectRects(a: PixelRect, b: PixelRect): PixelRect {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  }
}

export function rectsTouch(a: PixelRect, b: PixelRect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

export function coversRect(outer: PixelRect, inner: PixelRect): boolean {
  return (
    outer.left <= inner.left &&
    outer.top <= inner.top &&
    outer.right >= inner.right &&
    outer.bottom >= inner.bottom
  )
}

export function unionRects(a: PixelRect, b: PixelRect): PixelRect {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  }
}

/** What of `rect` lies outside `hole`: up to four pieces that do not overlap, none of them empty. */
export function subtractRect(rect: PixelRect, hole: PixelRect): PixelRect[] {
  if (isEmptyRect(rect)) return []
  if (!rectsTouch(rect, hole)) return [rect]
  const top = Math.max(rect.top, hole.top)
  const bottom = Math.min(rect.bottom, hole.bottom)
  return [
    { left: rect.left, top: rect.top, right: rect.right, bottom: top },
    { left: rect.left, top: bottom, right: rect.right, bottom: rect.bottom },
    { left: rect.left, top, right: hole.left, bottom },
    { left: hole.right, top, right: rect.right, bottom },
  ].filter((piece) => !isEmptyRect(piece))
}

/** Every pixel that a box of canvas units touches at `scale`, and `margin` more on each side for smoothed edges. */
export function pixelsOf(box: Box, scale: number, margin = 1): PixelRect {
  return {
    left: Math.floor(box.x * scale) - margin,
    top: Math.floor(box.y * scale) - margin,
    right: Math.ceil((box.x + box.width) * scale) + margin,
    bottom: Math.ceil((box.y + box.height) * scale) + margin,
  }
}

/** The canvas units that a rectangle of world pixels shows. */
export function boxOfPixels(rect: PixelRect, scale: number): Box {
  return {
    x: rect.left / scale,
    y: rect.top / scale,
    width: (rect.right - rect.left) / scale,
    height: (rect.bottom - rect.top) / scale,
  }
}
