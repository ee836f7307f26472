import { type Camera, toScreen, type Viewport } from '../../../lib/editor/camera'
import type { Box } from '../../../lib/editor/geometry/box'
import type { ElementOf } from '../../../lib/editor/model/element'
import { fontString } from '../../../lib/painter/fonts'
import { frameLabel } from '../../../lib/painter/paint-frame'
import { type OverlayPen, strokeRun } from './pen'

/** The dragged selection box, canvas units. */
export function drawMarquee(pen: OverlayPen, box: Box): void {
  const { context } = pen
  const from = pen.place(box)
  const to = pen.place({ x: box.x + box.width, y: box.y + box.height })
  context.fillStyle = pen.colors.accentSoft
  context.fillRect(from.x, from.y, to.x - from.x, to.y - from.y)
  context.strokeStyle = pen.colors.accent
  context.lineWidth = pen.hairline
  context.strokeRect(from.x, from.y, to.x - from.x, to.y - from.y)
}

/** The line of the lasso and what it runs around so far, flat pairs, canvas units. */
export function drawLasso(pen: OverlayPen, run: readonly number[]): void {
  const { context } = pen
  context.fillStyle = pen.colors.accentSoft
  context.strokeStyle = pen.colors.accent
  context.lineWidth = pen.hairline
  context.lineJoin = 'round'
  context.setLineDash([4 * pen.ratio, 3 * pen.ratio])
  strokeRun(pen, run, true)
  context.fill('evenodd')
  context.setLineDash([])
}

/** CSS pixels of the names above frames. */
const LABEL_SIZE = 12
const LABEL_GAP = 6
/** A frame narrower than this on the screen shows no name, which would only be its first letter. */
const NARROWEST = 96

export function isLabelVisible(frame: ElementOf<'frame'>, camera: Camera, viewport: Viewport): boolean {
  if (frame.hidden || frame.width * camera.zoom < NARROWEST) return false
  const { x, y } = toScreen(camera, frame)
  const reach = Math.max(frame.width, frame.height) * camera.zoom
  return x < viewport.width + reach && x > -reach * 2 && y - 30 < viewport.height + reach && y > -reach * 2
}

/** The name keeps its size at every zoom, turns with its frame, and is cut where the frame ends. */
export function drawFrameName(pen: OverlayPen, frame: ElementOf<'frame'>, isSelected: boolean): void {
  const { context, ratio, camera } = pen
  const center = toScreen(camera, { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 })
  context.save()
  context.translate(Math.round(center.x * ratio), Math.round(center.y * ratio))
  context.rotate(frame.rotation)
  const width = frame.width * camera.zoom * ratio
  const top = (-frame.height / 2) * camera.zoom * ratio - LABEL_GAP * ratio
  context.font = fontString('sans', LABEL_SIZE * ratio)
  context.textAlign = 'left'
  context.textBaseline = 'alphabetic'
  context.fillStyle = isSelected ? pen.colors.accent : pen.colors.label
  context.fillText(shortened(context, frameLabel(frame), width), Math.round(-width / 2), Math.round(top))
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
