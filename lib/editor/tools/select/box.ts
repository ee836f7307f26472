import { boxOf } from '../../geometry/box'
import type { PointerInput } from '../../input'
import { type Step, stay, type ToolContext } from '../tool'
import { createBoxCatch } from './box-catch'
import type { Pressing, SelectingByBox, SelectState } from './state'

export function beginBox({ down }: Pressing, event: PointerInput, context: ToolContext): Step<SelectState> {
  const { shift, alt } = event.modifiers
  const kept = shift ? context.state.selection : new Set<string>()
  const caught = createBoxCatch(context, { contained: alt, kept })
  return continueBox({ name: 'selecting', down, kept, caught }, event, context)
}

export function continueBox(
  selecting: SelectingByBox,
  event: PointerInput,
  context: ToolContext,
): Step<SelectState> {
  const box = boxOf(selecting.down.canvasPoint, event.canvasPoint)
  const contained = event.modifiers.alt
  const { kept } = selecting
  // Another question, or another drawing since others changed it: then everything is asked about once more.
  const isStanding = selecting.caught.contained === contained && selecting.caught.isFresh
  const caught = isStanding ? selecting.caught : createBoxCatch(context, { contained, kept })
  return stay({ ...selecting, caught }, { kind: 'marquee', box }, { kind: 'select', ids: caught.moveTo(box) })
}
