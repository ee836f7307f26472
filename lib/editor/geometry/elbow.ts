import type { Attachment } from '../model/element'
import { arrowheadLength } from './arrowheads'
import { type Box, boxContains, boxesIntersect, centerOf, expandBox, type Point } from './box'
import { findRoute, type Heading, type Leg, opposite, type Port, stepOf, type Terminal } from './elbow-route'
import { at } from './path'
import { pointAt } from './points'
import { boxOfRun, crossingsOf, pointAlong, type Run } from './polyline'
import { toHundredths } from './rounding'
import { isWhole } from './whole'

/** What holds an end of an elbow; canvas units. */
interface ElbowEnd {
  readonly attachment: Attachment
  readonly aim: Point
  readonly outline: Run
  readonly clearance: number
}

interface Elbow {
  /** The corners as they are now (flat pairs, canvas); its ends are where free ends stay. */
  readonly run: Run
  readonly fixedLegs: readonly number[]
  readonly start: ElbowEnd | null
  readonly end: ElbowEnd | null
  readonly strokeWidth: number
}

/** Every placed leg makes the search for the way longer: a line of more is not led anew. */
export const MOST_PLACED_LEGS = 6

/** What an elbow keeps from what it goes around, at least; canvas units. */
const LEAST_PAD = 24

/** The corners of an elbow from end to end, and which of its legs are those that a hand has placed. */
export function elbowRunBetween(elbow: Elbow): { corners: number[]; fixedLegs: number[] } {
  const { run, start, end } = elbow
  const legs = fixedLegsOf(run, elbow.fixedLegs)
  const first = pointAt(run, 0)
  const last = pointAt(run, run.length / 2 - 1)
  const boxes = { start: start ? boxOfRun(start.outline) : null, end: end ? boxOfRun(end.outline) : null }
  const areSame = start !== null && end !== null && start.attachment.id === end.attachment.id
  const space = areSame ? Infinity : spaceBetween(boxes.start ?? pointBox(first), boxes.end ?? pointBox(last))
  const wanted = Math.max(LEAST_PAD, elbow.strokeWidth + arrowheadLength(elbow.strokeWidth) + 6)
  const pad = space > 0 ? Math.min(wanted, space / 2) : wanted
  const other = areSame ? { start: null, end: null } : boxes
  const isFree = start === null || end === null
  const isFacing = legs.length === 0 && meansAll(start) && meansAll(end)
  const both = { pad, isFree, isFacing }
  const from = terminalOf(start, { ...both, point: first, towards: end?.aim ?? last, other: other.end })
  const to = terminalOf(end, { ...both, point: last, towards: start?.aim ?? first, other: other.start })
  // What overlaps cannot be gone around.
  const obstacles = (space > 0 ? [boxes.start, boxes.end] : [innerBox(boxes)]).flatMap((box) =>
    box ? [expandBox(box, pad)] : [],
  )
  const direct = findRoute({ from, to, obstacles, legs: [] })
  const placed = legs.length > 0 && direct.length > 4 ? findRoute({ from, to, obstacles, legs }) : direct
  const corners = placed.length > 0 ? placed : direct
  return { corners, fixedLegs: placed.length > 0 ? indicesOf(legs, corners) : [] }
}

/** How far two boxes are apart along the axis on which they are further apart; 0 or less when they overlap. */
function spaceBetween(a: Box, b: Box): number {
  return Math.max(b.x - a.x - a.width, a.x - b.x - b.width, b.y - a.y - a.height, a.y - b.y - b.height)
}

function pointBox({ x, y }: Point): Box {
  return { x, y, width: 0, height: 0 }
}

/** Of two boxes one of which holds the other, the held one. */
function innerBox({ start, end }: { start: Box | null; end: Box | null }): Box | null {
  if (!start || !end) return null
  if (boxContains(start, end)) return end
  return boxContains(end, start) ? start : null
}

const HEADINGS: readonly Heading[] = [0, 1, 2, 3]

interface Surroundings {
  /** Where the end is when nothing holds it. */
  readonly point: Point
  readonly towards: Point
  readonly pad: number
  /** Around what holds the other end. */
  readonly other: Box | null
  /** Nothing holds one of the ends: the line leaves towards it. */
  readonly isFree: boolean
  /** Both ends mean whole elements: no way is shorter than one between the sides that face each other. */
  readonly isFacing: boolean
}

function terminalOf(end: ElbowEnd | null, surroundings: Surroundings): Terminal {
  const { point, towards, pad, other } = surroundings
  // A free end goes on along the longer axis, as an elbow between two points does.
  if (!end) return { box: null, ports: [{ point: rounded(point), heading: headingTo(point, towards) }] }
  const box = boxOfRun(end.outline)
  const clearance = Math.min(end.clearance, pad * MOST_IN_GAPS)
  const isAround = other !== null && boxContains(box, other) && boxesIntersect(box, other)
  if (isAround) {
    if (meansAll(end))
      return { box: null, ports: HEADINGS.map((heading) => ({ point: rounded(end.aim), heading })) }
    const side = sideOf(box, end.aim)
    return { box: null, ports: [{ ...portAt(end, side, box, -clearance), heading: opposite(side) }] }
  }
  const reach = expandBox(box, pad)
  const sides = meansAll(end) ? sidesTowards(end, box, surroundings) : [sideOf(box, end.aim)]
  return { box: reach, ports: sides.map((side) => portAt(end, side, box, clearance)) }
}

/** Whether an end means all of an element, and may leave it through any side. */
function meansAll(end: ElbowEnd | null): boolean {
  return end !== null && isWhole(end.attachment)
}

function sidesTowards(
  { aim }: ElbowEnd,
  box: Box,
  { towards, other, isFree, isFacing }: Surroundings,
): readonly Heading[] {
  if (isFree) return [headingTo(aim, towards)]
  if (!isFacing || !other) return HEADINGS
  const facing = HEADINGS.filter((heading) => isBeyond(heading, box, other))
  return facing.length > 0 ? facing : HEADINGS
}

/** Whether a box lies wholly on one side of another. */
function isBeyond(side: Heading, box: Box, other: Box): boolean {
  switch (side) {
    case 0:
      return other.x >= box.x + box.width
    case 1:
      return other.y >= box.y + box.height
    case 2:
      return other.x + other.width <= box.x
    case 3:
      return other.y + other.height <= box.y
  }
}

const MOST_IN_GAPS = 0.6

/** Where a line leaves through a side: straight out from where it aims, `clearance` beyond the outline. */
function portAt({ aim, outline, attachment }: ElbowEnd, side: Heading, box: Box, clearance: number): Port {
  if (attachment.exact) return { point: rounded(aim), heading: side }
  const [dx, dy] = stepOf(side)
  const far = Math.abs(dx) * (box.width + 1) + Math.abs(dy) * (box.height + 1)
  const ray = [aim.x, aim.y, aim.x + dx * far, aim.y + dy * far]
  const edge = crossingsOf(ray, outline)?.last ?? 0
  const { x, y } = pointAlong(ray, edge)
  // In hundredths: what is level to the eye must not take a step of a millionth.
  const point = { x: toHundredths(x + dx * clearance), y: toHundredths(y + dy * clearance) }
  return { point, heading: side }
}

function rounded({ x, y }: Point): Point {
  return { x: toHundredths(x), y: toHundredths(y) }
}

/** The side of a box that a point belongs to: its diagonals divide it. */
function sideOf(box: Box, point: Point): Heading {
  const center = centerOf(box)
  const x = box.width === 0 ? 0 : (point.x - center.x) / box.width
  const y = box.height === 0 ? 0 : (point.y - center.y) / box.height
  if (Math.abs(x) >= Math.abs(y)) return x >= 0 ? 0 : 2
  return y >= 0 ? 1 : 3
}

function headingTo(from: Point, to: Point): Heading {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  if (Math.abs(dx) >= Math.abs(dy)) return dx >= 0 ? 0 : 2
  return dy >= 0 ? 1 : 3
}

/** The placed legs that are still level or upright, in the order of the way. */
function fixedLegsOf(run: Run, indices: readonly number[]): Leg[] {
  return [...indices]
    .sort((a, b) => a - b)
    .flatMap((i): Leg[] => {
      if (i < 0 || i * 2 + 3 >= run.length) return []
      const [ax, ay, bx, by] = [at(run, i * 2), at(run, i * 2 + 1), at(run, i * 2 + 2), at(run, i * 2 + 3)]
      if (Math.abs(ax - bx) < EVEN) return Math.abs(ay - by) < EVEN ? [] : [{ axis: 'x', at: ax }]
      return Math.abs(ay - by) < EVEN ? [{ axis: 'y', at: ay }] : []
    })
}

/** Canvas units; points are kept in hundredths. */
const EVEN = 0.02

function indicesOf(legs: readonly Leg[], corners: Run): number[] {
  const indices: number[] = []
  let from = 0
  for (const leg of legs) {
    for (let i = from; i * 2 + 3 < corners.length; i++) {
      const offset = leg.axis === 'x' ? 0 : 1
      const isOn = (corner: number) => Math.abs(at(corners, corner * 2 + offset) - leg.at) < EVEN
      if (!isOn(i) || !isOn(i + 1)) continue
      indices.push(i)
      from = i + 1
      break
    }
  }
  return indices
}
