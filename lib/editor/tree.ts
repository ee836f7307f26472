import type { Document } from './document'
import type { Element } from './model/element'
import { asSet } from './selection'

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

/** Those of these ids that are there. A set must not change afterwards: where its elements lie is remembered. */
export function elementsOf(document: Document, ids: Iterable<string>): Element[] {
  const elements: Element[] = []
  for (const slot of document.slots.ofAll(asSet(ids))) {
    const element = document.at(slot)
    if (element) elements.push(element)
  }
  return elements
}

/** Whether one of these is so; looks no further than the first. A set must not change afterwards. */
export function someOf(
  document: Document,
  ids: ReadonlySet<string>,
  test: (element: Element) => boolean,
): boolean {
  return document.slots.ofAll(ids).some((slot) => {
    const element = document.at(slot)
    return element !== undefined && test(element)
  })
}

/** These elements and all below them, each once; what is below comes after what was asked for. */
export function withDescendants(document: Document, ids: Iterable<string>): Element[] {
  const asked = asSet(ids)
  const elements = elementsOf(document, asked)
  // Grows while it is walked. Everything has one parent, so only what was asked for can come twice.
  for (const element of elements) {
    if (!isContainer(element)) continue
    for (const child of document.childrenOf(element.id)) if (!asked.has(child.id)) elements.push(child)
  }
  return elements
}

/** These elements with the members of groups among them; a frame stands for itself, whatever is in it. */
export function withMembers(document: Document, ids: Iterable<string>): Element[] {
  const asked = asSet(ids)
  const elements = elementsOf(document, asked)
  for (const element of elements) {
    if (element.type !== 'group') continue
    for (const child of document.childrenOf(element.id)) if (!asked.has(child.id)) elements.push(child)
  }
  return elements
}

function isContainer({ type }: Element): boolean {
  return type === 'group' || type === 'frame'
}

/** These elements without those that are below another of them. */
export function outermostOf(document: Document, ids: ReadonlySet<string>): Element[] {
  const outermost: Element[] = []
  for (const id of ids) {
    const element = document.get(id)
    if (!element) continue
    const isBelow = element.parent !== null && ancestorsOf(document, element).some(({ id }) => ids.has(id))
    if (!isBelow) outermost.push(element)
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

/** The id of the nearest group around an element; null when it is in none. */
export function groupAround(document: Document, element: Element): string | null {
  return ancestorsOf(document, element).find(({ type }) => type === 'group')?.id ?? null
}

export function isHidden(document: Document, element: Element): boolean {
  return isOrIsBelow(document, element, (one) => one.type !== 'unknown' && one.hidden)
}

export function isLocked(document: Document, element: Element): boolean {
  return isOrIsBelow(document, element, (one) => one.type !== 'unknown' && one.locked)
}

function isOrIsBelow(document: Document, element: Element, test: (element: Element) => boolean): boolean {
  if (test(element)) return true
  return element.parent !== null && ancestorsOf(document, element).some(test)
}
