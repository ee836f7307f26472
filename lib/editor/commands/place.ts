import type { Change } from '../changes/change'
import { composeChanges } from '../changes/compose'
import type { Document } from '../document'
import type { Element } from '../model/element'
import { ancestorsOf, outermostOf, withDescendants } from '../tree'
import { changesTo, nothingToDo, type Plan } from './plan'
import { reorderChanges } from './reorder'

/** A place among siblings, as a list of layers shows them: the uppermost first. */
export interface Place {
  /** The frame or group that takes them; null is the canvas itself. */
  readonly parent: string | null
  /** The sibling they come right below of; null puts them above all others there. */
  readonly under: string | null
}

/** Whether these elements may belong to `parent`: nothing may belong to itself or to what is below it. */
export function canPlace(document: Document, ids: ReadonlySet<string>, parent: string | null): boolean {
  if (parent === null) return true
  const container = document.get(parent)
  if (!container || !isContainer(container) || ids.has(parent)) return false
  return !ancestorsOf(document, container).some(({ id }) => ids.has(id))
}

/**
 * Puts elements, with all below them, at a place in the tree. Where they lie on the canvas stays; a group that loses its
 * last member goes in the same operation.
 */
export function placeElements(document: Document, ids: ReadonlySet<string>, { parent, under }: Place): Plan {
  const roots = outermostOf(document, ids).filter(({ type }) => type !== 'unknown')
  if (roots.length === 0 || !canPlace(document, idSet(roots), parent)) return nothingToDo
  const moved = new Set(withDescendants(document, idSet(roots)))
  const ordered = document.ordered()
  const rest = ordered.filter((element) => !moved.has(element))
  const at = placeIn(document, rest, { parent, under: staying(document, under, moved) })
  const order = [...rest.slice(0, at), ...ordered.filter((element) => moved.has(element)), ...rest.slice(at)]
  const changes: Change[] = composeChanges(
    changesTo(
      document,
      roots.map((root) => ({ ...root, parent })),
    ),
    reorderChanges(document, order, moved),
  )
  const emptied = emptiedGroups(document, roots, parent).map(
    (element) => ({ kind: 'delete', element }) as const,
  )
  return { changes: [...changes, ...emptied] }
}

/** A sibling that moves itself is no place: the next above it that stays is. */
function staying(document: Document, under: string | null, moved: ReadonlySet<Element>): string | null {
  const sibling = under === null ? undefined : document.get(under)
  if (!sibling || !moved.has(sibling)) return under
  const ordered = document.ordered()
  for (let i = ordered.indexOf(sibling) + 1; i < ordered.length; i++) {
    const above = ordered[i]
    if (above && above.parent === sibling.parent && !moved.has(above)) return above.id
  }
  return null
}

/** How many of `rest`, which is in painting order, lie below the place. */
function placeIn(document: Document, rest: readonly Element[], { parent, under }: Place): number {
  const sibling = under === null ? undefined : document.get(under)
  if (!sibling) return parent === null ? rest.length : topOf(document, rest, parent)
  const subtree = new Set(withDescendants(document, [sibling.id]))
  let own = rest.length
  let lowest = rest.length
  let nextBelow = -1
  rest.forEach((element, i) => {
    if (element === sibling) own = i
    else if (own === rest.length && element.parent === sibling.parent) nextBelow = i
    if (lowest === rest.length && subtree.has(element)) lowest = i
  })
  // Members may be scattered among others: then the place right below the sibling itself is the one that shows.
  return lowest > nextBelow ? lowest : own
}

/** Above the uppermost of what is in a container, or above the container itself. */
function topOf(document: Document, rest: readonly Element[], container: string): number {
  const inside = new Set(withDescendants(document, [container]))
  return rest.findLastIndex((element) => inside.has(element)) + 1
}

function emptiedGroups(document: Document, leaving: readonly Element[], parent: string | null): Element[] {
  const gone = idSet(leaving.filter((element) => element.parent !== parent))
  const emptied: Element[] = []
  for (const element of leaving) {
    if (!gone.has(element.id)) continue
    for (const ancestor of ancestorsOf(document, element)) {
      if (ancestor.type !== 'group' || ancestor.id === parent) break
      if (!document.childrenOf(ancestor.id).every(({ id }) => gone.has(id))) break
      if (gone.has(ancestor.id)) continue
      gone.add(ancestor.id)
      emptied.push(ancestor)
    }
  }
  return emptied
}

function isContainer({ type }: Element): boolean {
  return type === 'group' || type === 'frame'
}

function idSet(elements: readonly Element[]): Set<string> {
  return new Set(elements.map(({ id }) => id))
}
