import { type Camera, toScreen } from '../../../lib/editor/camera'
import type { Box, Point } from '../../../lib/editor/geometry/box'
import type { Run } from '../../../lib/editor/geometry/polyline'

/** Draws marks of the interface: thin and crisp at every zoom, on whole device pixels. Points are canvas units unless named. */
export interface OverlayPen {
  readonly context: CanvasRenderingContext2D
  readonly camera: Camera
  readonly colors: OverlayColors
  /** Device pixels of a hairline. */
  readonly hairline: number
  readonly ratio: number
  /** Device pixels of a canvas point, put on the middle of a hairline. */
  place(canvasPoint: Point): Point
  /** The same of CSS pixels. */
  placeScreen(screenPoint: Point): Point
}

export interface OverlayColors {
  readonly accent: string
  readonly accentSoft: string
  readonly onAccent: string
  readonly handle: string
  readonly handleShadow: string
  readonly label: string
}

export function createPen(
  context: CanvasRenderingContext2D,
  camera: Camera,
  ratio: number,
  colors: OverlayColors,
): OverlayPen {
  const hairline = Math.max(1, Math.round(ratio))
  const half = hairline % 2 === 0 ? 0 : 0.5
  const placeScreen = ({ x, y }: Point) => ({
    x: Math.round(x * ratio - half) + half,
    y: Math.round(y * ratio - half) + half,
  })
  return {
    context,
    camera,
    colors,
    ratio,
    hairline,
    placeScreen,
    place: (canvasPoint) => placeScreen(toScreen(camera, canvasPoint)),
  }
}

export function strokeRun(pen: OverlayPen, run: Run, closed: boolean): void {
  const { context } = pen
  context.beginPath()
  for (let i = 0; i + 1 < run.length; i += 2) {
    const { x, y } = toScreen(pen.camera, { x: run[i] ?? 0, y: run[i + 1] ?? 0 })
    if (i === 0) context.moveTo(x * pen.ratio, y * pen.ratio)
    else context.lineTo(x * pen.ratio, y * pen.ratio)
  }
  if (closed) context.closePath()
  context.stroke()
}

/** Corners are placed one by one, so that an upright box is crisp and a turned one keeps its angle. */
export function strokeCorners(pen: OverlayPen, corners: readonly Point[], upright: boolean): void {
  const { context } = pen
  context.beginPath()
  corners.forEach((corner, i) => {
    const screenPoint = toScreen(pen.camera, corner)
    const at = upright
      ? pen.placeScreen(screenPoint)
      : { x: screenPoint.x * pen.ratio, y: screenPoint.y * pen.ratio }
    if (i === 0) context.moveTo(at.x, at.y)
    else context.lineTo(at.x, at.y)
  })
  context.closePath()
  context.stroke()
}

export function cornersOf({ x, y, width, height }: Box): Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ]
}
