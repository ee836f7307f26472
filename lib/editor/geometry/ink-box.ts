import {
  type Element,
  type ElementOf,
  hasInk,
  isLinear,
  isShape,
  isTexted,
  type LinearElement,
  type ShapeElement,
  type TextedElement,
} from '../model/element'
import { type Box, boxContains, expandBox, unionBoxes } from './box'
import { LABEL_PADDING } from './label-area'
import { isLabelInside, labelReachOf } from './label-reach'
import { boxRun, outlineOf, rotateRun } from './outline'
import { boxOfRun } from './polyline'
import { strokeReach } from './stroke-reach'
import { type MeasureText, textLayoutOf } from './text-layout'

/** Around every pixel an element may paint: rotation, stroke, arrowheads, curves and overflowing labels included. */
export function inkBoxOf(element: Element, measure: MeasureText): Box {
  const edge = expandBox(edgeBoxOf(element), strokeReach(element))
  if (element.type === 'text' || !isTexted(element)) return edge
  const reach = turnedLabelReach(element)
  if (!reach || boxContains(edge, reach)) return edge
  return unionBoxes([edge, labelBoxOf(element, measure) ?? edge]) ?? edge
}

/**
 * Around the ink box, at little cost: nothing is measured and no curve is followed, for opening 100,000 elements must
 * not set 100,000 labels. What is found by it wants a closer look.
 */
export function inkReachOf(element: Element): Box {
  return plainReachOf(element) ?? anyReachOf(element)
}

/**
 * The reach of what stands upright, is ruled and keeps its words inside, as nearly all do; else null. Each kind of record
 * is read in a function of its own: opening a canvas reads them all, and one place that reads many kinds is slow.
 */
function plainReachOf(element: Element): Box | null {
  if (element.rotation !== 0) return null
  switch (element.type) {
    case 'rectangle':
    case 'ellipse':
    case 'diamond':
    case 'polygon':
    case 'star':
      return shapeReachOf(element)
    case 'line':
    case 'arrow':
      return element.text === '' && element.curve === 'straight' ? lineReachOf(element) : null
    case 'draw':
      return strokeReachOf(element)
    case 'text':
      return textReachOf(element)
    default:
      return null
  }
}

function shapeReachOf(element: ShapeElement): Box | null {
  const { x, y, width, height, text, fontSize } = element
  let by = strokeReach(element)
  if (text !== '') {
    if (!isLabelInside(element)) return null
    by = Math.max(by, fontSize * LETTERS_LEAVE_LINES_BY - LABEL_PADDING)
  }
  return reachAround(x, y, width, height, by)
}

function textReachOf(element: ElementOf<'text'>): Box {
  return reachAround(element.x, element.y, element.width, element.height, strokeReach(element))
}

function lineReachOf(element: LinearElement): Box {
  const { x, y, width, height } = boxOfRun(element.points)
  return reachAround(element.x + x, element.y + y, width, height, strokeReach(element))
}

function strokeReachOf(element: ElementOf<'draw'>): Box {
  const { x, y, width, height } = boxOfRun(element.points)
  return reachAround(element.x + x, element.y + y, width, height, strokeReach(element))
}

function reachAround(x: number, y: number, width: number, height: number, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

function anyReachOf(element: Element): Box {
  const edge = expandBox(edgeReachOf(element), strokeReach(element))
  if (element.type === 'text' || !isTexted(element)) return edge
  const label = turnedLabelReach(element)
  return label ? (unionBoxes([edge, label]) ?? edge) : edge
}

/** Around the ink of all of them, exactly; only what may reach out of the others is measured. Null around nothing. */
export function inkBoundsOf(elements: Iterable<Element>, measure: MeasureText): Box | null {
  let bounds: Box | null = null
  for (const element of elements) {
    if (!hasInk(element) || (bounds && boxContains(bounds, inkReachOf(element)))) continue
    const ink = inkBoxOf(element, measure)
    bounds = bounds ? (unionBoxes([bounds, ink]) ?? bounds) : ink
  }
  return bounds
}

/** Around the middle line of an element's edge, rotation applied: what alignment and selection go by. */
export function edgeBoxOf(element: Element): Box {
  if (isLinear(element) || element.type === 'draw') return pointedBox(element)
  if (element.rotation === 0) return element
  if (element.type === 'ellipse') return rotatedEllipseBox(element, element.rotation)
  if (isShape(element) && element.type !== 'rectangle') return boxOfRun(outlineOf(element).run)
  return boxOfRun(rotateRun(boxRun(element), element, element.rotation))
}

// The plain case without a copy of the points: a canvas holds millions of them.
function pointedBox(element: LinearElement | ElementOf<'draw'>): Box {
  const isRuled = element.type === 'draw' || element.curve === 'straight'
  if (element.rotation !== 0 || !isRuled) return boxOfRun(outlineOf(element).run)
  const { x, y, width, height } = boxOfRun(element.points)
  return { x: element.x + x, y: element.y + y, width, height }
}

function edgeReachOf(element: Element): Box {
  if (!isLinear(element) || element.curve === 'straight') return edgeBoxOf(element)
  const { x, y, width, height } = boxOfRun(element.points)
  // The cubics of a curve bend by at most a sixth of the way between two of its points (`linePath`); an arc leaves its
  // way by its bend, and no circle is wider than it is high.
  const arc = element.points.length === 4 ? Math.abs(element.bend) * Math.hypot(width, height) : 0
  const [reachX, reachY] = [arc + width / 6, arc + height / 6]
  const box = {
    x: element.x + x - reachX,
    y: element.y + y - reachY,
    width: width + 2 * reachX,
    height: height + 2 * reachY,
  }
  return element.rotation === 0 ? box : boxOfRun(rotateRun(boxRun(box), element, element.rotation))
}

function rotatedEllipseBox({ x, y, width, height }: Box, angle: number): Box {
  const cos = Math.cos(angle) ** 2
  const sin = Math.sin(angle) ** 2
  const reachX = Math.sqrt(width ** 2 * cos + height ** 2 * sin) / 2
  const reachY = Math.sqrt(width ** 2 * sin + height ** 2 * cos) / 2
  return { x: x + width / 2 - reachX, y: y + height / 2 - reachY, width: 2 * reachX, height: 2 * reachY }
}

/** Swashes and accents, of the font size. */
const LETTERS_LEAVE_LINES_BY = 0.25

function turnedLabelReach(element: TextedElement): Box | null {
  const reach = labelReachOf(element)
  if (!reach) return null
  const box = expandBox(reach, element.fontSize * LETTERS_LEAVE_LINES_BY)
  return element.rotation === 0 ? box : boxOfRun(rotateRun(boxRun(box), element, element.rotation))
}

function labelBoxOf(element: TextedElement, measure: MeasureText): Box | null {
  const layout = textLayoutOf(element, measure)
  if (!layout) return null
  const box = expandBox(layout.box, element.fontSize * LETTERS_LEAVE_LINES_BY)
  return element.rotation === 0 ? box : boxOfRun(rotateRun(boxRun(box), element, element.rotation))
}
