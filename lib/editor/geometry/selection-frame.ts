import { type Element, hasInk, isLinear } from '../model/element'
import { type Box, boxContains } from './box'
import { edgeBoxOf } from './ink-box'
import { type LineMiddle, type LinePoint, lineMiddlesOf, linePointsOf } from './line-points'
import type { Edge } from './resize-edge'

/** The box that a selection is resized and turned by, canvas units. */
export interface SelectionFrame {
  /** Before `rotation`, which turns it about its centre. */
  readonly box: Box
  /** Radians clockwise; 0 around several elements. */
  readonly rotation: number
  /** Where it can be pulled; empty when it cannot. */
  readonly edges: readonly Edge[]
  readonly rotatable: boolean
  /** The points of the one selected line or arrow, each a handle of its own. */
  readonly linePoints: readonly LinePoint[]
  /** What can be pulled between them. */
  readonly lineMiddles: readonly LineMiddle[]
}

const ALL_EDGES: readonly Edge[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w']
// A text is as high as its lines.
const TEXT_EDGES: readonly Edge[] = ['nw', 'ne', 'e', 'se', 'sw', 'w']
/** A line of more points is pulled as a whole: so many handles would cover it. */
const MOST_POINT_HANDLES = 100

/** The frame around elements with ink (a group counts by its members); null around nothing. */
export function selectionFrameOf(elements: readonly Element[]): SelectionFrame | null {
  let only: Element | null = null
  let inked = 0
  let rotatable = true
  let box: Box | null = null
  for (const element of elements) {
    if (!hasInk(element)) continue
    only = element
    inked += 1
    if (element.type === 'frame') rotatable = false
    const edge = edgeBoxOf(element)
    if (!box) box = edge
    else if (!boxContains(box, edge)) box = joinBoxes(box, edge)
  }
  if (only && inked === 1) return frameOfOne(only)
  return box && frameOfMany(box, rotatable)
}

/** The frame around several elements, whose edges the box is around. */
export function frameOfMany(box: Box, rotatable: boolean): SelectionFrame {
  return { box, rotation: 0, edges: ALL_EDGES, rotatable, linePoints: [], lineMiddles: [] }
}

export function joinBoxes(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  const right = Math.max(a.x + a.width, b.x + b.width)
  const bottom = Math.max(a.y + a.height, b.y + b.height)
  return { x, y, width: right - x, height: bottom - y }
}

function frameOfOne(element: Element): SelectionFrame {
  if (isLinear(element)) {
    const { points } = element
    // An elbow is led by its ends.
    const isRuled = points.length <= 4 || element.curve === 'elbow'
    const isPulledByPoints = points.length / 2 <= MOST_POINT_HANDLES
    return {
      box: isRuled ? edgeBoxOf(element) : element,
      rotation: isRuled ? 0 : element.rotation,
      edges: isRuled ? [] : ALL_EDGES,
      rotatable: !isRuled,
      linePoints: isPulledByPoints ? linePointsOf(element) : [],
      lineMiddles: isPulledByPoints ? lineMiddlesOf(element) : [],
    }
  }
  return {
    box: { x: element.x, y: element.y, width: element.width, height: element.height },
    rotation: element.rotation,
    edges: element.type === 'text' ? TEXT_EDGES : ALL_EDGES,
    rotatable: element.type !== 'frame',
    linePoints: [],
    lineMiddles: [],
  }
}

/** The frame of a selection that is being moved. */
export function translateFrame(frame: SelectionFrame, dx: number, dy: number): SelectionFrame {
  return {
    ...frame,
    box: { ...frame.box, x: frame.box.x + dx, y: frame.box.y + dy },
    linePoints: frame.linePoints.map((point) => ({ ...point, x: point.x + dx, y: point.y + dy })),
    lineMiddles: frame.lineMiddles.map((middle) => ({ ...middle, x: middle.x + dx, y: middle.y + dy })),
  }
}
