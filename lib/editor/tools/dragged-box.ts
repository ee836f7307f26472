import type { Box, Point } from '../geometry/box'
import { toHundredths } from '../geometry/rounding'
import type { Modifiers, PointerInput } from '../input'
import type { SnapMark } from '../snapping/marks'
import type { Pulls } from '../snapping/snap-box'
import { createSnapper, type Snapper } from '../snapping/snapper'
import type { ToolContext } from './tool'

/** A box being dragged from corner to corner, and drawn to what is near. */
export interface BoxDrag {
  readonly down: PointerInput
  readonly origin: Point
  readonly snapper: Snapper
}

export function beginBoxDrag(down: PointerInput, context: ToolContext): BoxDrag {
  const snapper = createSnapper(new Set())
  return { down, origin: snapper.pointAt(down.canvasPoint, { context, modifiers: down.modifiers }), snapper }
}

export function continueBoxDrag(
  { origin, snapper }: BoxDrag,
  { canvasPoint, modifiers }: PointerInput,
  context: ToolContext,
): { readonly box: Box; readonly marks: readonly SnapMark[] } {
  const hand = { context, modifiers }
  const pulls: Pulls = {
    x: canvasPoint.x < origin.x ? 'min' : 'max',
    y: canvasPoint.y < origin.y ? 'min' : 'max',
  }
  const way = snapper.wayOf(draggedBox(origin, canvasPoint, modifiers), pulls, hand)
  const box = draggedBox(origin, goneBy(origin, canvasPoint, way, modifiers), modifiers)
  return { box, marks: snapper.marksOf(box, pulls, hand) }
}

/** The pointer after it went on; with shift the nearer snap of both axes decides for both. */
function goneBy(origin: Point, point: Point, way: Point, { shift }: Modifiers): Point {
  if (!shift) return { x: point.x + way.x, y: point.y + way.y }
  const dx = point.x - origin.x
  const dy = point.y - origin.y
  const outX = dx < 0 ? -way.x : way.x
  const outY = dy < 0 ? -way.y : way.y
  const takesX = outY === 0 || (outX !== 0 && Math.abs(outX) <= Math.abs(outY))
  const side = Math.max(Math.abs(dx), Math.abs(dy)) + (takesX ? outX : outY)
  return { x: origin.x + (dx < 0 ? -side : side), y: origin.y + (dy < 0 ? -side : side) }
}

/** The box between where a drag began and where it is; shift makes it as wide as high, alt grows it from its centre. */
function draggedBox(origin: Point, point: Point, { shift, alt }: Modifiers): Box {
  let dx = point.x - origin.x
  let dy = point.y - origin.y
  if (shift) {
    const side = Math.max(Math.abs(dx), Math.abs(dy))
    dx = dx < 0 ? -side : side
    dy = dy < 0 ? -side : side
  }
  const left = alt ? origin.x - Math.abs(dx) : Math.min(origin.x, origin.x + dx)
  const top = alt ? origin.y - Math.abs(dy) : Math.min(origin.y, origin.y + dy)
  const grown = alt ? 2 : 1
  return {
    x: toHundredths(left),
    y: toHundredths(top),
    width: toHundredths(Math.abs(dx) * grown),
    height: toHundredths(Math.abs(dy) * grown),
  }
}
