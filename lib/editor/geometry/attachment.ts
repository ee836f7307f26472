import { type Attachment, type Element, hasInk, isLinear, type LinearElement } from '../model/element'
import { centerOf, type Point, rotatePoint } from './box'
import { outlineOf } from './outline'
import { canvasPointsOf, pointAt, withCanvasPoints } from './points'
import { firstCrossing, runHasPoint } from './polyline'

/** Canvas units that an arrow keeps from what it points at. */
export const ATTACHMENT_GAP = 4

/** Whether the ends of lines may hold on to an element. */
export function isAttachable(element: Element): boolean {
  return !isLinear(element) && element.type !== 'draw' && hasInk(element) && element.type !== 'frame'
}

/** The attachment of a line end at a canvas point of `target`. */
export function attachAt(target: Element, canvasPoint: Point): Attachment {
  const point = rotatePoint(canvasPoint, centerOf(target), -target.rotation)
  const share = (value: number, from: number, extent: number) =>
    extent === 0 ? 0.5 : Math.min(10, Math.max(-10, Math.round(((value - from) / extent) * 1e4) / 1e4))
  return {
    id: target.id,
    anchor: { x: share(point.x, target.x, target.width), y: share(point.y, target.y, target.height) },
    gap: ATTACHMENT_GAP,
  }
}

/** Where an attachment aims, in canvas coordinates. */
export function anchorPointOf(target: Element, { anchor }: Attachment): Point {
  const point = { x: target.x + anchor.x * target.width, y: target.y + anchor.y * target.height }
  return target.rotation === 0 ? point : rotatePoint(point, centerOf(target), target.rotation)
}

/** Where the tip of a line coming from `from` ends: on the outline of its target, less the gap. */
export function tipOf(target: Element, attachment: Attachment, from: Point): Point {
  const aim = anchorPointOf(target, attachment)
  const { run } = outlineOf(target)
  if (runHasPoint(run, from)) return aim
  const tip = firstCrossing(from, aim, run) ?? aim
  const length = Math.hypot(tip.x - from.x, tip.y - from.y)
  if (length <= attachment.gap * 2) return tip
  const share = 1 - attachment.gap / length
  return { x: from.x + (tip.x - from.x) * share, y: from.y + (tip.y - from.y) * share }
}

/** The line with its attached ends aimed anew at their targets as `targetOf` tells them. */
export function aimLine<L extends LinearElement>(line: L, targetOf: (id: string) => Element | undefined): L {
  const run = canvasPointsOf(line)
  const last = run.length / 2 - 1
  if (last < 1) return line
  const startTarget = line.start ? targetOf(line.start.id) : undefined
  const endTarget = line.end ? targetOf(line.end.id) : undefined
  if (!startTarget && !endTarget) return line
  const startAim = line.start && startTarget ? anchorPointOf(startTarget, line.start) : pointAt(run, 0)
  const endAim = line.end && endTarget ? anchorPointOf(endTarget, line.end) : pointAt(run, last)
  // A line of two points comes from where its other end aims, one of more from its neighbouring point.
  const startFrom = last === 1 ? endAim : pointAt(run, 1)
  const endFrom = last === 1 ? startAim : pointAt(run, last - 1)
  if (line.start && startTarget) putPoint(run, 0, tipOf(startTarget, line.start, startFrom))
  if (line.end && endTarget) putPoint(run, last, tipOf(endTarget, line.end, endFrom))
  return withCanvasPoints(line, run)
}

function putPoint(run: number[], index: number, { x, y }: Point): void {
  run[index * 2] = x
  run[index * 2 + 1] = y
}
