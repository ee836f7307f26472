import type { Box } from '../../../lib/editor/geometry/box'
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
