import { expandBox } from '../editor/geometry/box'
import type { Path } from '../editor/geometry/path'
import { boxOfRun } from '../editor/geometry/polyline'
import { unreachable } from '../result'
import { boundsOfItems } from './bounds'
import type {
  DisplayItem,
  DisplayList,
  Gradient,
  ImageItem,
  PathItem,
  Rect,
  ScopeItem,
  Shadow,
  TextItem,
} from './display-list'
import { fontString } from './fonts'
import { partsSeen, runsOfLong } from './long-dash'
import { rectanglePath } from './outline'
import { tracePath } from './path'

/** The part of a 2D context that the painter uses, on a page, in a worker, or recorded in a test. */
export type Surface = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'transform'
  | 'setTransform'
  | 'getTransform'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'quadraticCurveTo'
  | 'bezierCurveTo'
  | 'closePath'
  | 'clip'
  | 'fill'
  | 'stroke'
  | 'setLineDash'
  | 'lineDashOffset'
  | 'fillText'
  | 'drawImage'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'globalAlpha'
  | 'globalCompositeOperation'
  | 'createLinearGradient'
  | 'createRadialGradient'
  | 'shadowColor'
  | 'shadowBlur'
  | 'shadowOffsetX'
  | 'shadowOffsetY'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
>

export interface Picture {
  readonly source: CanvasImageSource
  /** Natural size in pixels. */
  readonly width: number
  readonly height: number
}

export interface DrawingMeans {
  /** The picture of an asset, or null while there is none. */
  readonly pictureOf: (asset: string) => Picture | null
  /** Pixels of a surface: dashes outside are not made. Without it all of them are. */
  readonly extentOf?: (surface: Surface) => { readonly width: number; readonly height: number }
  /**
   * A new transparent surface of so many pixels, to flatten what is see-through as a whole. Without it, or when it answers null, a see-through
   * outline lets its own fill shine through.
   */
  readonly createLayer?: (
    width: number,
    height: number,
  ) => { surface: Surface; source: CanvasImageSource } | null
}

export const noPictures: DrawingMeans = { pictureOf: () => null }

/** Draws under the surface's present transform, which must take canvas units to device pixels. Leaves its state as found but for styles. */
export function drawDisplayList(surface: Surface, list: DisplayList, means: DrawingMeans = noPictures): void {
  surface.globalAlpha = 1
  drawItems(surface, list.items, 1, means)
  surface.globalAlpha = 1
}

function drawItems(
  surface: Surface,
  items: readonly DisplayItem[],
  alpha: number,
  means: DrawingMeans,
): void {
  for (const item of items) drawItem(surface, item, alpha, means)
}

function drawItem(surface: Surface, item: DisplayItem, alpha: number, means: DrawingMeans): void {
  switch (item.kind) {
    case 'path':
      surface.globalAlpha = alpha
      drawPath(surface, item, means)
      break
    case 'text':
      surface.globalAlpha = alpha
      drawText(surface, item)
      break
    case 'image':
      drawImage(surface, item, alpha, means)
      break
    case 'scope':
      drawScope(surface, item, alpha, means)
      break
    default:
      unreachable(item)
  }
}

function drawPath(surface: Surface, item: PathItem, means: DrawingMeans): void {
  trace(surface, item.path)
  if (item.gradient) fillGradually(surface, item.gradient)
  else if (item.fill !== null) {
    surface.fillStyle = item.fill
    surface.fill()
  }
  if (item.stroke === null) return
  surface.strokeStyle = item.stroke
  surface.lineWidth = item.width
  surface.lineCap = item.cap
  surface.lineJoin = item.join
  if (item.dash) strokeDashed(surface, item, item.dash, means)
  else surface.stroke()
}

/** Strokes what was traced. */
function strokeDashed(
  surface: Surface,
  { path, width }: PathItem,
  dash: readonly number[],
  { extentOf }: DrawingMeans,
): void {
  surface.setLineDash([...dash])
  const runs = extentOf ? runsOfLong(path, dash) : null
  const seen = runs && extentOf ? seenOf(surface, extentOf(surface), width) : null
  if (!runs || !seen) surface.stroke()
  else
    for (const part of partsSeen(runs, seen)) {
      surface.lineDashOffset = part.offset
      trace(surface, part.path)
      surface.stroke()
    }
  if (seen) surface.lineDashOffset = 0
  surface.setLineDash([])
}

/** What a surface shows, in the space of its present transform, and room for the width of a line. */
function seenOf(
  surface: Surface,
  { width, height }: { readonly width: number; readonly height: number },
  lineWidth: number,
): Rect | null {
  const { a, b, c, d, e, f } = surface.getTransform()
  const scale = a * d - b * c
  if (scale === 0) return null
  const corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ].flatMap(([x = 0, y = 0]) => [(d * (x - e) - c * (y - f)) / scale, (a * (y - f) - b * (x - e)) / scale])
  return expandBox(boxOfRun(corners), lineWidth * 2)
}

// The path was traced before: the transform is the gradient's alone.
function fillGradually(surface: Surface, { kind, from, to, transform }: Gradient): void {
  surface.save()
  surface.transform(...transform)
  const gradient =
    kind === 'linear'
      ? surface.createLinearGradient(0, 0, 1, 0)
      : surface.createRadialGradient(0, 0, 0, 0, 0, 1)
  gradient.addColorStop(0, from)
  gradient.addColorStop(1, to)
  surface.fillStyle = gradient
  surface.fill()
  surface.restore()
}

function drawText(surface: Surface, item: TextItem): void {
  surface.font = fontString(item.font, item.fontSize)
  surface.textAlign = item.align
  surface.textBaseline = 'alphabetic'
  surface.fillStyle = item.color
  surface.fillText(item.text, item.x, item.y)
}

function drawImage(surface: Surface, item: ImageItem, alpha: number, means: DrawingMeans): void {
  const picture = item.asset === null ? null : means.pictureOf(item.asset)
  if (!picture) {
    drawItems(surface, item.placeholder, alpha, means)
    return
  }
  const { source, destination, radius, flipX, flipY } = item
  const needsScope = radius > 0 || flipX || flipY
  if (needsScope) surface.save()
  if (radius > 0) {
    trace(surface, rectanglePath(destination, radius))
    surface.clip()
  }
  if (flipX || flipY) {
    const centerX = destination.x + destination.width / 2
    const centerY = destination.y + destination.height / 2
    surface.transform(flipX ? -1 : 1, 0, 0, flipY ? -1 : 1, flipX ? 2 * centerX : 0, flipY ? 2 * centerY : 0)
  }
  surface.globalAlpha = alpha
  surface.drawImage(
    picture.source,
    source.x * picture.width,
    source.y * picture.height,
    source.width * picture.width,
    source.height * picture.height,
    destination.x,
    destination.y,
    destination.width,
    destination.height,
  )
  if (needsScope) surface.restore()
}

function drawScope(surface: Surface, scope: ScopeItem, alpha: number, means: DrawingMeans): void {
  if (scope.alpha <= 0) return
  const isScoped = scope.transform !== null || scope.clip !== null || scope.blend !== 'normal'
  if (isScoped) surface.save()
  if (scope.blend !== 'normal') surface.globalCompositeOperation = scope.blend
  if (scope.transform) surface.transform(...scope.transform)
  if (scope.clip) {
    trace(surface, scope.clip)
    surface.clip(scope.clipRule)
  }
  const isSheet = scope.alpha < 1 || scope.shadow !== null
  if (isSheet && means.createLayer && countInks(scope.items) > 1) drawAsLayer(surface, scope, alpha, means)
  else if (scope.shadow) drawCasting(surface, scope, scope.shadow, alpha, means)
  else drawItems(surface, scope.items, alpha * scope.alpha, means)
  if (isScoped) surface.restore()
}

/** Ink that casts a shadow by itself; of several, without a layer to join them, the lowest casts for all. */
function drawCasting(
  surface: Surface,
  { items, alpha: own }: ScopeItem,
  shadow: Shadow,
  alpha: number,
  means: DrawingMeans,
): void {
  surface.save()
  castShadow(surface, shadow)
  drawItems(surface, items.slice(0, 1), alpha * own, means)
  surface.restore()
  drawItems(surface, items.slice(1), alpha * own, means)
}

// A context takes shadows in device pixels, whatever its transform.
function castShadow(surface: Surface, { color, x, y, blur }: Shadow): void {
  const { a, b, c, d } = surface.getTransform()
  surface.shadowColor = color
  surface.shadowBlur = blur * Math.sqrt(Math.abs(a * d - b * c))
  surface.shadowOffsetX = a * x + c * y
  surface.shadowOffsetY = b * x + d * y
}

/** More than this many pixels a side are never on a screen at once; such a layer is not worth its memory. */
const LARGEST_LAYER = 4_096

function drawAsLayer(surface: Surface, scope: ScopeItem, alpha: number, means: DrawingMeans): void {
  const { a, b, c, d, e, f } = surface.getTransform()
  const bounds = boundsOfItems(scope.items, [a, b, c, d, e, f])
  if (!bounds) return
  const x = Math.floor(bounds.x) - 1
  const y = Math.floor(bounds.y) - 1
  const width = Math.ceil(bounds.x + bounds.width) + 1 - x
  const height = Math.ceil(bounds.y + bounds.height) + 1 - y
  const layer =
    width <= LARGEST_LAYER && height <= LARGEST_LAYER ? means.createLayer?.(width, height) : undefined
  if (!layer) {
    if (scope.shadow) drawCasting(surface, scope, scope.shadow, alpha, means)
    else drawItems(surface, scope.items, alpha * scope.alpha, means)
    return
  }
  layer.surface.setTransform(a, b, c, d, e - x, f - y)
  drawItems(layer.surface, scope.items, 1, means)
  surface.save()
  if (scope.shadow) castShadow(surface, scope.shadow)
  surface.setTransform(1, 0, 0, 1, 0, 0)
  surface.globalAlpha = alpha * scope.alpha
  surface.drawImage(layer.source, x, y)
  surface.restore()
}

function countInks(items: readonly DisplayItem[]): number {
  let inks = 0
  for (const item of items) {
    if (item.kind === 'scope') inks += countInks(item.items)
    else if (item.kind === 'path') inks += (item.fill === null ? 0 : 1) + (item.stroke === null ? 0 : 1)
    else inks += 1
  }
  return inks
}

function trace(surface: Surface, path: Path): void {
  surface.beginPath()
  tracePath(surface, path)
}
