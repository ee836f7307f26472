import type { Point } from '../geometry/box'
import { toHundredths } from '../geometry/rounding'
import { LINE_HEIGHT } from '../geometry/text-layout'
import { newText } from './new-element'
import type { Effect, ToolContext } from './tool'

/** Begins a text: on a point it grows with its words, with a width it wraps. Nothing is made before there are words. */
export function draftTextAt(point: Point, context: ToolContext, width: number | null = null): Effect[] {
  const text = newText(context, point)
  const height = toHundredths(text.fontSize * LINE_HEIGHT)
  const draft = {
    ...text,
    x: toHundredths(point.x),
    // The first line is set around the point.
    y: toHundredths(width === null ? point.y - height / 2 : point.y),
    width: width ?? 0,
    height,
    sizing: width === null ? 'auto' : 'fixed',
  } as const
  return [{ kind: 'edit-text', id: draft.id, draft }]
}
