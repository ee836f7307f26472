import { type Box, unionBoxes } from '../../../lib/editor/geometry/box'
import type { Element } from '../../../lib/editor/model/element'
import type { Bitmap } from './canvas-2d'
import { coversRect, intersectRects, isEmptyRect, type PixelRect, pixelsOf, shiftRect } from './pixel-rect'
import { bitmapFor, type ScenePainter } from './scene-painter'
import type { View } from './view'

/** Elements taken off the scene as one transparent sheet, so that a drag of hundreds moves one bitmap. */
export interface Lift {
  /** Puts the sheet where the gesture is; canvas units. */
  moveTo(dx: number, dy: number): void
  /** Paints what the view will show of it. */
  prepare(view: View): void
  draw(context: CanvasRenderingContext2D, view: View): void
}

export interface LiftParts {
  /** In painting order. */
  readonly elements: readonly Element[]
  readonly inkBoxOf: (element: Element) => Box
  readonly painter: ScenePainter
  /** The rows to write when there are too many elements for the canvas; asked only then. */
  readonly marked: () => Uint8Array
}

/** More than this are written as pixels. */
const BY_STROKES = 2_000

export function createLift({ elements, inkBoxOf, painter, marked }: LiftParts): Lift {
  const boxes = elements.map(inkBoxOf)
  const bounds = unionBoxes(boxes)
  let offset = { dx: 0, dy: 0 }
  let sheet: (Bitmap & { readonly rect: PixelRect; readonly scale: number }) | null = null

  /** World pixels, where the elements were lifted, that the view looks at now. */
  function wanted(view: View): PixelRect | null {
    if (!bounds) return null
    const seen = shiftRect(
      view.rect,
      -Math.round(offset.dx * view.scale),
      -Math.round(offset.dy * view.scale),
    )
    const rect = intersectRects(pixelsOf(bounds, view.scale), seen)
    return isEmptyRect(rect) ? null : rect
  }

  function prepare(view: View): void {
    const rect = wanted(view)
    if (!rect) return
    if (!sheet || sheet.scale !== view.scale || !coversRect(sheet.rect, rect)) paintSheet(view)
  }

  function paintSheet(view: View): void {
    if (!bounds) return
    const width = view.rect.right - view.rect.left
    const height = view.rect.bottom - view.rect.top
    const seen = shiftRect(
      view.rect,
      -Math.round(offset.dx * view.scale),
      -Math.round(offset.dy * view.scale),
    )
    // Half a screen more on each side: a drag brings in what was outside.
    const roomy = {
      left: seen.left - Math.round(width / 2),
      top: seen.top - Math.round(height / 2),
      right: seen.right + Math.round(width / 2),
      bottom: seen.bottom + Math.round(height / 2),
    }
    const rect = intersectRects(pixelsOf(bounds, view.scale), roomy)
    sheet = { ...bitmapFor(rect, { opaque: false }), rect, scale: view.scale }
    if (elements.length > BY_STROKES) painter.paintMarked(sheet.context, rect, view.scale, marked())
    else painter.paintOver(sheet.context, elementsIn(rect, view.scale), view.scale, rect)
  }

  function elementsIn(rect: PixelRect, scale: number): Element[] {
    return elements.filter((_, i) => {
      const box = boxes[i]
      return box !== undefined && !isEmptyRect(intersectRects(pixelsOf(box, scale), rect))
    })
  }

  return {
    moveTo(dx, dy) {
      offset = { dx, dy }
    },
    prepare,
    draw(context, view) {
      if (!wanted(view)) return
      prepare(view)
      if (!sheet) return
      const x = sheet.rect.left + Math.round(offset.dx * view.scale) - view.rect.left
      const y = sheet.rect.top + Math.round(offset.dy * view.scale) - view.rect.top
      context.setTransform(1, 0, 0, 1, 0, 0)
      context.globalAlpha = 1
      context.drawImage(sheet.canvas, x, y)
    },
  }
}
