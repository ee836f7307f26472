import type { InputEvent, PointerInput } from '../input'
import { withId, withoutIds } from '../selection'
import { selectableAt } from '../tree'
import { isDrag, isKey, isPrimaryDown } from './gesture'
import { createLassoCatch, type LassoCatch } from './lasso-catch'
import { type Effect, type Step, stay, type Tool, type ToolContext } from './tool'

type LassoState =
  | { readonly name: 'idle' }
  | { readonly name: 'pressing'; readonly down: PointerInput }
  | {
      readonly name: 'lassoing'
      readonly down: PointerInput
      /** What shift keeps selected. */
      readonly kept: ReadonlySet<string>
      readonly lasso: LassoCatch
    }

type Lassoing = Extract<LassoState, { name: 'lassoing' }>

const idle: LassoState = { name: 'idle' }

/** CSS pixels between two points of the line: nobody aims finer. */
const STEP_SCREEN = 3

/**
 * Selects what a line drawn around it touches, with alt what it holds whole; shift adds. A click is as with the select
 * tool, without its drags.
 */
export const lassoTool: Tool<LassoState> = {
  cursor: 'crosshair',
  initial: idle,
  step(state, event, context) {
    if (event.type === 'cancel') return stay(idle)
    if (isKey(event, 'Escape')) return state === idle ? stay(idle, { kind: 'leave-tool' }) : stay(idle)
    switch (state.name) {
      case 'idle':
        return isPrimaryDown(event) ? stay({ name: 'pressing', down: event }) : stay(idle)
      case 'pressing':
        return pressing(state.down, event, context)
      case 'lassoing':
        if (event.type === 'pointer-move') return goOn(state, event, context)
        return event.type === 'pointer-up' ? stay(idle) : stay(state)
    }
  },
}

function pressing(down: PointerInput, event: InputEvent, context: ToolContext): Step<LassoState> {
  if (event.type === 'pointer-up') return stay(idle, ...click(event, context))
  if (event.type !== 'pointer-move' || !isDrag(down, event)) return stay({ name: 'pressing', down })
  const { shift, alt } = event.modifiers
  const kept = shift ? context.state.selection : new Set<string>()
  const lasso = createLassoCatch(context, { contained: alt, kept, run: [] })
  lasso.extend(down.canvasPoint)
  return goOn({ name: 'lassoing', down, kept, lasso }, event, context)
}

function goOn(
  { down, kept, lasso: last }: Lassoing,
  event: PointerInput,
  context: ToolContext,
): Step<LassoState> {
  const contained = event.modifiers.alt
  // Another question, or another drawing since others changed it: then everything is asked about once more.
  const isStanding = last.contained === contained && last.isFresh
  const lasso = isStanding ? last : createLassoCatch(context, { contained, kept, run: last.run })
  const isFar = distanceToEnd(lasso.run, event) * context.state.camera.zoom >= STEP_SCREEN
  if (isFar) lasso.extend(event.canvasPoint)
  return stay(
    { name: 'lassoing', down, kept, lasso },
    { kind: 'lasso', run: [...lasso.run] },
    { kind: 'select', ids: lasso.ids() },
  )
}

function distanceToEnd(run: readonly number[], { canvasPoint: { x, y } }: PointerInput): number {
  return Math.hypot(x - (run.at(-2) ?? x), y - (run.at(-1) ?? y))
}

function click(
  { canvasPoint, modifiers }: PointerInput,
  { state, document, hitTest }: ToolContext,
): Effect[] {
  const hit = hitTest(canvasPoint)
  const target = hit && selectableAt(document, hit, state.enteredGroup)
  if (!target) return modifiers.shift ? [] : [{ kind: 'select', ids: [] }]
  if (!modifiers.shift) return [{ kind: 'select', ids: [target.id] }]
  const ids = state.selection.has(target.id)
    ? withoutIds(document.slots, state.selection, [target.id])
    : withId(document.slots, state.selection, target.id)
  return [{ kind: 'select', ids }]
}
