import type { Element } from '../../../lib/editor/model/element'
import { type DrawingMeans, drawDisplayList } from '../../../lib/painter/draw'
import type { PaintContext } from '../../../lib/painter/paint-element'
import { createPainter } from '../../../lib/painter/painter'
import type { Theme } from '../../../lib/painter/theme'
import { type Bitmap, createBitmap } from './canvas-2d'

/** Draws elements under the context's present transform. */
export interface ElementBrush {
  draw(context: CanvasRenderingContext2D, element: Element, scale: number): void
  setTheme(theme: Theme): void
  /** Fonts arrived, or the code of the sketch look: lists made before are of no use. */
  forget(): void
}

/** Below this scale the seam between a see-through fill and its outline is finer than a pixel, and not worth a bitmap. */
const FLAT_BELOW = 0.5

interface BrushMeans extends Pick<PaintContext, 'measureText' | 'sketcher'> {
  readonly pictureOf: DrawingMeans['pictureOf']
}

export function createElementBrush(theme: Theme, { pictureOf, ...means }: BrushMeans): ElementBrush {
  let painter = createPainter({ ...means, theme })
  const extentOf: DrawingMeans['extentOf'] = (surface) => (surface as CanvasRenderingContext2D).canvas
  const near: DrawingMeans = { pictureOf, extentOf, createLayer: createLayerPool() }
  const far: DrawingMeans = { pictureOf, extentOf }
  return {
    draw(context, element, scale) {
      drawDisplayList(context, painter.paint(element, scale), scale < FLAT_BELOW ? far : near)
    },
    setTheme(next) {
      painter = createPainter({ ...means, theme: next })
    },
    forget: () => painter.forget(),
  }
}

/**
 * Bitmaps on which see-through elements are flattened, of few sizes so that they can be used again: making one for each
 * took longer than drawing on it. Two of a size take turns, for one may be laid on the other.
 */
function createLayerPool(): NonNullable<DrawingMeans['createLayer']> {
  const pools = new Map<number, { readonly bitmaps: Bitmap[]; turn: number }>()
  return (width, height) => {
    const columns = powerOfTwo(width)
    const rows = powerOfTwo(height)
    const key = columns * LARGEST_SIDE + rows
    const pool = pools.get(key) ?? { bitmaps: [], turn: 0 }
    pools.set(key, pool)
    pool.turn = 1 - pool.turn
    const bitmap = pool.bitmaps[pool.turn] ?? createBitmap(columns, rows, { opaque: false })
    if (columns * rows <= MOST_KEPT_PIXELS) pool.bitmaps[pool.turn] = bitmap
    bitmap.context.setTransform(1, 0, 0, 1, 0, 0)
    bitmap.context.clearRect(0, 0, columns, rows)
    return { surface: bitmap.context, source: bitmap.canvas }
  }
}

const LARGEST_SIDE = 65_536
/** Larger ones are rare and not worth keeping. */
const MOST_KEPT_PIXELS = 512 * 512

function powerOfTwo(length: number): number {
  return Math.max(32, 2 ** Math.ceil(Math.log2(Math.max(1, length))))
}
