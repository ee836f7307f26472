import { type HeadShape, headAt } from '../editor/geometry/arrowheads'
import { isClosed, linePath } from '../editor/geometry/line-path'
import { CLOSE, type Path } from '../editor/geometry/path'
import type { LinearElement } from '../editor/model/element'
import type { Brush } from './brush'
import { isVisible } from './color'
import { dashPattern, drawnWidth } from './dash'
import { type DisplayItem, type PathItem, pathItem } from './display-list'
import { joinFillAndStroke, LEAST_SKETCH_PIXELS, paintFill } from './paint-shape'
import { behindLabel, paintLabel } from './paint-text'
import { runToEnd, runToStart, trimPath } from './shaft'
import type { Pen, Sketcher } from './sketcher'
import { themedColor } from './theme'
import { wobbleFor } from './wobble'

export function paintLinear(element: LinearElement, brush: Brush): DisplayItem[] {
  const closed = isClosed(element.points)
  const open = linePath(element)
  if (open.length === 0) return []
  const path = closed ? [...open, CLOSE] : open
  const fill = closed ? paintFill(element, path, brush) : null
  const ink =
    element.strokeWidth > 0 && isVisible(element.stroke) ? paintStroke(element, path, closed, brush) : []
  const [stroke = null, ...heads] = ink
  const line = [...joinFillAndStroke(fill, stroke), ...heads]
  const label = paintLabel(element, brush)
  return label.length === 0 ? line : [...behindLabel(element, line, brush), ...label]
}

function paintStroke(element: LinearElement, path: Path, closed: boolean, brush: Brush): PathItem[] {
  const start = closed ? null : headAt(element.startHead, runToStart(path), element.strokeWidth)
  const end = closed ? null : headAt(element.endHead, runToEnd(path), element.strokeWidth)
  const gap = (start?.shaftGap ?? 0) + (end?.shaftGap ?? 0)
  const shaft = gap > 0 ? trimPath(path, start?.shaftGap ?? 0, end?.shaftGap ?? 0) : path
  const color = themedColor(element.stroke, brush.theme, 'ink')
  const hand = handOf(element, brush)
  const isWhole = shaft === path && !closed
  const drawn = hand ? sketched(element, { shaft, isWhole }, hand) : shaft
  const stroke = pathItem(drawn, {
    stroke: color,
    width: drawnWidth(element.dash, element.strokeWidth),
    dash: dashPattern(element.dash, element.strokeWidth, shaft, closed),
  })
  const heads = [start, end].flatMap((head) =>
    head ? [paintHead(head, color, element.strokeWidth, hand)] : [],
  )
  return [stroke, ...heads]
}

/** Who draws a line as a hand does, and with what. */
interface Hand {
  readonly sketcher: Sketcher
  readonly pen: Pen
}

/** Heads are never dashed: a dash would eat their points. Nor are they drawn in a hurry: one must see what they are. */
function paintHead(head: HeadShape, color: string, width: number, hand: Hand | null): PathItem {
  const path = hand && !head.filled ? hand.sketcher.outline(head.path, careful(hand.pen)) : head.path
  return pathItem(path, { stroke: color, width, fill: head.filled ? color : null })
}

function careful(pen: Pen): Pen {
  return { ...pen, once: false, wobble: Math.min(1, pen.wobble), isLoose: false }
}

/** null: drawn clean, or looked at from too far to tell. */
function handOf(element: LinearElement, brush: Brush): Hand | null {
  const size = Math.max(element.width, element.height)
  if (element.look === 'clean' || size <= 0 || brush.detail.below(LEAST_SKETCH_PIXELS / size)) return null
  const sketcher = brush.sketcher()
  return sketcher && { sketcher, pen: penOf(element) }
}

function penOf(element: LinearElement): Pen {
  return {
    strokeWidth: element.strokeWidth,
    seed: element.seed,
    once: element.dash !== 'solid',
    wobble: wobbleFor(element, 'line'),
    isLoose: element.look === 'rough',
  }
}

function sketched(
  element: LinearElement,
  { shaft, isWhole }: { shaft: Path; isWhole: boolean },
  { sketcher, pen }: Hand,
): Path {
  // Points alone know nothing of the bend of two, nor that the last meets the first.
  const isBent = element.points.length === 4 && element.bend !== 0
  const isCurve = element.curve === 'curved' && !isBent && isWhole
  return isCurve ? sketcher.curve(element.points, pen) : sketcher.outline(shaft, pen)
}
