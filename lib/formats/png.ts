import { type Box, expandBox } from '../editor/geometry/box'
import type { MeasureText } from '../editor/geometry/text-layout'
import type { Element } from '../editor/model/element'
import { type DrawingMeans, drawDisplayList } from '../painter/draw'
import { paintDrawing } from '../painter/paint-drawing'
import { BACKGROUND, type Theme } from '../painter/theme'
import { ok, type Result, refuse } from '../result'
import { drawingBox } from './svg'

export interface PngExport {
  readonly theme: Theme
  readonly measureText: MeasureText
  /** Pixels a canvas unit; less where the picture would become larger than browsers can make. */
  readonly scale: number
  /** Canvas units around the drawing. */
  readonly padding?: number
  readonly background?: boolean
  /** Shows what is in here and nothing else, without padding; canvas units. */
  readonly region?: Box
  readonly pictureOf: DrawingMeans['pictureOf']
}

/** What every browser of today can make: Safari's limit is the smallest. */
const LARGEST_SIDE = 16_384
const LARGEST_AREA = 64 * 1024 * 1024

/** A drawing as the bytes of a PNG, in a browser or a worker of one. */
export async function elementsToPng(elements: readonly Element[], options: PngExport): Promise<Result<Blob>> {
  const { theme, measureText, padding = 16 } = options
  const ink = options.region ?? drawingBox(elements, measureText)
  if (!ink) return refuse('validation', 'There is nothing to export: the drawing is empty.')
  const box = options.region ?? expandBox(ink, padding)
  const scale = Math.min(
    options.scale,
    LARGEST_SIDE / Math.max(box.width, box.height),
    Math.sqrt(LARGEST_AREA / (box.width * box.height)),
  )
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(box.width * scale)),
    Math.max(1, Math.round(box.height * scale)),
  )
  const context = canvas.getContext('2d')
  if (!context) return refuse('unavailable', 'This browser has no memory left for a picture of this size.')
  if (options.background !== false) {
    context.fillStyle = BACKGROUND[theme]
    context.fillRect(0, 0, canvas.width, canvas.height)
  }
  context.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale)
  drawDisplayList(
    context,
    paintDrawing(elements, { theme, measureText, detail: scale, bareFrames: options.region !== undefined }),
    {
      pictureOf: options.pictureOf,
      createLayer,
    },
  )
  return ok(await canvas.convertToBlob({ type: 'image/png' }))
}

function createLayer(width: number, height: number) {
  const source = new OffscreenCanvas(width, height)
  const surface = source.getContext('2d')
  return surface ? { surface, source } : null
}
