import { type Camera, panBy, zoomAt } from '../../../lib/editor/camera'
import type { Point } from '../../../lib/editor/geometry/box'

/** The part of a wheel event that counts. */
export type Wheel = Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** CSS pixels of a line and of a page, for the wheels that count in them. */
const LINE = 16
const PAGE = 800
/** One notch of a mouse wheel zooms by no more than this much of a pinch. */
const LARGEST_PINCH = 24
const ZOOM_PER_PIXEL = 0.01

/** Two fingers and wheels pan; with control or command (which is how a pinch arrives) they zoom to the cursor. */
export function wheelCamera(camera: Camera, wheel: Wheel, screenPoint: Point): Camera {
  const unit = wheel.deltaMode === 1 ? LINE : wheel.deltaMode === 2 ? PAGE : 1
  const dx = wheel.deltaX * unit
  const dy = wheel.deltaY * unit
  if (wheel.ctrlKey || wheel.metaKey) {
    const pinch = Math.min(LARGEST_PINCH, Math.max(-LARGEST_PINCH, dy))
    return zoomAt(camera, screenPoint, camera.zoom * Math.exp(-pinch * ZOOM_PER_PIXEL))
  }
  // A mouse has one wheel: shift turns it sideways, unless the system has done so already.
  return wheel.shiftKey && dx === 0 ? panBy(camera, -dy, 0) : panBy(camera, -dx, -dy)
}
