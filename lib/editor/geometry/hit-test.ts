import {
  type Element,
  hasInk,
  isLinear,
  isTexted,
  type LinearElement,
  type ShapeElement,
} from '../model/element'
import { type HeadShape, headAt } from './arrowheads'
import { type Box, boxHasPoint, centerOf, expandBox, type Point, rotatePoint } from './box'
import { outlineOf, unrotatedOutline } from './outline'
import { at, COORDINATES_OF_VERB, flatten, MOVE, type Path } from './path'
import { distanceToRun, type Run, runHasPoint, runTouchesBox } from './polyline'
import { penWidth } from './stroke-reach'
import { type MeasureText, textLayoutOf } from './text-layout'

/** Whether a point (canvas) is on an element's ink, give or take `tolerance` canvas units. */
export function hitsElement(
  element: Element,
  canvasPoint: Point,
  { tolerance, measureText }: { tolerance: number; measureText: MeasureText },
): boolean {
  if (!hasInk(element)) return false
  const point =
    element.rotation === 0 ? canvasPoint : rotatePoint(canvasPoint, centerOf(element), -element.rotation)
  const outline = unrotatedOutline(element)
  if (coversInside(element) && runHasPoint(outline.run, point)) return true
  if (distanceToRun(point, outline.run, outline.closed) <= tolerance + penRadius(element)) return true
  if (isLinear(element) && !outline.closed && hitsHead(element, outline.run, { point, tolerance }))
    return true
  if (!isTexted(element) || element.type === 'text') return false
  const label = textLayoutOf(element, measureText)
  return label !== null && boxHasPoint(expandBox(label.box, tolerance), point)
}

/** Whether a point is on one of the heads of a line that leads along `run`. */
function hitsHead(
  { startHead, endHead, strokeWidth }: LinearElement,
  run: Run,
  { point, tolerance }: { point: Point; tolerance: number },
): boolean {
  const reach = tolerance + strokeWidth / 2
  const isOn = (head: HeadShape | null) => {
    if (!head) return false
    // A bar across the shaft is a piece of its own.
    const pieces = head.filled ? [flatten(head.path)] : piecesOf(head.path).map((piece) => flatten(piece))
    return pieces.some(
      (piece) => distanceToRun(point, piece, false) <= reach || (head.filled && runHasPoint(piece, point)),
    )
  }
  if (endHead !== 'none' && isOn(headAt(endHead, run, strokeWidth))) return true
  return startHead !== 'none' && isOn(headAt(startHead, reversed(run), strokeWidth))
}

function piecesOf(path: Path): Path[] {
  const pieces: number[][] = []
  for (let verb = 0; verb < path.length; ) {
    const next = verb + 1 + at(COORDINATES_OF_VERB, at(path, verb))
    if (path[verb] === MOVE) pieces.push([])
    pieces.at(-1)?.push(...path.slice(verb, next))
    verb = next
  }
  return pieces
}

function reversed(run: Run): number[] {
  const back: number[] = []
  for (let i = run.length - 2; i >= 0; i -= 2) back.push(at(run, i), at(run, i + 1))
  return back
}

/** Whether an element is under a dragged selection box: some of its edge, or its filled inside. */
export function touchesBox(element: Element, box: Box): boolean {
  if (!hasInk(element)) return false
  const { run, closed } = outlineOf(element)
  if (runTouchesBox(run, closed, box)) return true
  return coversInside(element) && runHasPoint(run, box)
}

/** Whether a click inside the outline means the element: it is filled, carries a label or is a picture. */
export function coversInside(element: Element): boolean {
  if (isLinear(element) || element.type === 'draw')
    return isFilled(element.fill) || isShaded(element.gradient)
  switch (element.type) {
    case 'rectangle':
    case 'ellipse':
    case 'diamond':
    case 'polygon':
    case 'star':
      return isFilled(element.fill) || isShaded(element.gradient) || element.text !== ''
    case 'note':
    case 'frame':
      return isFilled(element.fill)
    case 'text':
    case 'image':
    case 'unknown':
      return true
    case 'group':
    case 'guide':
      return false
  }
}

function isFilled(fill: string): boolean {
  return fill !== 'transparent' && !(fill.length === 9 && fill.endsWith('00'))
}

function isShaded(gradient: ShapeElement['gradient']): boolean {
  return gradient ? isFilled(gradient.to) : false
}

function penRadius(element: Element): number {
  if (element.type === 'draw') return penWidth(element) / 2
  return 'strokeWidth' in element ? element.strokeWidth / 2 : 0
}
