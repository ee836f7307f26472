import { anchorPointOf, attachOutlineOf, attachSidesOf } from '../../../lib/editor/geometry/attachment'
import type { Point } from '../../../lib/editor/geometry/box'
import { isWhole } from '../../../lib/editor/geometry/whole'
import type { Attachment, Element } from '../../../lib/editor/model/element'
import { type OverlayPen, strokeRun } from './pen'

/** CSS pixels. */
const SIDE_RADIUS = 3
const ANCHOR_RADIUS = 4.5
/** An element smaller than this on the screen has no room for the marks of its sides. */
const ROOM_FOR_SIDES = 40

/** What a line end holds on to, and where: the sides it is drawn to, the point it aims at. */
export function drawAttachment(
  pen: OverlayPen,
  target: Element,
  { attachment, showsSides }: { attachment: Attachment; showsSides: boolean },
): void {
  const { context, colors, camera } = pen
  context.strokeStyle = colors.accent
  context.lineJoin = 'round'
  context.lineWidth = pen.hairline * 2
  strokeRun(pen, attachOutlineOf(target), true)
  const hasRoom = Math.min(target.width, target.height) * camera.zoom >= ROOM_FOR_SIDES
  if (showsSides && hasRoom)
    for (const side of attachSidesOf(target)) drawDot(pen, side, SIDE_RADIUS, colors.handle)
  if (!isWhole(attachment)) drawDot(pen, anchorPointOf(target, attachment), ANCHOR_RADIUS, colors.accent)
}

function drawDot(pen: OverlayPen, point: Point, radius: number, fill: string): void {
  const { context } = pen
  const { x, y } = pen.place(point)
  context.beginPath()
  context.arc(x, y, radius * pen.ratio, 0, 2 * Math.PI)
  context.fillStyle = fill
  context.fill()
  context.lineWidth = pen.hairline
  context.stroke()
}
