import { BACKGROUND, type Theme } from '../../../lib/painter/theme'
import type { Picture } from './picture'
import { intersectRects, isEmptyRect, type PixelRect, shiftRect, subtractRect } from './pixel-rect'
import type { View } from './view'

export interface Layers {
  readonly view: View
  /** The nearest exact picture. */
  readonly front: Picture
  /** A picture of the whole drawing, for wherever `front` has nothing. */
  readonly under: Picture | null
  readonly theme: Theme
}

/** Fills the visible canvas: `front` scaled to the view, and what it does not cover from the picture under it. */
export function compose(context: CanvasRenderingContext2D, layers: Layers): void {
  const { view, front } = layers
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalAlpha = 1
  const stretch = view.scale / front.scale
  context.imageSmoothingEnabled = stretch !== 1
  const screen = shiftRect(view.rect, -view.rect.left, -view.rect.top)
  const shown = placed(front.area, stretch, view)
  for (const hole of subtractRect(screen, shown)) drawUnder(context, layers, hole)
  for (const piece of front.pieces(front.area)) {
    const { world, x, y } = piece
    drawPart(context, front.bitmap.canvas, { x, y, world }, placed(world, stretch, view), screen)
  }
  for (const gone of front.missing) {
    const hole = intersectRects(placed(gone, stretch, view), screen)
    if (!isEmptyRect(hole)) drawUnder(context, layers, hole)
  }
}

// Whole pixels: the pieces of a ring must meet without a seam.
function placed(world: PixelRect, stretch: number, view: View): PixelRect {
  return {
    left: Math.round(world.left * stretch) - view.rect.left,
    top: Math.round(world.top * stretch) - view.rect.top,
    right: Math.round(world.right * stretch) - view.rect.left,
    bottom: Math.round(world.bottom * stretch) - view.rect.top,
  }
}

/** Draws a piece of a bitmap into `place`, reading no more of it than `screen` shows. */
function drawPart(
  context: CanvasRenderingContext2D,
  canvas: HTMLCanvasElement,
  piece: { readonly x: number; readonly y: number; readonly world: PixelRect },
  place: PixelRect,
  screen: PixelRect,
): void {
  const target = intersectRects(place, screen)
  if (isEmptyRect(target)) return
  const { x, y, world } = piece
  const perX = (world.right - world.left) / (place.right - place.left)
  const perY = (world.bottom - world.top) / (place.bottom - place.top)
  context.drawImage(
    canvas,
    x + (target.left - place.left) * perX,
    y + (target.top - place.top) * perY,
    (target.right - target.left) * perX,
    (target.bottom - target.top) * perY,
    target.left,
    target.top,
    target.right - target.left,
    target.bottom - target.top,
  )
}

function drawUnder(context: CanvasRenderingContext2D, { view, under, theme }: Layers, hole: PixelRect): void {
  context.fillStyle = BACKGROUND[theme]
  context.fillRect(hole.left, hole.top, hole.right - hole.left, hole.bottom - hole.top)
  if (!under) return
  context.imageSmoothingEnabled = true
  for (const piece of under.pieces(under.area)) {
    drawPart(context, under.bitmap.canvas, piece, placed(piece.world, view.scale / under.scale, view), hole)
  }
}
