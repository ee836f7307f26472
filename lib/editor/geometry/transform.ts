import { type Attachment, type Element, isLinear, isShape, type ShapeElement } from '../model/element'
import { centerOf, type Point, rotatePoint } from './box'
import { EDGE_DIRECTION, type Edge } from './resize-edge'
import { toHundredths, withoutNoise } from './rounding'
import type { SelectionFrame } from './selection-frame'
import { heightForWords, layoutText, type MeasureText } from './text-layout'

export interface Pull {
  readonly edge: Edge
  /** Where the edge is pulled to, canvas units. */
  readonly point: Point
  readonly keepsProportions: boolean
  readonly fromCenter: boolean
}

/** Nothing is pulled thinner than this, so that it can be pulled out again; canvas units. */
const THINNEST = 1

/** The elements of a frame after one of its edges was pulled. The opposite edge, or the centre, stays where it is. */
export function resizeElements(
  elements: readonly Element[],
  frame: SelectionFrame,
  { pull, measureText }: { pull: Pull; measureText: MeasureText },
): Element[] {
  const [only] = elements
  const isOneText = elements.length === 1 && only?.type === 'text'
  if (isOneText && EDGE_DIRECTION[pull.edge].y === 0 && !pull.keepsProportions)
    return [rewrapText(only, scaleOf(frame, pull), measureText)]
  const scale = scaleOf(frame, isOneText ? { ...pull, keepsProportions: true } : pull)
  const scaled = scaleElements(elements, scale)
  const [shape] = scaled
  // Of many at once each keeps the size it is pulled to, or what is laid out together would come apart.
  if (scaled.length > 1 || !shape || scale.scalesText) return scaled
  return [holdingWords(shape, pull, measureText)]
}

/** A shape pulled lower than its words stays as high as they are; the edge that is not pulled stays where it is. */
function holdingWords(element: Element, { edge, fromCenter }: Pull, measureText: MeasureText): Element {
  if (!isShape(element) && element.type !== 'note') return element
  const height = Math.ceil(heightForWords(element, measureText))
  if (height <= element.height) return element
  const grown = height - element.height
  const share = fromCenter ? 0 : EDGE_DIRECTION[edge].y < 0 ? -0.5 : 0.5
  const old = centerOf(element)
  const center = rotatePoint({ x: old.x, y: old.y + grown * share }, old, element.rotation)
  return { ...element, ...centered(center, element.width, height) }
}

/** Scaling about `anchor` (canvas) along the axes of a frame turned by `rotation`. */
export interface Scale {
  readonly anchor: Point
  readonly rotation: number
  /** Negative: mirrored. */
  readonly x: number
  readonly y: number
  readonly scalesText: boolean
}

function scaleOf({ box, rotation }: SelectionFrame, pull: Pull): Scale {
  const center = centerOf(box)
  const direction = EDGE_DIRECTION[pull.edge]
  const point = rotatePoint(pull.point, center, -rotation)
  const share = pull.fromCenter ? 0 : 0.5
  const anchor = {
    x: center.x - direction.x * box.width * share,
    y: center.y - direction.y * box.height * share,
  }
  const reach = pull.fromCenter ? 0.5 : 1
  let x = axisScale((point.x - anchor.x) * direction.x, box.width * reach)
  let y = axisScale((point.y - anchor.y) * direction.y, box.height * reach)
  if (direction.x === 0) x = pull.keepsProportions ? Math.abs(y) : 1
  else if (direction.y === 0) y = pull.keepsProportions ? Math.abs(x) : 1
  else if (pull.keepsProportions) {
    const larger = Math.max(Math.abs(x), Math.abs(y))
    x = x < 0 ? -larger : larger
    y = y < 0 ? -larger : larger
  }
  return { anchor: rotatePoint(anchor, center, rotation), rotation, x, y, scalesText: pull.keepsProportions }
}

function axisScale(pulled: number, extent: number): number {
  if (extent === 0) return 1
  const scale = pulled / extent
  const least = Math.min(1, THINNEST / extent)
  if (Math.abs(scale) >= least) return scale
  return scale < 0 ? -least : least
}

/** Elements scaled together: lines among them hold on to the same sides of what they hold on to. */
export function scaleElements(elements: readonly Element[], scale: Scale): Element[] {
  const scaled = elements.map((element) => scaleElement(element, scale))
  if (scale.x > 0 && scale.y > 0) return scaled
  const ids = new Set(elements.map(({ id }) => id))
  const mirrored = (end: Attachment | null): Attachment | null => {
    if (!end || !ids.has(end.id)) return end
    const { x, y } = end.anchor
    return { ...end, anchor: { x: scale.x < 0 ? 1 - x : x, y: scale.y < 0 ? 1 - y : y } }
  }
  return scaled.map((element) =>
    isLinear(element) ? { ...element, start: mirrored(element.start), end: mirrored(element.end) } : element,
  )
}

/**
 * An element scaled with a frame. One that is turned against the frame by other than right angles cannot be skewed: it
 * keeps its angle and takes the scale along its own axes.
 */
function scaleElement(element: Element, scale: Scale): Element {
  if (element.type === 'group') return element
  const turn = element.rotation - scale.rotation
  const isMirrored = scale.x * scale.y < 0
  const cos = Math.cos(turn)
  const sin = Math.sin(turn)
  const alongWidth = Math.hypot(scale.x * cos, scale.y * sin)
  const alongHeight = Math.hypot(scale.x * sin, scale.y * cos)
  const rotation = normalAngle(scale.rotation + (isMirrored ? -turn : turn))
  const center = scalePoint(centerOf(element), scale)
  const flips = { x: scale.x < 0, y: scale.y < 0 }
  return resized(element, { center, rotation, alongWidth, alongHeight, flips, scalesText: scale.scalesText })
}

function scalePoint(point: Point, { anchor, rotation, x, y }: Scale): Point {
  const local = rotatePoint(point, anchor, -rotation)
  const scaled = { x: anchor.x + (local.x - anchor.x) * x, y: anchor.y + (local.y - anchor.y) * y }
  return rotatePoint(scaled, anchor, rotation)
}

interface Resizing {
  readonly center: Point
  readonly rotation: number
  readonly alongWidth: number
  readonly alongHeight: number
  readonly flips: { readonly x: boolean; readonly y: boolean }
  readonly scalesText: boolean
}

function resized(element: Exclude<Element, { type: 'group' }>, resizing: Resizing): Element {
  const { alongWidth, alongHeight, flips, rotation } = resizing
  if (element.type === 'text') return resizedText(element, resizing)
  const box = centered(resizing.center, element.width * alongWidth, element.height * alongHeight)
  if (isLinear(element) || element.type === 'draw') {
    const points = element.points.map((value, i) =>
      i % 2 === 0
        ? toHundredths((flips.x ? element.width - value : value) * alongWidth)
        : toHundredths((flips.y ? element.height - value : value) * alongHeight),
    )
    const next = { ...element, ...box, rotation, points, gradient: mirroredGradient(element.gradient, flips) }
    return isLinear(next) && flips.x !== flips.y && next.bend !== 0 ? { ...next, bend: -next.bend } : next
  }
  if (element.type === 'image') {
    const flipX = element.flipX !== flips.x
    const flipY = element.flipY !== flips.y
    return { ...element, ...box, rotation, flipX, flipY }
  }
  if (isShape(element))
    return resizedShape(
      { ...element, ...box, rotation, gradient: mirroredGradient(element.gradient, flips) },
      resizing,
    )
  const isLabelled = element.type === 'note'
  if (isLabelled && element.text !== '' && resizing.scalesText)
    return {
      ...element,
      ...box,
      rotation,
      fontSize: scaledFont(element.fontSize, Math.min(alongWidth, alongHeight)),
    }
  return { ...element, ...box, rotation }
}

function resizedShape<S extends ShapeElement>(
  shape: S,
  { alongWidth, alongHeight, flips, scalesText }: Resizing,
): S {
  const fontSize =
    shape.text !== '' && scalesText
      ? scaledFont(shape.fontSize, Math.min(alongWidth, alongHeight))
      : shape.fontSize
  // An odd number of corners stands on its head after a mirror; with words on it, they would as well.
  const hasHead = (shape.type === 'polygon' || shape.type === 'star') && shape.sides % 2 === 1
  const isUpset = hasHead && flips.y && shape.text === ''
  return { ...shape, fontSize, rotation: isUpset ? normalAngle(shape.rotation + Math.PI) : shape.rotation }
}

function mirroredGradient(
  gradient: ShapeElement['gradient'],
  flips: Resizing['flips'],
): ShapeElement['gradient'] {
  if (gradient?.kind !== 'linear' || (!flips.x && !flips.y)) return gradient
  const across = flips.x ? Math.PI - gradient.angle : gradient.angle
  return { ...gradient, angle: normalAngle(flips.y ? -across : across) }
}

// Letters are never stretched: a text grows and shrinks as a whole.
function resizedText(element: Extract<Element, { type: 'text' }>, resizing: Resizing): Element {
  const scale = Math.min(resizing.alongWidth, resizing.alongHeight)
  const fontSize = scaledFont(element.fontSize, scale)
  const real = fontSize / element.fontSize
  const box = centered(resizing.center, element.width * real, element.height * real)
  return { ...element, ...box, rotation: resizing.rotation, fontSize }
}

function rewrapText(
  text: Extract<Element, { type: 'text' }>,
  scale: Scale,
  measureText: MeasureText,
): Element {
  const width = Math.max(text.fontSize, toHundredths(text.width * Math.abs(scale.x)))
  const area = { x: 0, y: 0, width, height: 0 }
  const { box } = layoutText({ ...text, verticalAlign: 'top', area, wraps: true }, measureText)
  const height = toHundredths(box.height)
  // Its upper edge stays, in the text's own axes.
  const oldCenter = centerOf(text)
  const newCenter = rotatePoint(scalePoint(oldCenter, scale), oldCenter, -text.rotation)
  const center = rotatePoint({ x: newCenter.x, y: text.y + height / 2 }, oldCenter, text.rotation)
  return { ...text, ...centered(center, width, height), sizing: 'fixed' }
}

function scaledFont(fontSize: number, scale: number): number {
  return Math.min(2_000, Math.max(1, toHundredths(fontSize * scale)))
}

function centered({ x, y }: Point, width: number, height: number) {
  return {
    x: toHundredths(x - width / 2),
    y: toHundredths(y - height / 2),
    width: toHundredths(width),
    height: toHundredths(height),
  }
}

/** Elements turned together by `angle` (radians, clockwise) about a canvas point. */
export function rotateElements(elements: readonly Element[], around: Point, angle: number): Element[] {
  // A box on whole hundredths is on halves of them after a right angle: rounded, four would not come back.
  const round = Number.isInteger(normalAngle(angle) / QUARTER) ? withoutNoise : toHundredths
  return elements.map((element) => {
    if (element.type === 'group') return element
    const center = rotatePoint(centerOf(element), around, angle)
    return {
      ...element,
      x: round(center.x - element.width / 2),
      y: round(center.y - element.height / 2),
      rotation: normalAngle(element.rotation + angle),
    }
  })
}

const QUARTER = Math.PI / 2
/** Radians: angles are kept without the noise of floating point, and a right angle is not told from one so near. */
const NOISE = 2e-6

/** The same angle within (-π, π]; a right angle exactly, so that four are none. */
export function normalAngle(angle: number): number {
  const quarters = Math.round(angle / QUARTER)
  if (Math.abs(angle - quarters * QUARTER) < NOISE) return QUARTERS[((quarters % 4) + 4) % 4] ?? 0
  const turned = angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI))
  return withoutNoise(turned <= -Math.PI ? turned + 2 * Math.PI : turned)
}

const QUARTERS = [0, QUARTER, Math.PI, -QUARTER] as const
