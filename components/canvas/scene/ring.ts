import { intersectRects, isEmptyRect, type PixelRect, shiftRect } from './pixel-rect'

/**
 * A ring buffer in two dimensions: the world pixel (x, y) always stands at (x mod width, y mod height) of the bitmap, so
 * a pan moves nothing and only the exposed strips are painted.
 */
export interface RingSize {
  readonly width: number
  readonly height: number
}

/** A rectangle of the world that is also one in the bitmap. */
export interface RingPiece {
  readonly world: PixelRect
  /** Pixels of the bitmap: the place of the top left corner of `world`. */
  readonly x: number
  readonly y: number
}

/** `rect` cut at the seams of the ring: one, two or four pieces. It must not be larger than the ring. */
export function ringPieces(rect: PixelRect, size: RingSize): RingPiece[] {
  const firstX = Math.floor(rect.left / size.width) * size.width
  const firstY = Math.floor(rect.top / size.height) * size.height
  const pieces: RingPiece[] = []
  for (let y = firstY; y < rect.bottom; y += size.height) {
    for (let x = firstX; x < rect.right; x += size.width) {
      const turn = { left: x, top: y, right: x + size.width, bottom: y + size.height }
      const world = intersectRects(rect, turn)
      if (!isEmptyRect(world)) pieces.push({ world, x: world.left - x, y: world.top - y })
    }
  }
  return pieces
}

/** Where a piece stands in the bitmap. */
export function bitmapRect(piece: RingPiece): PixelRect {
  return shiftRect(piece.world, piece.x - piece.world.left, piece.y - piece.world.top)
}
