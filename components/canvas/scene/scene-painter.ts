import type { Document } from '../../../lib/editor/document'
import type { Box } from '../../../lib/editor/geometry/box'
import { boxRun, rotateRun } from '../../../lib/editor/geometry/outline'
import { boxOfRun } from '../../../lib/editor/geometry/polyline'
import type { Element } from '../../../lib/editor/model/element'
import { placement } from '../../../lib/painter/paint-element'
import { BACKGROUND, type Theme } from '../../../lib/painter/theme'
import { pack } from '../pixels/color'
import type { ColumnStore, Columns } from '../pixels/columns'
import { countRows, type PixelResult, paintPixels } from '../pixels/paint-pixels'
import { createBitmap } from './canvas-2d'
import type { Content, Differences } from './content'
import type { ElementBrush } from './element-brush'
import { gridLines } from './grid'
import { boxOfPixels, type PixelRect } from './pixel-rect'
import { bitmapRect, type RingPiece } from './ring'

/** Paints any rectangle of the scene into any bitmap, by strokes of the canvas or pixel by pixel. */
export interface ScenePainter {
  /** Paints what the pieces show, whole: background, grid, elements. Answers with how many elements it took. */
  paint(context: CanvasRenderingContext2D, target: PaintTarget): number
  /** Roughly how many elements a rectangle holds. */
  count(rect: PixelRect, scale: number, mode: PaintMode): number
  /** Elements alone, on whatever is there, the context's (0, 0) being `origin` in world pixels. */
  paintOver(
    context: CanvasRenderingContext2D,
    elements: readonly Element[],
    scale: number,
    origin: { readonly left: number; readonly top: number },
  ): void
  /** The marked rows alone, on a transparent ground. */
  paintMarked(context: CanvasRenderingContext2D, rect: PixelRect, scale: number, marked: Uint8Array): void
}

export interface PaintTarget {
  readonly rect: PixelRect
  readonly pieces: readonly RingPiece[]
  readonly scale: number
  readonly mode: PaintMode
}

/** `strokes`: each element by the painter. `pixels`: from afar, all at once. */
export type PaintMode = 'strokes' | 'pixels'

export interface PainterSettings {
  theme: Theme
  devicePixelRatio: number
  grid: boolean
}

export interface PainterParts {
  readonly document: Document
  readonly content: Content
  readonly brush: ElementBrush
  readonly columns: ColumnStore
  readonly settings: Readonly<PainterSettings>
}

export function createScenePainter({
  document,
  content,
  brush,
  columns,
  settings,
}: PainterParts): ScenePainter {
  function paintStrokes(context: CanvasRenderingContext2D, { rect, pieces, scale }: PaintTarget): number {
    const elements = content.within(boxOfPixels(rect, scale))
    for (const piece of pieces) {
      const place = bitmapRect(piece)
      context.save()
      clipTo(context, place)
      paintGround(context, piece, scale)
      // A seam cuts the rectangle: what touches only the other side is left out cheaply by the clip.
      paintOver(context, elements, scale, {
        left: piece.world.left - piece.x,
        top: piece.world.top - piece.y,
      })
      context.restore()
    }
    return elements.length
  }

  function paintGround(context: CanvasRenderingContext2D, { world, x, y }: RingPiece, scale: number): void {
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.fillStyle = BACKGROUND[settings.theme]
    context.fillRect(x, y, world.right - world.left, world.bottom - world.top)
    if (!settings.grid) return
    for (const { vertical, horizontal, color } of gridLines(
      world,
      scale,
      settings.devicePixelRatio,
      settings.theme,
    )) {
      context.fillStyle = color
      for (const at of vertical) context.fillRect(x + at - world.left, y, 1, world.bottom - world.top)
      for (const at of horizontal) context.fillRect(x, y + at - world.top, world.right - world.left, 1)
    }
  }

  function paintOver(
    context: CanvasRenderingContext2D,
    elements: readonly Element[],
    scale: number,
    origin: { readonly left: number; readonly top: number },
  ): void {
    context.setTransform(scale, 0, 0, scale, -origin.left, -origin.top)
    let parent: string | null = null
    let isClipped = false
    let isHidden = false
    for (const element of elements) {
      // Children of one frame mostly follow one another: the clip is set once for all of them.
      if (element.parent !== parent) {
        if (isClipped) context.restore()
        parent = element.parent
        const frames = content.framesAround(element)
        isHidden = frames === null
        isClipped = frames !== null && frames.length > 0
        if (isClipped) {
          context.save()
          for (const frame of frames ?? []) clipToFrame(context, frame)
        }
      }
      if (!isHidden) brush.draw(context, element, scale)
    }
    if (isClipped) context.restore()
  }

  function writePixels(
    rect: PixelRect,
    scale: number,
    marked: Uint8Array | null,
    only: boolean,
  ): PixelResult {
    return paintPixels({
      columns: columns.columns(),
      ordered: document.ordered(),
      rect,
      scale,
      background: only ? 0 : pack(BACKGROUND[settings.theme]),
      marked,
      only,
      clipOf,
    })
  }

  function clipOf(element: Element): Box | 'everywhere' | null {
    const frames = content.framesAround(element)
    if (frames === null) return null
    let clip: Box | 'everywhere' = 'everywhere'
    for (const frame of frames) {
      const box = frame.rotation === 0 ? frame : boxOfRun(rotateRun(boxRun(frame), frame, frame.rotation))
      clip = clip === 'everywhere' ? box : overlap(clip, box)
    }
    return clip
  }

  // Asked for every slice; a gesture that lifts a hundred thousand elements shows the same differences for all of them.
  let lifted: {
    readonly differences: Differences
    readonly columns: Columns
    readonly rows: Uint8Array
  } | null = null

  /** Rows of what a gesture lifted off the scene. */
  function withoutRows(): Uint8Array | null {
    const { differences } = content
    const { without, instead } = differences
    if (without.size === 0 && instead.size === 0) return null
    const now = columns.columns()
    if (lifted?.differences.without !== without || lifted.columns !== now || instead.size > 0) {
      const ids = instead.size > 0 ? new Set([...without, ...instead.keys()]) : without
      lifted = { differences, columns: now, rows: columns.marked(ids) }
    }
    return lifted.rows
  }

  function paintByPixels(context: CanvasRenderingContext2D, { rect, pieces, scale }: PaintTarget): number {
    const { raster, deferred, written } = writePixels(rect, scale, withoutRows(), false)
    const image = imageOf(raster.pixels, raster.width, raster.height)
    const instead = [...content.differences.instead.values()]
    for (const piece of pieces) {
      const { world, x, y } = piece
      const left = world.left - rect.left
      const top = world.top - rect.top
      context.setTransform(1, 0, 0, 1, 0, 0)
      context.putImageData(
        image,
        x - left,
        y - top,
        left,
        top,
        world.right - world.left,
        world.bottom - world.top,
      )
      if (deferred.length + instead.length === 0) continue
      context.save()
      clipTo(context, bitmapRect(piece))
      paintOver(context, [...deferred, ...instead], scale, { left: world.left - x, top: world.top - y })
      context.restore()
    }
    return written
  }

  return {
    paint(context, target) {
      return target.mode === 'pixels' ? paintByPixels(context, target) : paintStrokes(context, target)
    },
    count(rect, scale, mode) {
      if (mode === 'pixels') return countRows(columns.columns(), rect, scale)
      return content.countWithin(boxOfPixels(rect, scale))
    },
    paintOver,
    paintMarked(context, rect, scale, marked) {
      const { raster, deferred } = writePixels(rect, scale, marked, true)
      context.putImageData(imageOf(raster.pixels, raster.width, raster.height), 0, 0)
      paintOver(context, deferred, scale, rect)
    },
  }
}

function clipTo(context: CanvasRenderingContext2D, place: PixelRect): void {
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.beginPath()
  context.rect(place.left, place.top, place.right - place.left, place.bottom - place.top)
  context.clip()
}

function clipToFrame(context: CanvasRenderingContext2D, frame: Element): void {
  const transform = context.getTransform()
  context.transform(...placement(frame))
  context.beginPath()
  context.rect(0, 0, frame.width, frame.height)
  context.setTransform(transform)
  context.clip()
}

function imageOf(pixels: Uint32Array, width: number, height: number): ImageData {
  return new ImageData(
    new Uint8ClampedArray(pixels.buffer as ArrayBuffer, pixels.byteOffset, pixels.byteLength),
    width,
    height,
  )
}

function overlap(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  }
}

/** For bitmaps of one rectangle that are no ring. */
export function bitmapFor(rect: PixelRect, options: { readonly opaque: boolean }) {
  return createBitmap(Math.max(1, rect.right - rect.left), Math.max(1, rect.bottom - rect.top), options)
}
