import { createBits, setBit } from '../bits'
import type { Document } from '../document'
import type { SlotSet } from '../slot-set'
import { isHidden, isLocked } from '../tree'

/** The ids a person means by "all": visible, unlocked, groups and frames whole; within an entered group its members. */
export function selectAll(document: Document, enteredGroup: string | null): SlotSet {
  const { slots } = document
  const selectable = createBits(slots.end)
  if (enteredGroup === null) {
    for (let slot = 0; slot < slots.end; slot++) {
      const element = document.at(slot)
      if (!element || element.type === 'guide') continue
      const isTop = element.parent === null || !document.get(element.parent)
      if (isTop && !isHidden(document, element) && !isLocked(document, element)) setBit(selectable, slot)
    }
    return slots.setOf(selectable)
  }
  for (const child of document.childrenOf(enteredGroup))
    if (!isHidden(document, child) && !isLocked(document, child)) setBit(selectable, slots.of(child.id))
  return slots.setOf(selectable)
}
