import type { Document } from '../document'
import { isHidden, isLocked } from '../tree'

/** The ids a person means by "all": visible, unlocked, groups and frames whole; within an entered group its members. */
export function selectAll(document: Document, enteredGroup: string | null): string[] {
  const selectable: string[] = []
  const candidates = enteredGroup === null ? document.elements() : document.childrenOf(enteredGroup)
  for (const element of candidates) {
    if (element.type === 'guide') continue
    const isTop = enteredGroup !== null || element.parent === null || !document.get(element.parent)
    if (isTop && !isHidden(document, element) && !isLocked(document, element)) selectable.push(element.id)
  }
  return selectable
}
