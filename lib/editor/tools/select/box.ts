import type { Document } from '../../document'
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
  const found = selectableIn(box, context, { contained: event.modifiers.alt })
  const ids = selecting.kept.size === 0 ? found : new Set([...selecting.kept, ...found])
  return stay(selecting, { kind: 'marquee', box }, { kind: 'select', ids })
}

/**
 * What a selection box selects: all it touches, as in Figma and tldraw; with alt only what it holds whole. A frame is
 * always held whole, or no box could be drawn inside one.
 */
function selectableIn(
  box: Box,
  context: ToolContext,
  { contained }: { contained: boolean },
): ReadonlySet<string> {
  const { document, index, state } = context
  const slots: number[] = []
  /** Those among them that others may lie in. */
  const containers = new Set<string>()
  /** Where in `slots` there are some that may lie in these. */
  const inner: number[] = []
  for (const slot of index.searchSlots(box)) {
    const element = document.at(slot)
    if (!element || isHidden(document, element) || isLocked(document, element)) continue
    const isTop = element.parent === null && state.enteredGroup === null
    const target = isTop ? element : selectableAt(document, element, state.enteredGroup)
    if (!target || containers.has(target.id)) continue
    const isIn =
      contained && target.type === 'group'
        ? isGroupIn(target, box, context)
        : index.isWithin(slot, box) || isInBox(element, box, context, contained || element.type === 'frame')
    if (!isIn) continue
    if (target.type === 'group' || target.type === 'frame') containers.add(target.id)
    if (target.parent !== null) inner.push(slots.length)
    slots.push(target === element ? slot : document.slots.of(target.id))
  }
  if (containers.size === 0 || inner.length === 0) return document.slots.setOf(slots)
  const isBelow = new Set(inner.filter((at) => liesInOneOf(containers, document, slots[at] ?? -1)))
  return document.slots.setOf(slots.filter((_, at) => !isBelow.has(at)))
}

function liesInOneOf(containers: ReadonlySet<string>, document: Document, slot: number): boolean {
  const element = document.at(slot)
  return element !== undefined && ancestorsOf(document, element).some(({ id }) => containers.has(id))
}

function isGroupIn(group: Element, box: Box, context: ToolContext): boolean {
  const members = withDescendants(context.document, [group.id]).filter(({ type }) => type !== 'group')
  return members.every((member) => isInBox(member, box, context, true))
}

function isInBox(element: Element, box: Box, context: ToolContext, contained: boolean): boolean {
  if (!contained && touchesBox(element, box)) return true
  return boxContains(box, inkBoxOf(element, context.measureText))
}
