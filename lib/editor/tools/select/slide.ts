import { diffRegisters } from '../../changes/diff'
import { boxHasPoint, centerOf, rotatePoint } from '../../geometry/box'
import { outlineOf } from '../../geometry/outline'
import { nearestOnRun, runLength } from '../../geometry/polyline'
import { textLayoutOf } from '../../geometry/text-layout'
import type { PointerInput } from '../../input'
import { isLinear, type LinearElement } from '../../model/element'
import { isDrag } from '../gesture'
import { type Step, stay, type ToolContext } from '../tool'
import { idle, type Pressing, type SelectState, type Sliding } from './state'

/** A drag that began on the label of the one selected line moves it along the line; null when it began elsewhere. */
export function beginSlide(
  { down, targetWasSelected }: Pressing,
  event: PointerInput,
  context: ToolContext,
): Step<SelectState> | null {
  const [id, ...more] = context.state.selection
  const line = id === undefined || more.length > 0 ? undefined : context.document.get(id)
  if (!targetWasSelected || !line || !isLinear(line) || !hasLabelAt(line, down, context)) return null
  return continueSlide({ name: 'sliding', down, line, ids: new Set([line.id]) }, event, context)
}

export function continueSlide(
  sliding: Sliding,
  event: PointerInput,
  context: ToolContext,
): Step<SelectState> {
  const line = slid(sliding, event, context)
  const elements = new Map([[line.id, line]])
  return stay(sliding, { kind: 'preview', preview: { kind: 'elements', elements } })
}

export function endSlide(sliding: Sliding, event: PointerInput, context: ToolContext): Step<SelectState> {
  if (!isDrag(sliding.down, event)) return stay(idle)
  const change = diffRegisters(sliding.line, slid(sliding, event, context))
  return stay(idle, { kind: 'commit', changes: change ? [change] : [] })
}

/** CSS pixels around the middle in which a label is put there. */
const MIDDLE_SCREEN = 8

function slid({ line }: Sliding, event: PointerInput, { state }: ToolContext): LinearElement {
  const { run, closed } = outlineOf(line)
  const length = runLength(run)
  if (length === 0) return line
  const { along } = nearestOnRun(event.canvasPoint, run, closed)
  const isMiddle = Math.abs(along - length / 2) * state.camera.zoom <= MIDDLE_SCREEN
  const labelPosition = isMiddle ? 0.5 : Math.min(1, Math.round((along / length) * 1e3) / 1e3)
  return { ...line, labelPosition }
}

/** Whether the words of a line are under a pointer. */
export function hasLabelAt(
  line: LinearElement,
  { canvasPoint }: PointerInput,
  { measureText }: ToolContext,
): boolean {
  const label = textLayoutOf(line, measureText)
  return label !== null && boxHasPoint(label.box, rotatePoint(canvasPoint, centerOf(line), -line.rotation))
}
