import type { Box } from '../../../lib/editor/geometry/box'
import { cornersIn } from '../../../lib/editor/geometry/corners'
import { rotateRun } from '../../../lib/editor/geometry/outline'
import { LINE_HEIGHT } from '../../../lib/editor/geometry/text-layout'
import type { Element, ElementOf } from '../../../lib/editor/model/element'
import { WORDS_TINT, X_HEIGHT } from '../../../lib/painter/afar'
import type { PixelRect } from '../scene/pixel-rect'
import type { Packed } from './color'
import { withOpacity } from './color'
import { BLOCK, type Columns, FORM } from './columns'
import { createRaster, fillBox, fillPolygon, type Raster, strokeBox, strokeLine } from './raster'

/** A look from afar, written pixel by pixel: at a hundred thousand elements a call of the canvas each would take seconds. */
export interface PixelJob {
  readonly columns: Columns
  /** Parallel to the columns. */
  readonly ordered: readonly Element[]
  /** World pixels at `scale` device pixels a canvas unit. */
  readonly rect: PixelRect
  readonly scale: number
  readonly background: Packed
  /** Rows to leave out (1), or with `only` the rows to write; null writes all. */
  readonly marked: Uint8Array | null
  readonly only: boolean
  /** Where the frames above an element let it show, canvas units; null where all of them hide it. */
  readonly clipOf: (element: Element) => Box | 'everywhere' | null
}

export interface PixelResult {
  readonly raster: Raster
  /** What is too large to look right as pixels (headlines, pictures) and all that lies over it, in painting order. */
  readonly deferred: readonly Element[]
  /** How many elements were in the rectangle. */
  readonly written: number
}

/** Device pixels: from here on a line of words or a picture is worth the canvas. */
const LEGIBLE = 7
const PICTURE = 10
/** More of these would take longer than the frame has. */
const MAX_DEFERRED = 400
/** Faint hairlines would vanish from afar, where they are most of the drawing. */
const HAIRLINE = 1.2

const scratch = new Float64Array(2_048)

export function paintPixels(job: PixelJob): PixelResult {
  const { columns, ordered, rect, scale, marked } = job
  const { boxes, reach, form, hasParent } = columns
  const raster = createRaster(rect.right - rect.left, rect.bottom - rect.top, job.background)
  const deferred: Element[] = []
  const covered: PixelRect[] = []
  const left = rect.left / scale
  const right = rect.right / scale
  const top = rect.top / scale
  const bottom = rect.bottom / scale
  let written = 0
  for (let row = 0; row < columns.count; row++) {
    if (row % BLOCK === 0 && isBlockOutside(columns, row, left, top, right, bottom)) {
      row += BLOCK - 1
      continue
    }
    if (form[row] === FORM.none) continue
    if (marked && (marked[row] === 1) !== job.only) continue
    const around = reach[row] ?? 0
    const centerX = (boxes[row * 4] ?? 0) + (boxes[row * 4 + 2] ?? 0) / 2
    if (centerX + around < left || centerX - around > right) continue
    const centerY = (boxes[row * 4 + 1] ?? 0) + (boxes[row * 4 + 3] ?? 0) / 2
    if (centerY + around < top || centerY - around > bottom) continue
    const element = ordered[row]
    if (!element) continue
    written++
    if (mustDefer(columns, row, scale, covered) && deferred.length < MAX_DEFERRED) {
      deferred.push(element)
      covered.push(areaAround(centerX, centerY, around, scale))
      continue
    }
    if (hasParent[row] === 0) writeElement(raster, job, row, element)
    else {
      if (narrow(raster, job, element)) writeElement(raster, job, row, element)
      widen(raster)
    }
  }
  return { raster, deferred, written }
}

function isBlockOutside(
  { blocks }: Columns,
  row: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): boolean {
  const at = (row / BLOCK) * 4
  return (
    (blocks[at] ?? 0) > right ||
    (blocks[at + 1] ?? 0) > bottom ||
    (blocks[at + 2] ?? 0) < left ||
    (blocks[at + 3] ?? 0) < top
  )
}

function mustDefer(columns: Columns, row: number, scale: number, covered: readonly PixelRect[]): boolean {
  if ((columns.fontSize[row] ?? 0) * scale >= LEGIBLE) return true
  if (columns.form[row] === FORM.image && (columns.boxes[row * 4 + 2] ?? 0) * scale >= PICTURE) return true
  if (covered.length === 0) return false
  const x = ((columns.boxes[row * 4] ?? 0) + (columns.boxes[row * 4 + 2] ?? 0) / 2) * scale
  const y = ((columns.boxes[row * 4 + 1] ?? 0) + (columns.boxes[row * 4 + 3] ?? 0) / 2) * scale
  const around = (columns.reach[row] ?? 0) * scale
  return covered.some(
    (area) =>
      x + around > area.left && x - around < area.right && y + around > area.top && y - around < area.bottom,
  )
}

function areaAround(x: number, y: number, around: number, scale: number): PixelRect {
  return {
    left: (x - around) * scale,
    right: (x + around) * scale,
    top: (y - around) * scale,
    bottom: (y + around) * scale,
  }
}

function narrow(raster: Raster, job: PixelJob, element: Element): boolean {
  const clip = job.clipOf(element)
  if (clip === null) return false
  if (clip === 'everywhere') return true
  raster.clipLeft = Math.max(0, Math.round(clip.x * job.scale) - job.rect.left)
  raster.clipTop = Math.max(0, Math.round(clip.y * job.scale) - job.rect.top)
  raster.clipRight = Math.min(raster.width, Math.round((clip.x + clip.width) * job.scale) - job.rect.left)
  raster.clipBottom = Math.min(raster.height, Math.round((clip.y + clip.height) * job.scale) - job.rect.top)
  return raster.clipRight > raster.clipLeft && raster.clipBottom > raster.clipTop
}

function widen(raster: Raster): void {
  raster.clipLeft = 0
  raster.clipTop = 0
  raster.clipRight = raster.width
  raster.clipBottom = raster.height
}

function writeElement(raster: Raster, job: PixelJob, row: number, element: Element): void {
  const { columns, scale, rect } = job
  const x0 = (columns.boxes[row * 4] ?? 0) * scale - rect.left
  const y0 = (columns.boxes[row * 4 + 1] ?? 0) * scale - rect.top
  const width = (columns.boxes[row * 4 + 2] ?? 0) * scale
  const height = (columns.boxes[row * 4 + 3] ?? 0) * scale
  const fill = columns.fill[row] ?? 0
  const stroke = columns.stroke[row] ?? 0
  const thickness = Math.max(0.25, (columns.strokeWidth[row] ?? 0) * scale * (scale < 1 ? HAIRLINE : 1))
  const visibleStroke = (columns.strokeWidth[row] ?? 0) > 0 ? stroke : 0
  const form = columns.form[row]
  if (form === FORM.path) {
    writePath(raster, element, x0, y0, scale, thickness, fill, visibleStroke)
  } else if (form !== FORM.text) {
    if (width < 2 && height < 2) {
      const color = fill >>> 24 === 0 ? visibleStroke : fill
      fillBox(raster, x0, y0, x0 + Math.max(width, 0.7), y0 + Math.max(height, 0.7), color)
      return
    }
    const rotation = columns.rotation[row] ?? 0
    if ((form === FORM.box || form === FORM.image) && rotation === 0) {
      fillBox(raster, x0, y0, x0 + width, y0 + height, fill)
      if (visibleStroke >>> 24 !== 0)
        strokeBox(raster, x0, y0, x0 + width, y0 + height, thickness, visibleStroke)
    } else {
      const count =
        form === FORM.corners && (element.type === 'polygon' || element.type === 'star')
          ? cornersInto(scratch, element, { x: x0, y: y0, width, height })
          : outlineOf(form ?? 0, x0, y0, width, height, rotation)
      writeOutline(raster, count, thickness, fill, visibleStroke)
    }
  }
  const fontSize = (columns.fontSize[row] ?? 0) * scale
  if (fontSize > 0) writeWords(raster, element, x0, y0, width, height, fontSize, columns.textColor[row] ?? 0)
}

/** Puts the corners of a shape laid into a box of pixels into the scratch and says how many numbers they take. */
function cornersInto(into: Float64Array, shape: ElementOf<'polygon' | 'star'>, box: Box): number {
  const corners = cornersIn(box, shape)
  const turned = shape.rotation === 0 ? corners : rotateRun(corners, box, shape.rotation)
  into.set(turned)
  return turned.length
}

/** Puts a convex outline into the scratch and says how many numbers it takes. */
function outlineOf(
  form: number,
  x: number,
  y: number,
  width: number,
  height: number,
  rotation: number,
): number {
  const cx = x + width / 2
  const cy = y + height / 2
  const cos = Math.cos(rotation)
  const sin = Math.sin(rotation)
  const steps =
    form === FORM.ellipse ? Math.min(48, 8 + 4 * Math.ceil(Math.sqrt(Math.max(width, height)) / 2)) : 4
  // A box has its corners between the axes, a diamond on them.
  const first = form === FORM.box || form === FORM.image ? Math.PI / 4 : 0
  const stretch = first === 0 ? 0.5 : Math.SQRT1_2
  for (let i = 0; i < steps; i++) {
    const angle = first + (i * 2 * Math.PI) / steps
    const dx = Math.cos(angle) * width * stretch
    const dy = Math.sin(angle) * height * stretch
    scratch[i * 2] = cx + dx * cos - dy * sin
    scratch[i * 2 + 1] = cy + dx * sin + dy * cos
  }
  return steps * 2
}

function writeOutline(raster: Raster, count: number, thickness: number, fill: Packed, stroke: Packed): void {
  fillPolygon(raster, scratch, count, fill)
  if (stroke >>> 24 === 0) return
  for (let i = 0; i < count; i += 2) {
    const next = i + 2 === count ? 0 : i + 2
    strokeLine(
      raster,
      scratch[i] ?? 0,
      scratch[i + 1] ?? 0,
      scratch[next] ?? 0,
      scratch[next + 1] ?? 0,
      thickness,
      stroke,
    )
  }
}

/** Points closer than this many pixels to one another are left out. */
const POINT_SPACING = 1.5

function writePath(
  raster: Raster,
  element: Element,
  x: number,
  y: number,
  scale: number,
  thickness: number,
  fill: Packed,
  stroke: Packed,
): void {
  if (!('points' in element)) return
  const { points } = element
  const extent = Math.max(element.width, element.height) * scale
  const affordable = Math.min(scratch.length / 2 - 1, Math.max(2, Math.ceil((2 * extent) / POINT_SPACING)))
  const total = points.length / 2
  const stride = Math.max(1, Math.floor(total / affordable))
  const cos = Math.cos(element.rotation)
  const sin = Math.sin(element.rotation)
  const cx = (element.width / 2) * scale
  const cy = (element.height / 2) * scale
  let count = 0
  for (
    let i = 0;
    i < total && count < scratch.length - 2;
    i = i === total - 1 ? total : Math.min(total - 1, i + stride)
  ) {
    const dx = (points[i * 2] ?? 0) * scale - cx
    const dy = (points[i * 2 + 1] ?? 0) * scale - cy
    scratch[count++] = x + cx + dx * cos - dy * sin
    scratch[count++] = y + cy + dx * sin + dy * cos
  }
  const closed =
    total > 2 && points[0] === points[points.length - 2] && points[1] === points[points.length - 1]
  if (closed) fillPolygon(raster, scratch, count, fill)
  if (stroke >>> 24 === 0) return
  for (let i = 0; i + 3 < count; i += 2) {
    strokeLine(
      raster,
      scratch[i] ?? 0,
      scratch[i + 1] ?? 0,
      scratch[i + 2] ?? 0,
      scratch[i + 3] ?? 0,
      thickness,
      stroke,
    )
  }
}

/** Ems: an average letter. */
const LETTER_WIDTH = 0.55

/** Words as bars, one a line, as long as the line is. */
function writeWords(
  raster: Raster,
  element: Element,
  x: number,
  y: number,
  width: number,
  height: number,
  fontSize: number,
  color: Packed,
): void {
  if (!('text' in element)) return
  const lineHeight = fontSize * LINE_HEIGHT
  const ink = withOpacity(color, WORDS_TINT)
  const isText = element.type === 'text'
  const lines = isText ? Math.max(1, Math.round(height / lineHeight)) : 1
  const length = element.text.length / lines
  const wanted = Math.min(width, length * fontSize * LETTER_WIDTH)
  const startY = isText ? y : y + (height - lineHeight) / 2
  if (lines * lineHeight < 2 || lines > 200) {
    fillBox(raster, x, startY, x + wanted, startY + lines * lineHeight, withOpacity(color, WORDS_TINT / 2))
    return
  }
  for (let line = 0; line < lines; line++) {
    // A ragged edge, the same at every look.
    const lineWidth = line === lines - 1 && lines > 1 ? wanted * 0.6 : wanted * (1 - ((line * 7) % 5) * 0.05)
    const startX =
      element.align === 'left'
        ? x
        : element.align === 'right'
          ? x + width - lineWidth
          : x + (width - lineWidth) / 2
    const barTop = startY + line * lineHeight + (lineHeight - fontSize * X_HEIGHT) / 2
    fillBox(raster, startX, barTop, startX + lineWidth, barTop + fontSize * X_HEIGHT, ink)
  }
}

/** Rows whose ink may touch a rectangle of world pixels. */
export function countRows(columns: Columns, rect: PixelRect, scale: number): number {
  const { count, boxes, reach, form } = columns
  const left = rect.left / scale
  const right = rect.right / scale
  const top = rect.top / scale
  const bottom = rect.bottom / scale
  let found = 0
  for (let row = 0; row < count; row++) {
    if (row % BLOCK === 0 && isBlockOutside(columns, row, left, top, right, bottom)) {
      row += BLOCK - 1
      continue
    }
    const around = reach[row] ?? 0
    const centerX = (boxes[row * 4] ?? 0) + (boxes[row * 4 + 2] ?? 0) / 2
    if (centerX + around < left || centerX - around > right || form[row] === FORM.none) continue
    const centerY = (boxes[row * 4 + 1] ?? 0) + (boxes[row * 4 + 3] ?? 0) / 2
    if (centerY + around >= top && centerY - around <= bottom) found++
  }
  return found
}
