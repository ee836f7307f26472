import { centerOf, rotatePoint } from '../../../lib/editor/geometry/box'
import { HANDLE_SIZE_SCREEN, type Handle, handlesOf } from '../../../lib/editor/geometry/handles'
import { outlineOf } from '../../../lib/editor/geometry/outline'
import type { SelectionFrame } from '../../../lib/editor/geometry/selection-frame'
import { type Element, isShape } from '../../../lib/editor/model/element'
import { cornersOf, type OverlayPen, strokeCorners, strokeRun } from './pen'

/** The thin line around one element; `weight` in hairlines. */
export function drawOutline(pen: OverlayPen, element: Element, weight = 1): void {
  const { context } = pen
  context.strokeStyle = pen.colors.accent
  context.lineWidth = pen.hairline * weight
  context.lineJoin = 'round'
  const isUprightBox = element.rotation === 0 && !('points' in element) && !isRound(element)
  if (isUprightBox) {
    strokeCorners(pen, cornersOf(element), true)
    return
  }
  const { run, closed } = outlineOf(element)
  strokeRun(pen, run, closed)
}

function isRound(element: Element): boolean {
  return isShape(element) && element.type !== 'rectangle'
}

export function drawFrame(pen: OverlayPen, { box, rotation, linePoints, edges }: SelectionFrame): void {
  // A straight line is its own frame.
  if (linePoints.length > 0 && edges.length === 0) return
  const { context } = pen
  context.strokeStyle = pen.colors.accent
  context.lineWidth = pen.hairline
  context.lineJoin = 'miter'
  const center = centerOf(box)
  const corners = cornersOf(box)
  if (rotation === 0) strokeCorners(pen, corners, true)
  else
    strokeCorners(
      pen,
      corners.map((corner) => rotatePoint(corner, center, rotation)),
      false,
    )
}

export function drawHandles(pen: OverlayPen, frame: SelectionFrame): void {
  for (const handle of handlesOf(frame, pen.camera)) drawHandle(pen, handle, frame.rotation)
}

function drawHandle(pen: OverlayPen, handle: Handle, rotation: number): void {
  const { context, ratio } = pen
  const { x, y } = pen.placeScreen(handle.screenPoint)
  const half = (HANDLE_SIZE_SCREEN * ratio) / 2
  context.save()
  context.translate(x, y)
  context.beginPath()
  if (handle.kind === 'resize') {
    context.rotate(rotation)
    const side = Math.round(half) * 2
    context.roundRect(-side / 2, -side / 2, side, side, 2 * ratio)
  } else {
    context.arc(0, 0, half, 0, 2 * Math.PI)
  }
  context.shadowColor = pen.colors.handleShadow
  context.shadowBlur = 3 * ratio
  context.shadowOffsetY = ratio / 2
  context.fillStyle = pen.colors.handle
  context.fill()
  context.shadowColor = 'transparent'
  context.strokeStyle = pen.colors.accent
  context.lineWidth = pen.hairline
  context.stroke()
  context.restore()
}
