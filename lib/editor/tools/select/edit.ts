import { childrenIn } from '../../commands/frame'
import { selectAll } from '../../commands/select-all'
import type { PointerInput } from '../../input'
import { type Element, isTexted } from '../../model/element'
import { frameNamedAt } from '../../pick'
import { selectableAt } from '../../tree'
import { labelledShapeAt } from '../label-target'
import { draftTextAt } from '../text-draft'
import { type Step, stay, type ToolContext } from '../tool'
import { doubleClickLine } from './edit-points'
import { idle, type SelectState } from './state'

/** Enters a group, edits the words of what is under the pointer, or begins a text where nothing is. */
export function doubleClick(event: PointerInput, context: ToolContext): Step<SelectState> {
  const { document, state } = context
  const ofLine = doubleClickLine(event, context)
  if (ofLine) return ofLine
  const hit = context.hitTest(event.canvasPoint)
  if (!hit) {
    const shape = labelledShapeAt(context, event.canvasPoint)
    return shape ? edit(shape) : stay(idle, ...draftTextAt(event.canvasPoint, context))
  }
  const target = selectableAt(document, hit, state.enteredGroup) ?? selectableAt(document, hit, null)
  if (target?.type === 'group') {
    const member = selectableAt(document, hit, target.id) ?? hit
    return stay(idle, { kind: 'enter-group', id: target.id }, { kind: 'select', ids: [member.id] })
  }
  if (hit.type === 'frame') return editFrame(hit, event, context)
  return isTexted(hit) ? edit(hit) : cropOrRest(hit)
}

/** Its name where that is written; its border says nothing. */
function editFrame(frame: Element, event: PointerInput, context: ToolContext): Step<SelectState> {
  const named = frameNamedAt(context, event.canvasPoint, context.state.camera)
  return named?.id === frame.id ? stay(idle, { kind: 'edit-name', id: frame.id }) : stay(idle)
}

function cropOrRest({ id, type }: Element): Step<SelectState> {
  if (type !== 'image') return stay(idle)
  return stay(idle, { kind: 'select', ids: [id] }, { kind: 'use-tool', tool: 'crop' })
}

/** Enter edits the words of the one selected element, crops a picture, and goes into a frame or group. */
export function editSelected({ document, state: { selection } }: ToolContext): Step<SelectState> {
  const [id, ...more] = selection
  const element = id === undefined || more.length > 0 ? undefined : document.get(id)
  if (!element) return stay(idle)
  if (element.type === 'frame') return stay(idle, { kind: 'select', ids: childrenIn(document, selection) })
  if (element.type === 'group')
    return stay(
      idle,
      { kind: 'enter-group', id: element.id },
      { kind: 'select', ids: selectAll(document, element.id) },
    )
  return isTexted(element) ? edit(element) : cropOrRest(element)
}

function edit({ id }: Element): Step<SelectState> {
  return stay(idle, { kind: 'select', ids: [id] }, { kind: 'edit-text', id })
}
