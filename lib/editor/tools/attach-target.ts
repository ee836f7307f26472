import { isAttachable } from '../geometry/attachment'
import type { Point } from '../geometry/box'
import { coversInside } from '../geometry/hit-test'
import { outlineOf } from '../geometry/outline'
import { distanceToRun, runHasPoint } from '../geometry/polyline'
import type { Element } from '../model/element'
import { comparePaintOrder } from '../model/order'
import { isHidden, isLocked } from '../tree'
import type { ToolContext } from './tool'

const REACH_SCREEN = 8

/**
 * The element that a line end at this point holds on to. An unfilled element does not hide what lies within it: of all
 * down to the first filled one, the smallest is meant.
 */
export function attachTargetAt(context: ToolContext, point: Point): Element | null {
  const reach = REACH_SCREEN / context.state.camera.zoom
  const around = { x: point.x - reach, y: point.y - reach, width: 2 * reach, height: 2 * reach }
  const here = context.index.search(around).flatMap((id) => context.document.get(id) ?? [])
  let smallest: Element | null = null
  for (const element of here.sort(comparePaintOrder).reverse()) {
    if (!isAttachable(element) || !isNear(element, point, reach)) continue
    if (isHidden(context.document, element) || isLocked(context.document, element)) continue
    if (!smallest || element.width * element.height < smallest.width * smallest.height) smallest = element
    if (coversInside(element)) break
  }
  return smallest
}

function isNear(element: Element, point: Point, reach: number): boolean {
  const { run, closed } = outlineOf(element)
  return runHasPoint(run, point) || distanceToRun(point, run, closed) <= reach
}
