import { type Box, boxContains, boxOf } from '../../geometry/box'
import { touchesBox } from '../../geometry/hit-test'
import { inkBoxOf } from '../../geometry/ink-box'
import type { PointerInput } from '../../input'
import type { Element } from '../../model/element'
import { ancestorsOf, isHidden, isLocked, selectableAt, withDescendants } from '../../tree'
import { type Step, stay, type ToolContext } from '../tool'
import type { SelectingByBox, SelectState } from './state'

export function continueBox(
  selecting: SelectingByBox,
  event: PointerInput,
  context: ToolContext,
): Step<SelectState> {
  const box = boxOf(selecting.down.canvasPoint, event.canvasPoint)
  const ids = new Set(selecting.kept)
  for (const id of selectableIn(box, context, { contained: event.modifiers.alt })) ids.add(id)
  return stay(selecting, { kind: 'marquee', box }, { kind: 'select', ids })
}

/**
 * What a selection box selects: all it touches, as in Figma and tldraw; with alt only what it holds whole. A frame is
 * always held whole, or no box could be drawn inside one.
 */
function selectableIn(box: Box, context: ToolContext, { contained }: { contained: boolean }): Set<string> {
  const { document, index, state } = context
  const selectable = new Map<string, Element>()
  for (const id of index.search(box)) {
    const element = document.get(id)
    if (!element || isHidden(document, element) || isLocked(document, element)) continue
    const target = selectableAt(document, element, state.enteredGroup)
    if (!target || selectable.has(target.id)) continue
    const isIn =
      contained && target.type === 'group'
        ? isGroupIn(target, box, context)
        : isInBox(element, box, context, contained || element.type === 'frame')
    if (isIn) selectable.set(target.id, target)
  }
  const ids = new Set(selectable.keys())
  for (const target of selectable.values())
    if (target.parent !== null && ancestorsOf(document, target).some(({ id }) => selectable.has(id)))
      ids.delete(target.id)
  return ids
}

function isGroupIn(group: Element, box: Box, context: ToolContext): boolean {
  const members = withDescendants(context.document, [group.id]).filter(({ type }) => type !== 'group')
  return members.every((member) => isInBox(member, box, context, true))
}

function isInBox(element: Element, box: Box, context: ToolContext, contained: boolean): boolean {
  const reach = context.index.reach(element.id)
  if (reach && boxContains(box, reach)) return true
  if (!contained && touchesBox(element, box)) return true
  return boxContains(box, inkBoxOf(element, context.measureText))
}
