import {
  areaOf,
  intersectRects,
  isEmptyRect,
  type PixelRect,
  rectsTouch,
  subtractRect,
  unionRects,
} from './pixel-rect'

/** Pixels as rectangles that do not overlap. */
export type PixelRegion = readonly PixelRect[]

/** A region of more pieces than this costs more in bookkeeping than the pixels it spares. */
const MAX_PIECES = 32
/** Two rectangles are painted as one when the pixels between them are fewer than this share of their union. */
const WASTE = 0.3

export function subtractFromRegion(region: PixelRegion, hole: PixelRect): PixelRegion {
  return region.some((rect) => rectsTouch(rect, hole))
    ? region.flatMap((rect) => subtractRect(rect, hole))
    : region
}

export function clipRegion(region: PixelRegion, to: PixelRect): PixelRegion {
  return region.map((rect) => intersectRects(rect, to)).filter((rect) => !isEmptyRect(rect))
}

export function addToRegion(region: PixelRegion, rect: PixelRect): PixelRegion {
  if (isEmptyRect(rect)) return region
  const grown = [...subtractFromRegion(region, rect), rect]
  return grown.length <= MAX_PIECES ? grown : [grown.reduce(unionRects)]
}

export function areaOfRegion(region: PixelRegion): number {
  return region.reduce((sum, rect) => sum + areaOf(rect), 0)
}

/**
 * Covers all of `rects` with few rectangles that do not overlap: neighbours become one as long as little else is
 * covered by it. Painting a pixel too many is cheaper than asking the index once more.
 */
export function mergeRects(rects: readonly PixelRect[]): PixelRegion {
  const solid = rects.filter((rect) => !isEmptyRect(rect))
  if (solid.length > 4 * MAX_PIECES) return [solid.reduce(unionRects)]
  const merged: PixelRect[] = []
  for (const rect of solid) absorb(merged, rect)
  return merged.reduce<PixelRegion>(addToRegion, [])
}

// What grew by one neighbour may now be worth joining with another: it is taken out and goes through again.
function absorb(merged: PixelRect[], rect: PixelRect): void {
  let grown = rect
  for (let i = 0; i < merged.length; i++) {
    const other = merged[i]
    if (!other || !worthJoining(other, grown)) continue
    grown = unionRects(other, grown)
    merged.splice(i, 1)
    i = -1
  }
  merged.push(grown)
}

function worthJoining(a: PixelRect, b: PixelRect): boolean {
  const overlap = Math.max(0, areaOf(intersectRects(a, b)))
  const union = areaOf(unionRects(a, b))
  return union - (areaOf(a) + areaOf(b) - overlap) <= union * WASTE
}
