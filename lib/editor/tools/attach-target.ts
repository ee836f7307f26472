import { attachAt, attachOutlineOf, attachSidesOf, attachWhole, isAttachable } from '../geometry/attachment'
import { centerOf, type Point, rotatePoint } from '../geometry/box'
import { coversInside } from '../geometry/hit-test'
import { distanceToRun, nearestOnRun, runHasPoint } from '../geometry/polyline'
import type { Attachment, Element } from '../model/element'
import { comparePaintOrder } from '../model/order'
import { isHidden, isLocked } from '../tree'
import type { ToolContext } from './tool'

/** CSS pixels around an outline in which an end is put on the outline itself. */
const REACH_SCREEN = 8
/** CSS pixels around the middle of a side in which an end is put there. */
const SIDE_REACH_SCREEN = 12
/** In the middle half of an element an end means all of it. */
const WHOLE_WITHIN = 0.25
/** The most of a small element that belongs to its outline. */
const MOST_OUTLINE = 0.2

type Seen = Pick<ToolContext, 'document' | 'index'> & { readonly state: Pick<ToolContext['state'], 'camera'> }

/**
 * The element that a line end at this point holds on to. An unfilled element does not hide what lies within it: of all
 * down to the first filled one, the smallest is meant. Frames and ink are held by their edge alone: one draws inside.
 */
export function attachTargetAt({ document, index, state }: Seen, point: Point): Element | null {
  const reach = REACH_SCREEN / state.camera.zoom
  const around = { x: point.x - reach, y: point.y - reach, width: 2 * reach, height: 2 * reach }
  const here = index.search(around).flatMap((id) => document.get(id) ?? [])
  let smallest: Element | null = null
  for (const element of here.sort(comparePaintOrder).reverse()) {
    if (!isAttachable(element) || !isNear(element, point, reach)) continue
    if (isHidden(document, element) || isLocked(document, element)) continue
    if (!smallest || element.width * element.height < smallest.width * smallest.height) smallest = element
    if (coversInside(element)) break
  }
  return smallest
}

function isNear(element: Element, point: Point, reach: number): boolean {
  const run = attachOutlineOf(element)
  if (distanceToRun(point, run, true) <= reach) return true
  return element.type !== 'frame' && element.type !== 'draw' && runHasPoint(run, point)
}

/**
 * How a line end at this point holds its target: in the middle all of it, near the outline that point of the outline
 * (drawn to the middle of a side), elsewhere the point. `exact` puts the tip there, also inside.
 */
export function attachmentAt(
  { state }: Pick<Seen, 'state'>,
  target: Element,
  { point, exact, isLoop }: { point: Point; exact: boolean; isLoop: boolean },
): Attachment {
  if (exact) return attachAt(target, point, true)
  const outline = attachOutlineOf(target)
  const { zoom } = state.camera
  const reach = Math.min(REACH_SCREEN / zoom, Math.min(target.width, target.height) * MOST_OUTLINE)
  const edge = nearestOnRun(point, outline, true)
  const isOutside = !runHasPoint(outline, point)
  if (isOutside || Math.hypot(edge.x - point.x, edge.y - point.y) <= reach) {
    const near = (side: Point) => Math.hypot(side.x - edge.x, side.y - edge.y) <= SIDE_REACH_SCREEN / zoom
    return attachAt(target, attachSidesOf(target).find(near) ?? edge)
  }
  // From itself to itself: there is no whole to aim at.
  return isLoop || !isInMiddle(target, point) ? attachAt(target, point) : attachWhole(target)
}

function isInMiddle(target: Element, point: Point): boolean {
  const local = rotatePoint(point, centerOf(target), -target.rotation)
  const center = centerOf(target)
  return (
    Math.abs(local.x - center.x) <= target.width * WHOLE_WITHIN &&
    Math.abs(local.y - center.y) <= target.height * WHOLE_WITHIN
  )
}

/** What shows where a hovering line end would hold on, and how; null over nothing. */
export function attachPreviewAt(
  seen: Seen,
  point: Point,
): { target: Element; attachment: Attachment } | null {
  const target = attachTargetAt(seen, point)
  return target && { target, attachment: attachmentAt(seen, target, { point, exact: false, isLoop: false }) }
}
