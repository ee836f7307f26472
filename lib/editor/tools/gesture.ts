import type { Point } from '../geometry/box'
import type { InputEvent, PointerInput } from '../input'
import { LIMITS } from '../model/limits'
import { GRID_SIZE } from '../state'
import type { ToolContext } from './tool'

/** A press becomes a drag once it went this far. */
const DRAG_THRESHOLD_SCREEN = { mouse: 4, pen: 5, touch: 10 } as const

export function isDrag(start: PointerInput, now: PointerInput): boolean {
  const dx = now.screenPoint.x - start.screenPoint.x
  const dy = now.screenPoint.y - start.screenPoint.y
  return Math.hypot(dx, dy) >= DRAG_THRESHOLD_SCREEN[start.device]
}

export function isPrimaryDown(event: InputEvent): event is PointerInput {
  return event.type === 'pointer-down' && event.button === 'primary'
}

export function isKey(event: InputEvent, key: string): boolean {
  return event.type === 'key-down' && event.key === key
}

/** The point of an event on the grid, when the grid is shown; `mod` lets go of it. */
export function snapped(event: PointerInput, { state: { grid } }: ToolContext): Point {
  if (!grid || event.modifiers.mod) return event.canvasPoint
  return { x: toGrid(event.canvasPoint.x), y: toGrid(event.canvasPoint.y) }
}

function toGrid(value: number): number {
  return Math.round(value / GRID_SIZE) * GRID_SIZE
}

const STEP = Math.PI / 12

/** The point at the same distance whose direction from `origin` is a multiple of 15°. */
export function toFifteenDegrees(origin: Point, point: Point): Point {
  const length = Math.hypot(point.x - origin.x, point.y - origin.y)
  const angle = Math.round(Math.atan2(point.y - origin.y, point.x - origin.x) / STEP) * STEP
  return { x: origin.x + length * Math.cos(angle), y: origin.y + length * Math.sin(angle) }
}

export function toFifteenDegreeAngle(angle: number): number {
  return Math.round(angle / STEP) * STEP
}

/** Keeps hands where elements may be saved, with room for what they hold. */
export function withinCanvas(point: Point): Point {
  const most = LIMITS.coordinate / 2
  const clamp = (value: number) => (Number.isFinite(value) ? Math.min(most, Math.max(-most, value)) : 0)
  return { x: clamp(point.x), y: clamp(point.y) }
}
