import { boxHasPoint, centerOf, type Point, rotatePoint, unionBoxes } from '../../geometry/box'
import { handleAt, handlesOf } from '../../geometry/handles'
import { edgeBoxOf } from '../../geometry/ink-box'
import type { InputEvent, PointerInput } from '../../input'
import type { Element } from '../../model/element'
import { withId, withoutIds } from '../../selection'
import { groupAround, selectableAt, withDescendants } from '../../tree'
import { isDrag, isKey, isPrimaryDown } from '../gesture'
import { type Effect, type Step, stay, type Tool, type ToolContext } from '../tool'
import { beginBend, continueBend, endBend } from './bend'
import { beginBox, continueBox } from './box'
import { doubleClick, editSelected } from './edit'
import { editPoints, enterPoints } from './edit-points'
import { beginMove, continueMove, endMove } from './move'
import { beginSlide, continueSlide, endSlide } from './slide'
import { idle, type Pressing, type SelectState } from './state'
import { beginResize, beginRotate, continueResize, continueRotate, endResize, endRotate } from './transform'

/** Click, box, move, resize, turn, bend: everything done to what is already drawn. */
export const selectTool: Tool<SelectState> = {
  cursor: 'default',
  initial: idle,
  step(state, event, context) {
    if (event.type === 'cancel') return stay(idle)
    if (isKey(event, 'Escape'))
      return state === idle ? (editPoints(event, context) ?? leave(context)) : stay(idle)
    switch (state.name) {
      case 'idle':
        return atRest(event, context)
      case 'pressing':
        return pressing(state, event, context)
      case 'moving':
        if (event.type === 'pointer-move') return continueMove(state, event, context)
        return event.type === 'pointer-up' ? endMove(state, event, context) : stay(state)
      case 'selecting':
        if (event.type === 'pointer-move') return continueBox(state, event, context)
        return event.type === 'pointer-up' ? stay(idle) : stay(state)
      case 'resizing':
        if (event.type === 'pointer-move') return continueResize(state, event, context)
        return event.type === 'pointer-up' ? endResize(state, event, context) : stay(state)
      case 'rotating':
        if (event.type === 'pointer-move') return continueRotate(state, event, context)
        return event.type === 'pointer-up' ? endRotate(state, event, context) : stay(state)
      case 'bending':
        if (event.type === 'pointer-move') return continueBend(state, event, context)
        return event.type === 'pointer-up' ? endBend(state, event, context) : stay(state)
      case 'sliding':
        if (event.type === 'pointer-move') return continueSlide(state, event, context)
        return event.type === 'pointer-up' ? endSlide(state, event, context) : stay(state)
    }
  },
  heldBy(state) {
    switch (state.name) {
      case 'moving':
        return state.movement.moved
      case 'resizing':
      case 'rotating':
      case 'bending':
      case 'sliding':
        return state.ids
      case 'pressing':
        return new Set(state.target === null ? [] : [state.target])
      case 'idle':
      case 'selecting':
        return new Set()
    }
  },
}

/** Escape goes one level up: out of the group that was entered into the one around it. */
function leave({ document, state: { enteredGroup, selection } }: ToolContext): Step<SelectState> {
  if (enteredGroup !== null) {
    const group = document.get(enteredGroup)
    const id = group ? groupAround(document, group) : null
    return stay(idle, { kind: 'enter-group', id }, { kind: 'select', ids: [enteredGroup] })
  }
  return selection.size === 0 ? stay(idle) : stay(idle, { kind: 'select', ids: [] })
}

function atRest(event: InputEvent, context: ToolContext): Step<SelectState> {
  const ofPoints = editPoints(event, context) ?? enterPoints(event, context)
  if (ofPoints) return ofPoints
  if (event.type === 'pointer-move') return stay(idle, { kind: 'cursor', cursor: cursorAt(event, context) })
  if (event.type === 'double-click' && !context.state.readOnly) return doubleClick(event, context)
  if (isPlainEnter(event) && !context.state.readOnly) return editSelected(context)
  if (!isPrimaryDown(event)) return stay(idle)
  return pressHandle(event, context) ?? press(event, context)
}

/** With modifiers it is a command's. */
function isPlainEnter(event: InputEvent): boolean {
  if (!isKey(event, 'Enter') || !('modifiers' in event)) return false
  const { shift, alt, mod } = event.modifiers
  return !shift && !alt && !mod
}

function handleUnder(event: PointerInput, { state }: ToolContext) {
  if (state.readOnly || !state.selectionFrame) return null
  const handles = handlesOf(state.selectionFrame, state.camera, { pointsOnly: state.editedPoint !== null })
  return handleAt(handles, event.screenPoint, event.device)
}

function cursorAt(event: PointerInput, context: ToolContext): string {
  const handle = handleUnder(event, context)
  if (handle) return handle.cursor
  if (context.state.readOnly) return 'default'
  return context.hitTest(event.canvasPoint) || isInsideSelection(event.canvasPoint, context)
    ? 'move'
    : 'default'
}

function pressHandle(event: PointerInput, context: ToolContext): Step<SelectState> | null {
  const handle = handleUnder(event, context)
  if (!handle) return null
  switch (handle.kind) {
    case 'resize':
      return beginResize(handle.edge, event, context)
    case 'rotate':
      return beginRotate(event, context)
    case 'point':
      return beginBend({ kind: 'point', index: handle.index }, event, context)
    case 'middle':
      return beginBend({ kind: 'middle', middle: handle.middle }, event, context)
  }
}

function press(event: PointerInput, context: ToolContext): Step<SelectState> {
  const { document, state } = context
  const hit = context.hitTest(event.canvasPoint)
  const { shift, mod } = event.modifiers
  const effects: Effect[] = []
  const inGroup = hit && selectableAt(document, hit, state.enteredGroup)
  // Through all groups at once: the element itself, and its neighbours from now on.
  const target = mod ? hit : hit && (inGroup ?? selectableAt(document, hit, null))
  if (mod && hit) effects.push({ kind: 'enter-group', id: groupAround(document, hit) })
  else if (isLeavingGroup(event.canvasPoint, { hit, inGroup }, context))
    effects.push({ kind: 'enter-group', id: null })
  if (target) {
    const targetWasSelected = state.selection.has(target.id)
    if (!targetWasSelected)
      effects.push({
        kind: 'select',
        ids: shift ? withId(document.slots, state.selection, target.id) : [target.id],
      })
    return stay(
      { name: 'pressing', down: event, drags: 'selection', target: target.id, targetWasSelected },
      ...effects,
    )
  }
  if (isInsideSelection(event.canvasPoint, context) && !shift)
    return stay({ name: 'pressing', down: event, drags: 'selection', target: null, targetWasSelected: true })
  if (!shift && state.selection.size > 0) effects.push({ kind: 'select', ids: [] })
  return stay(
    { name: 'pressing', down: event, drags: 'box', target: null, targetWasSelected: false },
    ...effects,
  )
}

/** A press on something else leaves the entered group, and one on nothing beyond it; within, a box selects its members. */
function isLeavingGroup(
  canvasPoint: Point,
  { hit, inGroup }: { readonly hit: Element | null; readonly inGroup: Element | null },
  context: ToolContext,
): boolean {
  const { enteredGroup } = context.state
  if (enteredGroup === null || inGroup) return false
  if (hit) return true
  const members = withDescendants(context.document, [enteredGroup]).filter(({ type }) => type !== 'group')
  const around = unionBoxes(members.map(edgeBoxOf))
  return !isInsideSelection(canvasPoint, context) && !(around && boxHasPoint(around, canvasPoint))
}

function pressing(state: Pressing, event: InputEvent, context: ToolContext): Step<SelectState> {
  if (event.type === 'pointer-move') {
    if (!isDrag(state.down, event)) return stay(state)
    if (state.drags === 'box') return beginBox(state, event, context)
    if (context.state.readOnly) return stay(state)
    return beginSlide(state, event, context) ?? beginMove(state, event, context)
  }
  return event.type === 'pointer-up' ? stay(idle, ...click(state, event, context)) : stay(state)
}

/** What a press that never became a drag does to the selection. */
function click(
  { target, targetWasSelected, drags }: Pressing,
  event: PointerInput,
  context: ToolContext,
): Effect[] {
  if (drags === 'box' || !targetWasSelected) return []
  if (target === null) return [{ kind: 'select', ids: [] }]
  if (!event.modifiers.shift) return [{ kind: 'select', ids: [target] }]
  const { document, state } = context
  return [{ kind: 'select', ids: withoutIds(document.slots, state.selection, [target]) }]
}

/** A drag anywhere inside the frame of the selection moves it, also where nothing is drawn. */
function isInsideSelection(canvasPoint: Point, { state: { selectionFrame: frame } }: ToolContext): boolean {
  if (!frame) return false
  return boxHasPoint(frame.box, rotatePoint(canvasPoint, centerOf(frame.box), -frame.rotation))
}
