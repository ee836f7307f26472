import type { InputEvent, PointerInput } from '../input'
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
      readonly contained: boolean
      readonly lasso: LassoCatch
    }

type Lassoing = Extract<LassoState, { name: 'lassoing' }>

const idle: LassoState = { name: 'idle' }

/** CSS pixels between two points of the line: nobody aims finer. */
const STEP_SCREEN = 3
/** More than this is selected when the hand lets go: a set of 100,000 a move would cost the frame. */
const MOST_AT_ONCE = 5_000

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
        return event.type === 'pointer-up' ? letGo(state) : stay(state)
    }
  },
}

function pressing(down: PointerInput, event: InputEvent, context: ToolContext): Step<LassoState> {
  if (event.type === 'pointer-up') return stay(idle, ...click(event, context))
  if (event.type !== 'pointer-move' || !isDrag(down, event)) return stay({ name: 'pressing', down })
  const { shift, alt } = event.modifiers
  const lasso = createLassoCatch(context, { contained: alt, run: [] })
  lasso.extend(down.canvasPoint)
  const kept = shift ? context.state.selection : new Set<string>()
  return goOn({ name: 'lassoing', down, kept, contained: alt, lasso }, event, context, true)
}

function goOn(state: Lassoing, event: PointerInput, context: ToolContext, isFirst = false): Step<LassoState> {
  const contained = event.modifiers.alt
  const isOther = contained !== state.contained
  // The other question asks about everything once more.
  const lasso = isOther ? createLassoCatch(context, { contained, run: state.lasso.run }) : state.lasso
  const next = { ...state, contained, lasso }
  const isFar = distanceToEnd(lasso.run, event) * context.state.camera.zoom >= STEP_SCREEN
  const changes = (isFar && lasso.extend(event.canvasPoint)) || isOther || isFirst
  const effects: Effect[] = [{ kind: 'lasso', run: [...lasso.run] }]
  if (changes && lasso.size <= MOST_AT_ONCE) effects.push({ kind: 'select', ids: selected(next) })
  return stay(next, ...effects)
}

function letGo(state: Lassoing): Step<LassoState> {
  return stay(idle, { kind: 'select', ids: selected(state) })
}

function selected({ kept, lasso }: Lassoing): Set<string> {
  const ids = lasso.ids()
  for (const id of kept) ids.add(id)
  return ids
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
  const ids = new Set(state.selection)
  if (!ids.delete(target.id)) ids.add(target.id)
  return [{ kind: 'select', ids }]
}
