import type { Document } from './document'
import type { Element } from './element'

/** Parents from the nearest to the outermost; stops at a missing or repeated one. */
export function ancestorsOf(document: Document, element: Element): Element[] {
  const ancestors: Element[] = []
  let parent = element.parent === null ? undefined : document.get(element.parent)
  while (parent && parent !== element && !ancestors.includes(parent)) {
    ancestors.push(parent)
    parent = parent.parent === null ? undefined : document.get(parent.parent)
  }
  return ancestors
}

/** These elements and all below them, each once, parents before children. */
export function withDescendants(document: Document, ids: Iterable<string>): Element[] {
  const found = new Set<Element>()
  const visit = (element: Element) => {
    if (found.has(element)) return
    found.add(element)
    if (element.type === 'group' || element.type === 'frame')
      for (const child of document.childrenOf(element.id)) visit(child)
  }
  for (const id of ids) {
    const element = document.get(id)
    if (element) visit(element)
  }
  return [...found]
}

/** These elements without those that are below another of them. */
export function outermostOf(document: Document, ids: ReadonlySet<string>): Element[] {
  const outermost: Element[] = []
  for (const id of ids) {
    const element = document.get(id)
    if (element && !ancestorsOf(document, element).some((ancestor) => ids.has(ancestor.id)))
      outermost.push(element)
  }
  return outermost
}

/**
 * What a click on an element means: the outermost group around it, or below `enteredGroup` the next one down.
 * Null when the element is outside the entered group, which a click there leaves.
 */
export function selectableAt(
  document: Document,
  element: Element,
  enteredGroup: string | null,
): Element | null {
  const chain = [element, ...ancestorsOf(document, element)]
  const entered = enteredGroup === null ? chain.length : chain.findIndex(({ id }) => id === enteredGroup)
  if (entered === -1) return null
  const groups = chain.slice(1, entered).filter(({ type }) => type === 'group')
  return groups.at(-1) ?? element
}

export function isHidden(document: Document, element: Element): boolean {
  return isOrIsBelow(document, element, (one) => one.type !== 'unknown' && one.hidden)
}

export function isLocked(document: Document, element: Element): boolean {
  return isOrIsBelow(document, element, (one) => one.type !== 'unknown' && one.locked)
}

/** Whether making `parent` the parent of `id` would put an element inside itself. */
export function wouldCycle(document: Document, id: string, parent: string | null): boolean {
  if (parent === null) return false
  if (parent === id) return true
  const element = document.get(parent)
  return element !== undefined && ancestorsOf(document, element).some((ancestor) => ancestor.id === id)
}

function isOrIsBelow(document: Document, element: Element, test: (element: Element) => boolean): boolean {
  if (test(element)) return true
  return element.parent !== null && ancestorsOf(document, element).some(test)
}
