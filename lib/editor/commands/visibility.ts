import type { Document } from '../document'
import type { Element } from '../model/element'
import { ancestorsOf, isHidden, isLocked, outermostOf, selectableAt } from '../tree'
import { changesTo, type Plan } from './plan'

/** Locked elements are seen and not touched; hidden ones are neither. Both leave the selection. */
export function setLocked(document: Document, selection: Iterable<string>, locked: boolean): Plan {
  return setFlag(document, selection, { locked })
}

export function setHidden(document: Document, selection: Iterable<string>, hidden: boolean): Plan {
  return setFlag(document, selection, { hidden })
}

/** Locks, or unlocks when all are locked already: layers are selected in the list of them whatever they are. */
export function toggleLocked(document: Document, selection: ReadonlySet<string>): Plan {
  return setLocked(document, selection, !areAll(document, selection, isLockedItself))
}

export function toggleHidden(document: Document, selection: ReadonlySet<string>): Plan {
  return setHidden(document, selection, !areAll(document, selection, isHiddenItself))
}

/** Everything that can be seen can be touched again, and what was freed is selected. */
export function unlockAll(document: Document): Plan {
  const freed = document.ordered().filter(isLockedItself)
  return freeing(document, freed, { locked: false }, (element) => isHidden(document, element))
}

/** Everything hidden is seen again, and selected as far as it may be touched. */
export function showHidden(document: Document): Plan {
  const shown = document.ordered().filter(isHiddenItself)
  return freeing(document, shown, { hidden: false }, (element) => isLocked(document, element))
}

/** One element can be touched again: the lock may be its own or that of a group or frame around it. */
export function unlockAround(document: Document, element: Element): Plan {
  const freed = [element, ...ancestorsOf(document, element)].filter(isLockedItself)
  const selected = selectableAt(document, element, null) ?? element
  return { ...setLocked(document, idsOf(freed), false), selection: [selected.id] }
}

export function hasLocked(document: Document): boolean {
  return some(document.ordered(), isLockedItself)
}

export function hasHidden(document: Document): boolean {
  return some(document.ordered(), isHiddenItself)
}

/** `staysAway`: out of reach for the other reason, and so not selected. */
function freeing(
  document: Document,
  elements: readonly Element[],
  flag: { locked: false } | { hidden: false },
  staysAway: (element: Element) => boolean,
): Plan {
  const reachable = elements.filter((element) => !staysAway(element))
  const outermost = outermostOf(document, new Set(idsOf(reachable)))
  // A member of a group is not selected beside it: the group is.
  const selection = new Set(outermost.map((element) => (selectableAt(document, element, null) ?? element).id))
  return { ...setFlag(document, idsOf(elements), flag), selection: [...selection] }
}

function setFlag(
  document: Document,
  selection: Iterable<string>,
  flag: { locked: boolean } | { hidden: boolean },
): Plan {
  const next = [...selection].flatMap((id) => {
    const element = document.get(id)
    return element && element.type !== 'unknown' ? [{ ...element, ...flag }] : []
  })
  const isSet = Object.values(flag).some(Boolean)
  return { changes: changesTo(document, next), ...(isSet ? { selection: [] } : {}) }
}

function isLockedItself(element: Element): boolean {
  return element.type !== 'unknown' && element.locked
}

function isHiddenItself(element: Element): boolean {
  return element.type !== 'unknown' && element.hidden
}

function areAll(document: Document, ids: Iterable<string>, test: (element: Element) => boolean): boolean {
  for (const id of ids) {
    const element = document.get(id)
    if (element && !test(element)) return false
  }
  return true
}

function idsOf(elements: readonly Element[]): string[] {
  return elements.map(({ id }) => id)
}

function some(elements: Iterable<Element>, test: (element: Element) => boolean): boolean {
  for (const element of elements) if (test(element)) return true
  return false
}
