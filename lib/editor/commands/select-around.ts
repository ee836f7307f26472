import type { Document } from '../document'
import type { Element } from '../model/element'
import { comparePaintOrder } from '../model/order'
import { ancestorsOf, isHidden, isLocked } from '../tree'
import { positionIn } from './reorder'
import { selectAll } from './select-all'

/** All that could be selected here and is not. */
export function selectInverse(
  document: Document,
  selection: ReadonlySet<string>,
  enteredGroup: string | null,
): string[] {
  const holds = new Set<string>()
  for (const id of selection) {
    const element = document.get(id)
    if (element) for (const ancestor of ancestorsOf(document, element)) holds.add(ancestor.id)
  }
  return [...selectAll(document, enteredGroup)].filter((id) => !selection.has(id) && !holds.has(id))
}

/** All that lies in the same frame or group as what is selected; on the canvas itself, all that lies in none. */
export function selectSiblings(document: Document, selection: ReadonlySet<string>): string[] {
  const parents = new Set<string | null>()
  for (const id of selection) {
    const element = document.get(id)
    if (element) parents.add(parentIn(document, element))
  }
  return [...parents].flatMap((parent) => [...selectAll(document, parent)])
}

/** The frames and groups that the selected elements are in. */
export function selectParents(document: Document, selection: ReadonlySet<string>): string[] {
  const parents = new Set<string>()
  for (const id of selection) {
    const parent = document.get(document.get(id)?.parent ?? '')
    if (parent && isSelectable(document, parent)) parents.add(parent.id)
  }
  return [...parents]
}

/** The sibling after (or before) what is selected in painting order; from the last one it goes on with the first. */
export function selectNext(
  document: Document,
  selection: ReadonlySet<string>,
  direction: 'next' | 'previous',
): string | null {
  const step = direction === 'next' ? 1 : -1
  const last = uttermost(document, selection, step)
  if (!last) return null
  const parent = parentIn(document, last)
  const around = parent === null ? document.ordered() : document.childrenOf(parent)
  const from = positionIn(around, last)
  for (let i = 1; i < around.length; i++) {
    const element = around[(from + i * step + around.length * i) % around.length]
    if (element && parentIn(document, element) === parent && isSelectable(document, element))
      return element.id
  }
  return null
}

function uttermost(document: Document, selection: ReadonlySet<string>, step: 1 | -1): Element | null {
  let found: Element | null = null
  for (const id of selection) {
    const element = document.get(id)
    if (element && (!found || comparePaintOrder(element, found) * step > 0)) found = element
  }
  return found
}

function parentIn(document: Document, { parent }: Element): string | null {
  return parent !== null && document.get(parent) ? parent : null
}

function isSelectable(document: Document, element: Element): boolean {
  return !isHidden(document, element) && !isLocked(document, element)
}
