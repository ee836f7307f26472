import type { Box, Point } from './geometry/box'

/** screen = (canvas − {x, y}) × zoom; `x, y` is the canvas point at the top left of the drawing surface, in canvas units. */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** CSS pixels of the drawing surface. */
export interface Viewport {
  readonly width: number
  readonly height: number
}

export const ZOOM = { min: 0.005, max: 32 } as const

export function toScreen(camera: Camera, canvasPoint: Point): Point {
  return { x: (canvasPoint.x - camera.x) * camera.zoom, y: (canvasPoint.y - camera.y) * camera.zoom }
}

export function toCanvas(camera: Camera, screenPoint: Point): Point {
  return { x: screenPoint.x / camera.zoom + camera.x, y: screenPoint.y / camera.zoom + camera.y }
}

export function visibleBox(camera: Camera, viewport: Viewport): Box {
  return {
    x: camera.x,
    y: camera.y,
    width: viewport.width / camera.zoom,
    height: viewport.height / camera.zoom,
  }
}

/** Moves the content by CSS pixels: a hand that drags right moves the drawing right. */
export function panBy(camera: Camera, dxScreen: number, dyScreen: number): Camera {
  return { ...camera, x: camera.x - dxScreen / camera.zoom, y: camera.y - dyScreen / camera.zoom }
}

/** The canvas point under `screenPoint` stays under it. */
export function zoomAt(camera: Camera, screenPoint: Point, zoom: number): Camera {
  const clamped = clampZoom(zoom)
  const anchor = toCanvas(camera, screenPoint)
  return { x: anchor.x - screenPoint.x / clamped, y: anchor.y - screenPoint.y / clamped, zoom: clamped }
}

/** Shows `box` whole and centred with `marginScreen` CSS pixels around it, never larger than `maxZoom`. */
export function fitBox(box: Box, viewport: Viewport, { marginScreen = 64, maxZoom = 1 } = {}): Camera {
  const room = {
    width: Math.max(1, viewport.width - 2 * marginScreen),
    height: Math.max(1, viewport.height - 2 * marginScreen),
  }
  const fitted = Math.min(room.width / Math.max(box.width, 1e-6), room.height / Math.max(box.height, 1e-6))
  const zoom = clampZoom(Math.min(fitted, maxZoom))
  return {
    x: box.x + box.width / 2 - viewport.width / zoom / 2,
    y: box.y + box.height / 2 - viewport.height / zoom / 2,
    zoom,
  }
}

export function clampZoom(zoom: number): number {
  return Math.min(ZOOM.max, Math.max(ZOOM.min, zoom))
}
