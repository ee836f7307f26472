import type { Camera, Viewport } from '../../../lib/editor/camera'
import type { PixelRect } from './pixel-rect'

/** What the surface shows: world pixels at `scale` device pixels a canvas unit. */
export interface View {
  readonly scale: number
  readonly rect: PixelRect
}

/** The view of a camera, put on whole device pixels: then a pan is a copy, and lines keep their crispness. */
export function viewOf(camera: Camera, viewport: Viewport, devicePixelRatio: number): View {
  const scale = camera.zoom * devicePixelRatio
  const left = Math.round(camera.x * scale)
  const top = Math.round(camera.y * scale)
  const width = Math.max(1, Math.round(viewport.width * devicePixelRatio))
  const height = Math.max(1, Math.round(viewport.height * devicePixelRatio))
  return { scale, rect: { left, top, right: left + width, bottom: top + height } }
}
