import { type Camera, toScreen } from '../camera'
import { centerOf, type Point, rotatePoint } from './box'
import type { LineMiddle } from './line-points'
import { EDGE_DIRECTION, type Edge } from './resize-edge'
import type { SelectionFrame } from './selection-frame'

/** Something on the selection that a hand can pull. Screen pixels: a handle keeps its size at every zoom. */
export type Handle =
  | { readonly kind: 'resize'; readonly edge: Edge; readonly screenPoint: Point; readonly cursor: string }
  | { readonly kind: 'rotate'; readonly screenPoint: Point; readonly cursor: string }
  /** The point of this number of a line or arrow. */
  | { readonly kind: 'point'; readonly index: number; readonly screenPoint: Point; readonly cursor: string }
  /** Between two of its points. */
  | {
      readonly kind: 'middle'
      readonly middle: LineMiddle
      readonly screenPoint: Point
      readonly cursor: string
    }

export const HANDLE_SIZE_SCREEN = 8
/** From the top of the frame to the handle that turns it. */
export const ROTATE_HANDLE_DISTANCE_SCREEN = 24
/** A side shorter than this has no handle in its middle, which would cover the corners'. */
const MIN_SIDE_SCREEN = 40
const REACH_SCREEN = { mouse: 7, pen: 10, touch: 18 } as const

/** The overlay draws exactly these, and the select tool hits exactly these. Later ones lie above earlier ones. */
export function handlesOf(
  frame: SelectionFrame,
  camera: Camera,
  { pointsOnly = false }: { pointsOnly?: boolean } = {},
): Handle[] {
  const ofPoints = [...middleHandles(frame, camera), ...pointHandles(frame, camera)]
  return pointsOnly
    ? ofPoints
    : [...rotateHandle(frame, camera), ...resizeHandles(frame, camera), ...ofPoints]
}

/** The handle under a point of the screen. */
export function handleAt(
  handles: readonly Handle[],
  screenPoint: Point,
  device: keyof typeof REACH_SCREEN = 'mouse',
): Handle | null {
  const reach = REACH_SCREEN[device]
  const isNear = ({ screenPoint: { x, y } }: Handle) =>
    Math.abs(x - screenPoint.x) <= reach && Math.abs(y - screenPoint.y) <= reach
  return handles.findLast(isNear) ?? null
}

function resizeHandles({ box, rotation, edges }: SelectionFrame, camera: Camera): Handle[] {
  const center = centerOf(box)
  const isWide = box.width * camera.zoom >= MIN_SIDE_SCREEN
  const isHigh = box.height * camera.zoom >= MIN_SIDE_SCREEN
  return edges.flatMap((edge): Handle[] => {
    const direction = EDGE_DIRECTION[edge]
    if ((direction.x === 0 && !isWide) || (direction.y === 0 && !isHigh)) return []
    const point = {
      x: center.x + (direction.x * box.width) / 2,
      y: center.y + (direction.y * box.height) / 2,
    }
    const screenPoint = toScreen(camera, rotatePoint(point, center, rotation))
    return [{ kind: 'resize', edge, screenPoint, cursor: resizeCursor(edge, rotation) }]
  })
}

function rotateHandle({ box, rotation, rotatable }: SelectionFrame, camera: Camera): Handle[] {
  if (!rotatable) return []
  const center = centerOf(box)
  const top = { x: center.x, y: box.y - ROTATE_HANDLE_DISTANCE_SCREEN / camera.zoom }
  return [
    { kind: 'rotate', screenPoint: toScreen(camera, rotatePoint(top, center, rotation)), cursor: 'grab' },
  ]
}

function pointHandles({ linePoints }: SelectionFrame, camera: Camera): Handle[] {
  return linePoints.map(({ index, x, y }) => ({
    kind: 'point',
    index,
    screenPoint: toScreen(camera, { x, y }),
    cursor: 'crosshair',
  }))
}

/** What is shorter than this has no handle in its middle, which would cover those of its ends. */
const MIN_BETWEEN_SCREEN = 36

const MIDDLE_CURSORS = { add: 'copy', bend: 'move' } as const

function middleHandles({ lineMiddles }: SelectionFrame, camera: Camera): Handle[] {
  return lineMiddles
    .filter(({ length }) => length * camera.zoom >= MIN_BETWEEN_SCREEN)
    .map((middle) => ({
      kind: 'middle',
      middle,
      screenPoint: toScreen(camera, middle),
      cursor:
        middle.pulls === 'leg'
          ? middle.axis === 'x'
            ? 'ew-resize'
            : 'ns-resize'
          : MIDDLE_CURSORS[middle.pulls],
    }))
}

const RESIZE_CURSORS = ['ew-resize', 'nwse-resize', 'ns-resize', 'nesw-resize'] as const

/** The cursor whose arrows point along the pull of an edge, after rotation. */
export function resizeCursor(edge: Edge, rotation: number): string {
  const { x, y } = EDGE_DIRECTION[edge]
  const eighths = Math.round((Math.atan2(y, x) + rotation) / (Math.PI / 4))
  return RESIZE_CURSORS[((eighths % 4) + 4) % 4] ?? 'move'
}
