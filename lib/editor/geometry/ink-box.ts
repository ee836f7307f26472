import {
  type Element,
  type ElementOf,
  isLinear,
  isTexted,
  type LinearElement,
  type TextedElement,
} from '../model/element'
import { type Box, expandBox, unionBoxes } from './box'
import { boxRun, outlineOf, rotateRun } from './outline'
import { boxOfRun } from './polyline'
import { strokeReach } from './stroke-reach'
import { LINE_HEIGHT, type MeasureText, textAreaOf, textLayoutOf } from './text-layout'

/** Around every pixel an element may paint: rotation, stroke, arrowheads, curves and overflowing labels included. */
export function inkBoxOf(element: Element, measure: MeasureText): Box {
  const edge = expandBox(edgeBoxOf(element), strokeReach(element))
  if (element.type === 'text' || !isTexted(element) || labelSurelyFits(element)) return edge
  return unionBoxes([edge, labelBoxOf(element, measure) ?? edge]) ?? edge
}

/** Around the middle line of an element's edge, rotation applied: what alignment and selection go by. */
export function edgeBoxOf(element: Element): Box {
  if (isLinear(element) || element.type === 'draw') return pointedBox(element)
  if (element.rotation === 0) return element
  if (element.type === 'ellipse') return rotatedEllipseBox(element, element.rotation)
  if (element.type === 'diamond') return boxOfRun(outlineOf(element).run)
  return boxOfRun(rotateRun(boxRun(element), element, element.rotation))
}

// The plain case without a copy of the points: a canvas holds millions of them.
function pointedBox(element: LinearElement | ElementOf<'draw'>): Box {
  const isRuled = element.type === 'draw' || element.curve === 'straight'
  if (element.rotation !== 0 || !isRuled) return boxOfRun(outlineOf(element).run)
  const { x, y, width, height } = boxOfRun(element.points)
  return { x: element.x + x, y: element.y + y, width, height }
}

function rotatedEllipseBox({ x, y, width, height }: Box, angle: number): Box {
  const cos = Math.cos(angle) ** 2
  const sin = Math.sin(angle) ** 2
  const reachX = Math.sqrt(width ** 2 * cos + height ** 2 * sin) / 2
  const reachY = Math.sqrt(width ** 2 * sin + height ** 2 * cos) / 2
  return { x: x + width / 2 - reachX, y: y + height / 2 - reachY, width: 2 * reachX, height: 2 * reachY }
}

function labelBoxOf(element: TextedElement, measure: MeasureText): Box | null {
  const layout = textLayoutOf(element, measure)
  if (!layout) return null
  const box = expandBox(layout.box, element.fontSize / 4)
  return element.rotation === 0 ? box : boxOfRun(rotateRun(boxRun(box), element, element.rotation))
}

// Opening 100,000 elements must not set 100,000 labels. Letters are little more than half as wide as they are high,
// and wrapping wastes less than half of each line: a label that fits by this generous guess fits.
function labelSurelyFits(element: TextedElement): boolean {
  if (element.text === '') return true
  if (isLinear(element)) return false
  const { area } = textAreaOf(element)
  if (area.width < element.fontSize * 4) return false
  const lettersALine = area.width / element.fontSize
  let lines = 0
  for (const paragraph of element.text.split('\n'))
    lines += 1 + Math.floor((1.2 * paragraph.length) / lettersALine)
  return lines * element.fontSize * LINE_HEIGHT <= area.height
}
