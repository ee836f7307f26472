import type { Change } from '../../changes/change'
import {
  changeOfLine,
  editedLine,
  pointCount,
  withoutPoint,
  withPoint,
  withPointAt,
} from '../../commands/line-points'
import { gestureKey } from '../../commands/plan'
import { handleAt, handlesOf } from '../../geometry/handles'
import { isClosed } from '../../geometry/line-path'
import { linePointsOf } from '../../geometry/line-points'
import { canvasPointsOf, pointAt } from '../../geometry/points'
import type { InputEvent, PointerInput } from '../../input'
import { isLinear, type LinearElement } from '../../model/element'
import { type Effect, type Step, stay, type ToolContext } from '../tool'
import { freedMiddle } from './bend'
import { hasLabelAt } from './slide'
import { idle, type SelectState } from './state'

/**
 * The points of one line by key: Tab goes from point to point, arrow keys move one, Insert makes one after it, Delete
 * takes it away, Enter goes on to the words, Escape leaves. Null when the key means something else.
 */
export function editPoints(event: InputEvent, context: ToolContext): Step<SelectState> | null {
  const { editedPoint, readOnly } = context.state
  if (!editedPoint || readOnly || event.type !== 'key-down' || event.modifiers.mod) return null
  const line = editedLine(context.document, editedPoint.id)
  if (!line) return null
  // Others may have taken it away meanwhile.
  const index = editedPoint.index !== null && editedPoint.index < pointCount(line) ? editedPoint.index : null
  switch (event.key) {
    case 'Tab':
      return stay(idle, selected(line, nextIndex(line, index, event.modifiers.shift)))
    case 'Escape':
      return stay(idle, { kind: 'edit-point', point: null })
    case 'Enter':
      return stay(idle, { kind: 'edit-point', point: null }, { kind: 'edit-text', id: line.id })
    case 'Delete':
    case 'Backspace':
      return index === null ? null : removed(line, index, context)
    case 'Insert':
      return index === null ? null : inserted(line, index, context)
  }
  const step = ARROWS[event.key]
  return step && index !== null ? nudged(line, index, { step, far: event.modifiers.shift, context }) : null
}

/** The keys that `editPoints` follows: nothing else on the page may. */
export const POINT_KEYS: ReadonlySet<string> = new Set([
  'Tab',
  'Enter',
  'Delete',
  'Backspace',
  'Insert',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
])

/** Goes into the points of the one selected line: by Enter where it carries no words, by mod and Enter always. */
export function enterPoints(event: InputEvent, { document, state }: ToolContext): Step<SelectState> | null {
  if (event.type !== 'key-down' || event.key !== 'Enter' || state.readOnly) return null
  const [id, ...more] = state.selection
  const element = id === undefined || more.length > 0 ? undefined : document.get(id)
  if (!element || !isLinear(element)) return null
  const isMeant = event.modifiers.mod || (element.type === 'line' && element.text === '')
  return isMeant ? stay(idle, selected(element, 0)) : null
}

/**
 * A double click on the one selected line: goes into its points where it carries no words (with mod always), and puts
 * right what is pulled out of line by a middle. Null where it means something else.
 */
export function doubleClickLine(event: PointerInput, context: ToolContext): Step<SelectState> | null {
  const { state } = context
  const frame = state.selectionFrame
  const handle = frame && handleAt(handlesOf(frame, state.camera), event.screenPoint, event.device)
  if (handle?.kind === 'point') return stay(idle)
  if (handle?.kind === 'middle' && handle.middle.pulls !== 'add')
    return stay(idle, ...freedMiddle(handle.middle, context))
  const hit = context.hitTest(event.canvasPoint)
  if (!hit || !isLinear(hit) || state.selection.size !== 1 || !state.selection.has(hit.id)) return null
  const isMeant = event.modifiers.mod || (hit.type === 'line' && hit.text === '')
  if (!isMeant || state.editedPoint || hasLabelAt(hit, event, context)) return null
  return stay(idle, selected(hit, null))
}

function selected(line: LinearElement, index: number | null): Effect {
  return { kind: 'edit-point', point: { id: line.id, index } }
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const FAR = 10

function nextIndex(line: LinearElement, index: number | null, back: boolean): number {
  const indices = linePointsOf(line).map((point) => point.index)
  const at = index === null ? -1 : indices.indexOf(index)
  const next = at < 0 ? (back ? -1 : 0) : at + (back ? -1 : 1)
  return indices.at(next % indices.length) ?? 0
}

function removed(line: LinearElement, index: number, { document }: ToolContext): Step<SelectState> {
  const less = withoutPoint(line, index)
  if (!less) return stay(idle)
  const next = Math.min(index, pointCount(less) - 1)
  return stay(idle, { kind: 'commit', changes: changeOfLine(document, less) }, selected(line, next))
}

function inserted(line: LinearElement, index: number, { document }: ToolContext): Step<SelectState> {
  const run = canvasPointsOf(line)
  const last = run.length / 2 - 1
  const before = Math.min(index, last - 1)
  const [from, to] = [pointAt(run, before), pointAt(run, before + 1)]
  const more = withPoint(line, before + 1, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 })
  if (!more) return stay(idle)
  return stay(idle, { kind: 'commit', changes: changeOfLine(document, more) }, selected(line, before + 1))
}

function nudged(
  line: LinearElement,
  index: number,
  { step: [dx, dy], far, context }: { step: readonly [number, number]; far: boolean; context: ToolContext },
): Step<SelectState> {
  const reach = far ? FAR : 1
  const { x, y } = pointAt(canvasPointsOf(line), index)
  const moved = withPointAt(line, index, { x: x + dx * reach, y: y + dy * reach })
  const changes = changeOfLine(context.document, freedEnd(moved, index))
  return stay(idle, { kind: 'commit', changes, mergeKey: nudgeKey(line, index, changes) })
}

/** An end moved by hand goes where it is moved, away from what held it. */
function freedEnd(line: LinearElement, index: number): LinearElement {
  if (isClosed(line.points)) return line
  if (index === 0) return { ...line, start: null }
  return index === line.points.length / 2 - 1 ? { ...line, end: null } : line
}

function nudgeKey({ id }: LinearElement, index: number, changes: readonly Change[]): string | null {
  return changes.length === 0 ? null : gestureKey('nudge-point', [`${index}`], new Set([id]))
}
