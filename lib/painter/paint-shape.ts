import { cornersIn } from '../editor/geometry/corners'
import { ellipsePath } from '../editor/geometry/ellipse-path'
import type { Path } from '../editor/geometry/path'
import type { ShapeElement } from '../editor/model/element'
import { FILL_TINT } from './afar'
import type { Brush } from './brush'
import { isVisible, withAlpha } from './color'
import { dashPattern, drawnWidth } from './dash'
import { type DisplayItem, type PathItem, pathItem, type Rect } from './display-list'
import { inside, isFilled } from './gradient'
import { rectanglePath, roundedPolygon } from './outline'
import { paintLabel } from './paint-text'
import { castShadow } from './shadow'
import type { Sketcher } from './sketcher'
import { themedColor } from './theme'
import { hatchGap, wobbleFor } from './wobble'

export function paintShape(element: ShapeElement, brush: Brush): DisplayItem[] {
  const box = { x: 0, y: 0, width: element.width, height: element.height }
  const outline = outlineOf(element, box, brush)
  const fill = paintFill(element, outline, brush)
  const stroke = paintOutline(element, box, outline, brush)
  return [...castShadow(element, joinFillAndStroke(fill, stroke), brush), ...paintLabel(element, brush)]
}

/** Rounding that shows as less than this many pixels is left out. */
const LEAST_ROUNDING_PIXELS = 1.5

function outlineOf(element: ShapeElement, box: Rect, { detail }: Brush): Path {
  if (element.type === 'ellipse') return ellipsePath(box)
  const { cornerRadius } = element
  const radius = cornerRadius > 0 && detail.below(LEAST_ROUNDING_PIXELS / cornerRadius) ? 0 : cornerRadius
  return element.type === 'rectangle'
    ? rectanglePath(box, radius)
    : roundedPolygon(cornersIn(box, element), radius)
}

export interface Filled {
  readonly fill: string
  readonly fillStyle: ShapeElement['fillStyle']
  readonly gradient: ShapeElement['gradient']
  readonly strokeWidth: number
  readonly seed: number
  readonly look: ShapeElement['look']
  readonly width: number
  readonly height: number
}

/** Hatching closer than this many pixels a line is shown as the tint it blurs to. */
const LEAST_HATCH_PIXELS = 2.5
/** A gradient over fewer pixels is shown as the colour it comes to. */
const LEAST_GRADIENT_PIXELS = 6

/** The inside of an outline, or null when nothing fills it. */
export function paintFill(element: Filled, outline: Path, brush: Brush): PathItem | null {
  const { theme, detail } = brush
  if (element.fillStyle === 'solid' && element.gradient && isFilled(element)) {
    const { fill, gradient } = inside(element, theme)
    const isSeen = !detail.below(LEAST_GRADIENT_PIXELS / Math.max(1, element.width, element.height))
    return pathItem(outline, { fill, gradient: isSeen ? gradient : null })
  }
  if (!isVisible(element.fill)) return null
  const color = themedColor(element.fill, theme, 'paper')
  if (element.fillStyle === 'solid') return pathItem(outline, { fill: color })
  const size = Math.max(element.width, element.height)
  const isFine = detail.below(LEAST_HATCH_PIXELS / hatchGap(element.strokeWidth, size))
  const sketcher = isFine ? null : brush.sketcher()
  if (!sketcher) {
    return pathItem(outline, {
      fill: withAlpha(color, FILL_TINT[element.fillStyle]),
    })
  }
  const lines = sketcher.hatch(outline, size, {
    style: element.fillStyle,
    strokeWidth: element.strokeWidth,
    seed: element.seed,
    wobble: wobbleOf(element),
  })
  return pathItem(lines, { stroke: color, width: (element.strokeWidth || 1) / 2 })
}

/** A wobble smaller than this many pixels across the whole element is drawn clean. */
export const LEAST_SKETCH_PIXELS = 24

function paintOutline(
  element: ShapeElement,
  box: Rect,
  outline: Path,
  { theme, detail, sketcher }: Brush,
): PathItem | null {
  if (element.strokeWidth <= 0 || !isVisible(element.stroke)) return null
  const size = Math.max(box.width, box.height)
  const isSketch = element.look !== 'clean' && size > 0 && !detail.below(LEAST_SKETCH_PIXELS / size)
  const hand = isSketch ? sketcher() : null
  return pathItem(hand ? sketched(element, box, outline, hand) : outline, {
    stroke: themedColor(element.stroke, theme, 'ink'),
    width: drawnWidth(element.dash, element.strokeWidth),
    dash: dashPattern(element.dash, element.strokeWidth, outline, true),
    // Only a rectangle without rounding has corners that are meant to be sharp.
    join: element.type === 'rectangle' && element.cornerRadius === 0 && !hand ? 'miter' : 'round',
  })
}

function wobbleOf(
  element: Filled & { readonly points?: readonly number[]; readonly cornerRadius?: number },
): number {
  const isRounded = element.cornerRadius !== undefined && element.cornerRadius > 0
  return wobbleFor(element, element.points ? 'line' : isRounded ? 'rounded' : 'shape')
}

function sketched(element: ShapeElement, box: Rect, outline: Path, hand: Sketcher): Path {
  const pen = {
    strokeWidth: element.strokeWidth,
    seed: element.seed,
    once: element.dash !== 'solid',
    wobble: wobbleOf(element),
    // Rounded, it is one line and has nothing that could fail to meet.
    isLoose: element.look === 'rough' && element.cornerRadius === 0,
  }
  return element.type === 'ellipse' ? hand.ellipse(box, pen) : hand.outline(outline, pen)
}

/** One item instead of two where both have the same path: half the calls. */
export function joinFillAndStroke(fill: PathItem | null, stroke: PathItem | null): PathItem[] {
  if (fill && stroke && fill.path === stroke.path)
    return [{ ...stroke, fill: fill.fill, gradient: fill.gradient }]
  return [fill, stroke].filter((item) => item !== null)
}
