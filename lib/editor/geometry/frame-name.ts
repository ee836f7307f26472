import type { ElementOf } from '../model/element'
import { type Box, boxHasPoint, centerOf, expandBox, type Point, rotatePoint } from './box'
import type { MeasureText } from './text-layout'

/** The name above a frame keeps its size at every zoom: these are CSS pixels. */
export const FRAME_NAME = {
  fontSize: 12,
  /** Between the letters' baseline and the frame. */
  gap: 6,
  /** A frame narrower than this shows no name, which would only be its first letter. */
  narrowestFrame: 96,
  /** How far above the frame its name can be pressed. */
  reach: 24,
} as const

/** About as long as what any language calls a frame without a name. */
const UNNAMED = 'Frame'

/** What is written above a frame; `unnamed` is what the person's language calls one without a name. */
export function frameLabel({ name }: Pick<ElementOf<'frame'>, 'name'>, unnamed: string): string {
  return name.trim() === '' ? unnamed : name
}

export function showsFrameName(frame: ElementOf<'frame'>, zoom: number): boolean {
  return !frame.hidden && frame.width * zoom >= FRAME_NAME.narrowestFrame
}

/** Where the name can be pressed: canvas units, before the frame's rotation, which turns it about the frame's centre. */
export function frameNameBox(
  frame: ElementOf<'frame'>,
  { zoom, measureText }: { zoom: number; measureText: MeasureText },
): Box {
  const written =
    measureText(frameLabel(frame, UNNAMED), { font: 'sans', fontSize: FRAME_NAME.fontSize }) / zoom
  const height = FRAME_NAME.reach / zoom
  return { x: frame.x, y: frame.y - height, width: Math.min(frame.width, written), height }
}

/** Whether a canvas point is on the name of a frame, give or take some canvas units. */
export function isOnFrameName(
  frame: ElementOf<'frame'>,
  point: Point,
  { zoom, measureText, tolerance = 0 }: { zoom: number; measureText: MeasureText; tolerance?: number },
): boolean {
  if (!showsFrameName(frame, zoom)) return false
  const local = rotatePoint(point, centerOf(frame), -frame.rotation)
  return boxHasPoint(expandBox(frameNameBox(frame, { zoom, measureText }), tolerance), local)
}
