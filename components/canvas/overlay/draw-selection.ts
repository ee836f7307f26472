import { centerOf, rotatePoint } from '../../../lib/editor/geometry/box'
import { HANDLE_SIZE_SCREEN, type Handle, handlesOf } from '../../../lib/editor/geometry/handles'
import { outlineOf } from '../../../lib/editor/geometry/outline'
import type { SelectionFrame } from '../../../lib/editor/geometry/selection-frame'
import { type Element, isShape } from '../../../lib/editor/model/element'
import type { EditedPoint } from '../../../lib/editor/state'
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

/** Of a line whose points are edited its points alone, and the one in the hand filled. */
export function drawHandles(pen: OverlayPen, frame: SelectionFrame, editedPoint: EditedPoint | null): void {
  for (const handle of handlesOf(frame, pen.camera, { pointsOnly: editedPoint !== null })) {
    const isInHand = handle.kind === 'point' && handle.index === editedPoint?.index
    drawHandle(pen, handle, { rotation: frame.rotation, isInHand })
  }
}

/** Between two points a handle is smaller, of the half that it would make. */
const MIDDLE_SHARE = 0.75

function drawHandle(
  pen: OverlayPen,
  handle: Handle,
  { rotation, isInHand }: { rotation: number; isInHand: boolean },
): void {
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
  } else if (handle.kind === 'middle' && handle.middle.pulls === 'leg') {
    const [long, short] = [half * 1.6, half * 0.62]
    const [width, height] = handle.middle.axis === 'x' ? [short, long] : [long, short]
    context.roundRect(-width, -height, width * 2, height * 2, short)
  } else {
    const scale = handle.kind === 'middle' ? MIDDLE_SHARE : isInHand ? 1.25 : 1
    context.arc(0, 0, half * scale, 0, 2 * Math.PI)
  }
  context.shadowColor = pen.colors.handleShadow
  context.shadowBlur = 3 * ratio
  context.shadowOffsetY = ratio / 2
  // What is not there yet lets the drawing through.
  const isFaint = handle.kind === 'middle' && handle.middle.pulls === 'add'
  context.globalAlpha = isFaint ? 0.75 : 1
  context.fillStyle = isInHand ? pen.colors.accent : pen.colors.handle
  context.fill()
  context.shadowColor = 'transparent'
  context.strokeStyle = pen.colors.accent
  context.lineWidth = pen.hairline
  context.stroke()
  context.restore()
}
