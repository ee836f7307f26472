import { type Element, hasInk, isLinear, isTexted, type ShapeElement } from '../model/element'
import { type Box, boxHasPoint, centerOf, expandBox, type Point, rotatePoint } from './box'
import { outlineOf, unrotatedOutline } from './outline'
import { distanceToRun, runHasPoint, runTouchesBox } from './polyline'
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
  if (!isTexted(element) || element.type === 'text') return false
  const label = textLayoutOf(element, measureText)
  return label !== null && boxHasPoint(expandBox(label.box, tolerance), point)
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
