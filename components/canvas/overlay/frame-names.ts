import { type Camera, toScreen, type Viewport } from '../../../lib/editor/camera'
import { FRAME_NAME, frameLabel, showsFrameName } from '../../../lib/editor/geometry/frame-name'
import type { ElementOf } from '../../../lib/editor/model/element'
import { fontString } from '../../../lib/painter/fonts'
import { currentMessages } from '../../messages/messages-provider'
import type { OverlayPen } from './pen'

export function isFrameNameSeen(frame: ElementOf<'frame'>, camera: Camera, viewport: Viewport): boolean {
  if (!showsFrameName(frame, camera.zoom)) return false
  const { x, y } = toScreen(camera, frame)
  const reach = Math.max(frame.width, frame.height) * camera.zoom
  return x < viewport.width + reach && x > -reach * 2 && y - 30 < viewport.height + reach && y > -reach * 2
}

/** The name keeps its size at every zoom, turns with its frame, and is cut where the frame ends. */
export function drawFrameName(pen: OverlayPen, frame: ElementOf<'frame'>, isStrong: boolean): void {
  const { context, ratio, camera } = pen
  const center = toScreen(camera, { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 })
  context.save()
  context.translate(Math.round(center.x * ratio), Math.round(center.y * ratio))
  context.rotate(frame.rotation)
  const width = frame.width * camera.zoom * ratio
  const top = (-frame.height / 2) * camera.zoom * ratio - FRAME_NAME.gap * ratio
  context.font = fontString('sans', FRAME_NAME.fontSize * ratio)
  context.textAlign = 'left'
  context.textBaseline = 'alphabetic'
  context.fillStyle = isStrong ? pen.colors.accent : pen.colors.label
  const label = frameLabel(frame, currentMessages().panels.layers.types.frame)
  context.fillText(shortened(context, label, width), Math.round(-width / 2), Math.round(top))
  context.restore()
}

function shortened(context: CanvasRenderingContext2D, label: string, width: number): string {
  if (context.measureText(label).width <= width) return label
  let fits = 0
  let tooMany = label.length
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >>> 1
    if (context.measureText(`${label.slice(0, middle)}…`).width <= width) fits = middle
    else tooMany = middle
  }
  return `${label.slice(0, fits)}…`
}
