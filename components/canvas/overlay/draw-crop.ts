import { toScreen } from '../../../lib/editor/camera'
import { type Box, centerOf } from '../../../lib/editor/geometry/box'
import { wholeBoxOf } from '../../../lib/editor/geometry/crop'
import type { ElementOf } from '../../../lib/editor/model/element'
import type { Picture } from '../../../lib/painter/draw'
import type { OverlayPen } from './pen'

/** How much of the picture outside the cut is seen. */
const OUTSIDE = 0.35
/** CSS pixels of the marks on corners and sides that are pulled. */
const MARK = { length: 18, width: 4, edge: 1.5 } as const

/** The whole picture of an image, dim outside of what is cut out, with marks where the cut can be pulled. */
export function drawCrop(pen: OverlayPen, image: ElementOf<'image'>, picture: Picture | null): void {
  const { context, ratio, camera } = pen
  const scale = camera.zoom * ratio
  const center = toScreen(camera, centerOf(image))
  context.save()
  context.translate(center.x * ratio, center.y * ratio)
  context.rotate(image.rotation)
  const whole = around(wholeBoxOf(image), image, scale)
  const cut = around(image, image, scale)
  drawOutside(context, { whole, cut, image, picture })
  drawThirds(context, cut, ratio)
  drawMarks(context, cut, pen)
  context.restore()
}

/** A box in device pixels from the middle of the image. */
function around(box: Box, image: Box, scale: number): Box {
  const middle = centerOf(image)
  return {
    x: (box.x - middle.x) * scale,
    y: (box.y - middle.y) * scale,
    width: box.width * scale,
    height: box.height * scale,
  }
}

function drawOutside(
  context: CanvasRenderingContext2D,
  parts: { whole: Box; cut: Box; image: ElementOf<'image'>; picture: Picture | null },
): void {
  const { whole, cut, image, picture } = parts
  context.save()
  context.beginPath()
  context.rect(whole.x, whole.y, whole.width, whole.height)
  context.rect(cut.x, cut.y, cut.width, cut.height)
  context.clip('evenodd')
  context.fillStyle = 'rgb(24 24 27 / 0.55)'
  context.fillRect(whole.x, whole.y, whole.width, whole.height)
  if (picture) {
    context.globalAlpha = OUTSIDE
    const middle = { x: whole.x + whole.width / 2, y: whole.y + whole.height / 2 }
    context.translate(middle.x, middle.y)
    context.scale(image.flipX ? -1 : 1, image.flipY ? -1 : 1)
    context.drawImage(picture.source, -whole.width / 2, -whole.height / 2, whole.width, whole.height)
  }
  context.restore()
}

function drawThirds(context: CanvasRenderingContext2D, { x, y, width, height }: Box, ratio: number): void {
  context.strokeStyle = 'rgb(255 255 255 / 0.45)'
  context.lineWidth = Math.max(1, Math.round(ratio))
  context.beginPath()
  for (const share of [1 / 3, 2 / 3]) {
    context.moveTo(x + width * share, y)
    context.lineTo(x + width * share, y + height)
    context.moveTo(x, y + height * share)
    context.lineTo(x + width, y + height * share)
  }
  context.stroke()
}

/** Angles on the corners and bars on the sides, dark on light so that they are seen on any picture. */
function drawMarks(context: CanvasRenderingContext2D, cut: Box, { ratio, colors }: OverlayPen): void {
  const { x, y, width, height } = cut
  const length = Math.min(MARK.length * ratio, width / 3, height / 3)
  const trace = () => {
    context.beginPath()
    for (const [cornerX, toX] of [
      [x, 1],
      [x + width, -1],
    ] as const) {
      for (const [cornerY, toY] of [
        [y, 1],
        [y + height, -1],
      ] as const) {
        context.moveTo(cornerX + toX * length, cornerY)
        context.lineTo(cornerX, cornerY)
        context.lineTo(cornerX, cornerY + toY * length)
      }
    }
    for (const sideY of [y, y + height]) {
      context.moveTo(x + width / 2 - length / 2, sideY)
      context.lineTo(x + width / 2 + length / 2, sideY)
    }
    for (const sideX of [x, x + width]) {
      context.moveTo(sideX, y + height / 2 - length / 2)
      context.lineTo(sideX, y + height / 2 + length / 2)
    }
  }
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.strokeStyle = colors.accent
  context.lineWidth = (MARK.width + 2 * MARK.edge) * ratio
  trace()
  context.stroke()
  context.strokeStyle = '#ffffff'
  context.lineWidth = MARK.width * ratio
  trace()
  context.stroke()
}
