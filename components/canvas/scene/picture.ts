import { type Bitmap, createBitmap } from './canvas-2d'
import {
  areaOf,
  coversRect,
  intersectRects,
  isEmptyRect,
  type PixelRect,
  rectsTouch,
  subtractRect,
} from './pixel-rect'
import {
  addToRegion,
  areaOfRegion,
  clipRegion,
  mergeRects,
  type PixelRegion,
  subtractFromRegion,
} from './pixel-region'
import { settleRaster } from './raster-clock'
import { type RingPiece, ringPieces } from './ring'
import type { PaintMode, ScenePainter } from './scene-painter'
import { cutSlice } from './slices'

/** A painted part of the world at one scale, kept in a ring buffer. */
export interface Picture {
  readonly scale: number
  readonly mode: PaintMode
  readonly bitmap: Bitmap
  /** World pixels that the ring stands for now. */
  readonly area: PixelRect
  /** Of `area`, what was never painted. */
  readonly missing: PixelRegion
  /** Of `area`, what shows an older state of the drawing. */
  readonly stale: PixelRegion
  /** Lets the ring stand for another area of the same size; what it now shows for the first time becomes missing. */
  moveTo(left: number, top: number): void
  /** The drawing changed inside these rectangles. */
  invalidate(rects: readonly PixelRect[]): void
  /** Paints what is missing, then what is stale, of what touches `within`, as long as time is left. Answers whether all is done. */
  work(msLeft: MsLeft, within: PixelRect): boolean
  /** The pieces of the bitmap that show `rect`, which must lie within the area. */
  pieces(rect: PixelRect): RingPiece[]
}

export interface PictureParts {
  readonly painter: ScenePainter
  readonly pace: Pace
}

/** Milliseconds left to paint in; none are when it is not positive. */
export type MsLeft = () => number

/** How many elements a slice may hold so that painting it takes about `ms`; learnt while painting. */
export interface Pace {
  affordable(mode: PaintMode, ms: number): number
  learn(mode: PaintMode, elements: number, tookMs: number): void
}

/** A slice is not longer than this, so that a wrong guess does not cost much. */
const LONGEST_SLICE_MS: Readonly<Record<PaintMode, number>> = { strokes: 2.5, pixels: 16 }
/** Nor shorter: each begins with a query and ends with a raster. */
const SHORTEST_SLICE_MS = 1

export function createPace(): Pace {
  const costMs: Record<PaintMode, number> = { strokes: 0.03, pixels: 0.0003 }
  return {
    affordable(mode, ms) {
      const sliceMs = Math.max(SHORTEST_SLICE_MS, Math.min(LONGEST_SLICE_MS[mode], ms))
      return Math.max(24, Math.round(sliceMs / costMs[mode]))
    },
    // Small slices say more about their overhead than about elements.
    learn(mode, elements, tookMs) {
      if (elements < 20) return
      costMs[mode] += 0.2 * (tookMs / elements - costMs[mode])
    },
  }
}

export interface PictureOptions {
  readonly area: PixelRect
  readonly scale: number
  readonly mode: PaintMode
  /** An old bitmap to paint on, if it has the size: a new one costs milliseconds. */
  readonly recycled?: Bitmap | null
}

export function createPicture(options: PictureOptions, { painter, pace }: PictureParts): Picture {
  const { area, scale, mode, recycled } = options
  const size = { width: area.right - area.left, height: area.bottom - area.top }
  const fits = recycled?.canvas.width === size.width && recycled.canvas.height === size.height
  const bitmap = fits ? recycled : createBitmap(size.width, size.height, { opaque: true })
  // Counting costs a look at everything: what is left of a rectangle is taken to be as dense as the whole.
  const guesses = new WeakMap<PixelRect, number>()
  let here = area
  let missing: PixelRegion = [area]
  let stale: PixelRegion = []

  /** Paints a first slice of a rectangle and answers with what is left of it. */
  function paintSlice(rect: PixelRect, ms: number): PixelRegion {
    const count = guesses.get(rect) ?? painter.count(rect, scale, mode)
    const { slice, rest } = cutSlice(rect, count, pace.affordable(mode, ms))
    if (rest) guesses.set(rest, (count * areaOf(rest)) / areaOf(rect))
    const began = performance.now()
    const painted = painter.paint(bitmap.context, {
      rect: slice,
      pieces: ringPieces(slice, size),
      scale,
      mode,
    })
    settleRaster(bitmap.context)
    pace.learn(mode, painted, performance.now() - began)
    return rest ? [rest] : []
  }

  function workOn(region: PixelRegion, msLeft: MsLeft, within: PixelRect) {
    let left = region
    for (;;) {
      const urgent = left.find((rect) => rectsTouch(rect, within))
      if (!urgent) return { left, done: true }
      const ms = msLeft()
      if (ms <= 0) return { left, done: false }
      const others = left.filter((rect) => rect !== urgent)
      left = isMostlyWithin(urgent, within)
        ? [intersectRects(urgent, within), ...subtractRect(urgent, within), ...others]
        : [...paintSlice(urgent, ms), ...others]
    }
  }

  return {
    scale,
    mode,
    bitmap,
    get area() {
      return here
    },
    get missing() {
      return missing
    },
    get stale() {
      return stale
    },
    moveTo(left, top) {
      if (left === here.left && top === here.top) return
      const next = { left, top, right: left + size.width, bottom: top + size.height }
      const exposed = subtractRect(next, here)
      missing = [...clipRegion(missing, next), ...exposed]
      stale = clipRegion(stale, next)
      here = next
    },
    invalidate(rects) {
      const inside = rects.map((rect) => intersectRects(rect, here)).filter((rect) => !isEmptyRect(rect))
      if (inside.length === 0) return
      for (const rect of mergeRects(inside)) stale = addToRegion(stale, rect)
      for (const rect of missing) stale = subtractFromRegion(stale, rect)
    },
    work(msLeft, within) {
      const filled = workOn(missing, msLeft, within)
      missing = filled.left
      if (!filled.done) return false
      const renewed = workOn(stale, msLeft, within)
      stale = renewed.left
      return renewed.done
    },
    pieces: (rect) => ringPieces(rect, size),
  }
}

// A new picture begins with what is looked at. A strip that the view has only just come upon is painted whole: cut as
// thin as the pan is slow, every element in it would be painted again and again.
function isMostlyWithin(rect: PixelRect, within: PixelRect): boolean {
  return !coversRect(within, rect) && areaOf(intersectRects(rect, within)) > 0.4 * areaOf(rect)
}

/** How much of `rect` a picture could show, 0…1. */
export function coverage(picture: Picture, rect: PixelRect): number {
  const seen = intersectRects(picture.area, rect)
  if (isEmptyRect(seen)) return 0
  const gone = areaOfRegion(clipRegion(picture.missing, seen))
  return (areaOf(seen) - gone) / areaOf(rect)
}

export function isWhole(picture: Picture, rect: PixelRect): boolean {
  return coversRect(picture.area, rect) && !picture.missing.some((gone) => rectsTouch(gone, rect))
}
