import { type Attachment, type Element, hasInk, isLinear, type LinearElement } from '../model/element'
import { arcPath } from './arc'
import { centerOf, type Point, rotatePoint } from './box'
import { elbowRunBetween, MOST_PLACED_LEGS } from './elbow'
import { hullOf } from './hull'
import { outlineOf } from './outline'
import { flatten } from './path'
import { canvasPointsOf, pointAt, withCanvasPoints } from './points'
import { crossingsOf, distanceToRun, pointAlong, type Run, runHasPoint, runLength } from './polyline'
import { penWidth } from './stroke-reach'

/** Canvas units that stay free between the strokes of a line and of what it points at. */
export const ATTACHMENT_GAP = 4

/** Whether the ends of lines may hold on to an element. */
export function isAttachable(element: Element): boolean {
  return !isLinear(element) && hasInk(element)
}

/** The closed outline (canvas) that lines stop at: of a freehand stroke, what is stretched around it. */
export function attachOutlineOf(element: Element): Run {
  const known = outlines.get(element)
  if (known) return known
  const { run, closed } = outlineOf(element)
  const outline = closed ? run : hullOf(run)
  outlines.set(element, outline)
  return outline
}

/** Elements are immutable: hundreds of lines that hold on to one ask for one outline. */
const outlines = new WeakMap<Element, Run>()

/** The attachment of a line end at a canvas point of `target`. */
export function attachAt(target: Element, canvasPoint: Point, exact = false): Attachment {
  const point = rotatePoint(canvasPoint, centerOf(target), -target.rotation)
  const share = (value: number, from: number, extent: number) =>
    extent === 0 ? 0.5 : Math.min(10, Math.max(-10, Math.round(((value - from) / extent) * 1e4) / 1e4))
  const anchor = { x: share(point.x, target.x, target.width), y: share(point.y, target.y, target.height) }
  return exact
    ? { id: target.id, anchor, gap: 0, exact: true }
    : { id: target.id, anchor, gap: ATTACHMENT_GAP }
}

/** The attachment that means the element as a whole. */
export function attachWhole(target: Pick<Element, 'id'>): Attachment {
  return { id: target.id, anchor: { x: 0.5, y: 0.5 }, gap: ATTACHMENT_GAP }
}

/** The middles of the sides of an element, on its outline: top, right, bottom, left before its rotation. */
export function attachSidesOf(target: Element): Point[] {
  const outline = attachOutlineOf(target)
  const center = centerOf(target)
  return SIDES.flatMap((anchor) => {
    const side = anchorPointOf(target, { anchor })
    // A little further, so that what lies on the box itself is met.
    const [x, y] = [center.x + (side.x - center.x) * 1.001, center.y + (side.y - center.y) * 1.001]
    const way = [center.x, center.y, x, y]
    const crossings = crossingsOf(way, outline)
    return crossings ? [pointAlong(way, crossings.last)] : []
  })
}

const SIDES = [
  { x: 0.5, y: 0 },
  { x: 1, y: 0.5 },
  { x: 0.5, y: 1 },
  { x: 0, y: 0.5 },
] as const

/** Where an attachment aims, in canvas coordinates. */
export function anchorPointOf(target: Element, { anchor }: Pick<Attachment, 'anchor'>): Point {
  const point = { x: target.x + anchor.x * target.width, y: target.y + anchor.y * target.height }
  return target.rotation === 0 ? point : rotatePoint(point, centerOf(target), target.rotation)
}

/** An end of a line with all that decides where its tip comes to stand; canvas units. */
export interface HeldEnd {
  readonly target: Element
  readonly attachment: Attachment
  readonly aim: Point
  readonly outline: Run
  /** From the outline's middle line to the tip, so that the gap stays free between the strokes. */
  readonly clearance: number
}

/** The line with its attached ends aimed anew at their targets as `targetOf` tells them. */
export function aimLine<L extends LinearElement>(line: L, targetOf: (id: string) => Element | undefined): L {
  const start = heldEnd(line, line.start, targetOf)
  const end = heldEnd(line, line.end, targetOf)
  if (!start && !end) return line
  return line.curve === 'elbow' ? routed(line, start, end) : aimed(line, start, end)
}

/** An elbow led anew from end to end, held or not; other lines aimed anew. */
export function rerouteLine<L extends LinearElement>(
  line: L,
  targetOf: (id: string) => Element | undefined,
): L {
  if (line.curve !== 'elbow') return aimLine(line, targetOf)
  return routed(line, heldEnd(line, line.start, targetOf), heldEnd(line, line.end, targetOf))
}

function heldEnd(
  line: LinearElement,
  attachment: Attachment | null,
  targetOf: (id: string) => Element | undefined,
): HeldEnd | null {
  const target = attachment ? targetOf(attachment.id) : undefined
  if (!attachment || !target) return null
  return {
    target,
    attachment,
    aim: anchorPointOf(target, attachment),
    outline: attachOutlineOf(target),
    clearance: attachment.gap + (line.strokeWidth + strokeWidthOf(target)) / 2,
  }
}

/** Of the stroke that a line must stay clear of, canvas units. */
export function strokeWidthOf(element: Element): number {
  if (element.type === 'draw') return penWidth(element)
  return 'strokeWidth' in element && element.stroke !== 'transparent' ? element.strokeWidth : 0
}

function aimed<L extends LinearElement>(line: L, start: HeldEnd | null, end: HeldEnd | null): L {
  const run = canvasPointsOf(line)
  const last = run.length / 2 - 1
  if (last < 1) return line
  if (last === 1) return withCanvasPoints(line, tipsOf(wayOf(line, run, start, end), start, end))
  // A line of more points comes from the neighbour of its end.
  if (start) {
    const [tipX, tipY] = tipsOf([start.aim.x, start.aim.y, ...run.slice(2, 4)], start, null)
    run.splice(0, 2, tipX, tipY)
  }
  if (end) {
    const [, , tipX, tipY] = tipsOf([...run.slice(-4, -2), end.aim.x, end.aim.y], null, end)
    run.splice(-2, 2, tipX, tipY)
  }
  return withCanvasPoints(line, run)
}

/** From aim to aim, along the arc that a bent line takes. */
function wayOf(line: LinearElement, run: Run, start: HeldEnd | null, end: HeldEnd | null): Run {
  const from = start?.aim ?? pointAt(run, 0)
  const to = end?.aim ?? pointAt(run, 1)
  if (line.curve !== 'curved' || line.bend === 0) return [from.x, from.y, to.x, to.y]
  return flatten(arcPath(from, to, line.bend))
}

/** The most of the way between two outlines that the gaps to them may take: the line must stay visible. */
const MOST_IN_GAPS = 0.6

/** Where a line that leads this way begins and ends so that it stops at the outlines of what holds it. */
function tipsOf(way: Run, start: HeldEnd | null, end: HeldEnd | null): [number, number, number, number] {
  const length = runLength(way)
  const away = { start: pointAt(way, 0), end: pointAt(way, way.length / 2 - 1) }
  const leaves = start ? edgeAlong(way, start, { far: away.end, isEnd: false }) : FREE
  const arrives = end ? edgeAlong(way, end, { far: away.start, isEnd: true }) : FREE
  const room = length - leaves.inside - arrives.inside
  // What overlaps has no way between: the line goes from aim to aim, or it would point backwards.
  if (room <= 0) return [away.start.x, away.start.y, away.end.x, away.end.y]
  const gaps = leaves.clearance + arrives.clearance
  const share = gaps > room * MOST_IN_GAPS ? (room * MOST_IN_GAPS) / gaps : 1
  const from = pointAlong(way, leaves.inside + leaves.clearance * share)
  const to = pointAlong(way, length - arrives.inside - arrives.clearance * share)
  return [from.x, from.y, to.x, to.y]
}

/** How much of a way lies inside what holds it, and how far from its outline it keeps; canvas units. */
interface Edge {
  readonly inside: number
  readonly clearance: number
}

const FREE: Edge = { inside: 0, clearance: 0 }
/** An aim this near to the outline is on it: anchors are kept as rounded shares. */
const ON_OUTLINE = 0.5

function edgeAlong(way: Run, held: HeldEnd, { far, isEnd }: { far: Point; isEnd: boolean }): Edge {
  const { outline, aim, attachment, clearance } = held
  if (attachment.exact) return { inside: 0, clearance: attachment.gap }
  const isOnOutline = () => distanceToRun(aim, outline, true) <= ON_OUTLINE
  // From within: up to the outline from inside, or to the very point.
  if (runHasPoint(outline, far)) return { inside: 0, clearance: isOnOutline() ? clearance : 0 }
  const crossings = crossingsOf(way, outline)
  if (!crossings) return { inside: 0, clearance: isOnOutline() ? clearance : attachment.gap }
  return { inside: isEnd ? runLength(way) - crossings.first : crossings.last, clearance }
}

function routed<L extends LinearElement>(line: L, start: HeldEnd | null, end: HeldEnd | null): L {
  const run = canvasPointsOf(line)
  if (run.length < 4) return line
  if (line.fixedLegs.length > MOST_PLACED_LEGS) return aimed(line, start, end)
  const { corners, fixedLegs } = elbowRunBetween({
    run,
    fixedLegs: line.fixedLegs,
    start,
    end,
    strokeWidth: line.strokeWidth,
  })
  return { ...withCanvasPoints(line, corners), fixedLegs }
}
