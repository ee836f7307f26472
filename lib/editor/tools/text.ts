import { boxOf, type Point } from '../geometry/box'
import { toHundredths } from '../geometry/rounding'
import type { PointerInput } from '../input'
import { isDrag, isKey, isPrimaryDown, snapped } from './gesture'
import { labelledShapeAt } from './label-target'
import { draftTextAt } from './text-draft'
import { type Effect, type Step, stay, type Tool, type ToolContext } from './tool'

type TextState =
  | { readonly name: 'idle' }
  | { readonly name: 'pressed'; readonly down: PointerInput; readonly origin: Point }

const idle: TextState = { name: 'idle' }

/** A click begins a text that grows with its words, a drag one that wraps; on a text or shape both edit its words. */
export const textTool: Tool<TextState> = {
  cursor: 'text',
  initial: idle,
  step(state, event, context) {
    if (event.type === 'cancel') return stay(idle)
    if (isKey(event, 'Escape')) return state === idle ? stay(idle, { kind: 'leave-tool' }) : stay(idle)
    if (state.name === 'idle')
      return isPrimaryDown(event)
        ? stay({ name: 'pressed', down: event, origin: snapped(event, context) })
        : stay(idle)
    if (event.type === 'pointer-move') {
      if (!isDrag(state.down, event)) return stay(state)
      return stay(state, { kind: 'marquee', box: boxOf(state.origin, snapped(event, context)) })
    }
    if (event.type !== 'pointer-up') return stay(state)
    return write(state.origin, state.down, event, context)
  },
}

function write(
  origin: Point,
  down: PointerInput,
  event: PointerInput,
  context: ToolContext,
): Step<TextState> {
  if (isDrag(down, event)) {
    const { x, y, width } = boxOf(origin, snapped(event, context))
    const widest = Math.max(toHundredths(width), context.state.style.fontSize)
    return stay(idle, { kind: 'rest' }, ...draftTextAt({ x, y }, context, widest))
  }
  return stay(idle, ...editHere(origin, event, context))
}

function editHere(origin: Point, { canvasPoint }: PointerInput, context: ToolContext): Effect[] {
  const hit = context.hitTest(canvasPoint)
  const target = hit?.type === 'text' || hit?.type === 'note' ? hit : labelledShapeAt(context, canvasPoint)
  if (!target) return draftTextAt(origin, context)
  return [
    { kind: 'select', ids: [target.id] },
    { kind: 'edit-text', id: target.id },
  ]
}
