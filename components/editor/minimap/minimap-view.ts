import {
  type Camera,
  clampZoom,
  toScreen,
  type Viewport,
  visibleBox,
  zoomAt,
} from '../../../lib/editor/camera'
import { type Box, type Point, unionBoxes } from '../../../lib/editor/geometry/box'

/** How a minimap of some size shows a part of the canvas: CSS pixels = (canvas − origin) × scale. */
export interface MinimapView {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** Shows the whole drawing, and the view wherever it has gone, in the middle. */
export function minimapView(drawing: Box | null, seen: Box, size: Viewport): MinimapView {
  const box = unionBoxes(drawing ? [drawing, seen] : [seen]) ?? seen
  const scale = Math.min(size.width / Math.max(box.width, 1e-6), size.height / Math.max(box.height, 1e-6))
  return {
    x: box.x + box.width / 2 - size.width / scale / 2,
    y: box.y + box.height / 2 - size.height / scale / 2,
    scale,
  }
}

export function toMinimap(view: MinimapView, box: Box): Box {
  return {
    x: (box.x - view.x) * view.scale,
    y: (box.y - view.y) * view.scale,
    width: box.width * view.scale,
    height: box.height * view.scale,
  }
}

/** The canvas point under a point of the minimap. */
export function fromMinimap(view: MinimapView, point: Point): Point {
  return { x: point.x / view.scale + view.x, y: point.y / view.scale + view.y }
}

/** The same zoom, with this canvas point in the middle. */
export function cameraOver(camera: Camera, viewport: Viewport, point: Point): Camera {
  const seen = visibleBox(camera, viewport)
  return { ...camera, x: point.x - seen.width / 2, y: point.y - seen.height / 2 }
}

/** Turns of a wheel zoom about the canvas point that the pointer is over; `delta` in CSS pixels. */
export function cameraZoomedAt(camera: Camera, point: Point, delta: number): Camera {
  return zoomAt(camera, toScreen(camera, point), clampZoom(camera.zoom * Math.exp(-delta / 300)))
}
