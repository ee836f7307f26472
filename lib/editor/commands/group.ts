import type { Change } from '../changes/change'
import { composeChanges } from '../changes/compose'
import type { Document } from '../document'
import type { Element, ElementOf } from '../model/element'
import { comparePaintOrder } from '../model/order'
import { plainProperties } from '../model/plain-properties'
import { outermostOf, withDescendants } from '../tree'
import { changesTo, nothingToDo, type Plan } from './plan'
import { positionIn, reorderChanges } from './reorder'

/** Puts the selected elements into a new group, next to each other in the painting order where the uppermost of them is. */
export function groupElements(
  document: Document,
  selection: ReadonlySet<string>,
  { newId }: { newId: () => string },
): Plan {
  const roots = outermostOf(document, selection).filter(({ type }) => type !== 'unknown')
  if (roots.length < 2) return nothingToDo
  const members = withDescendants(document, ids(roots)).sort(comparePaintOrder)
  const [lowest, uppermost] = [members[0], members.at(-1)]
  if (!lowest || !uppermost) return nothingToDo
  const group: ElementOf<'group'> = {
    type: 'group',
    ...plainProperties,
    id: newId(),
    z: uppermost.z,
    parent: commonParent(roots),
  }
  const joined = changesTo(
    document,
    roots.map((root) => ({ ...root, parent: group.id })),
  )
  const order = gather(document, members, { lowest, uppermost })
  const changes: Change[] = [{ kind: 'create', element: group }, ...composeChanges(joined, order)]
  return { changes, selection: [group.id] }
}

function commonParent([first, ...others]: readonly Element[]): string | null {
  if (!first || others.some(({ parent }) => parent !== first.parent)) return null
  return first.parent
}

/** Puts elements next to each other, below the uppermost of them. */
function gather(
  document: Document,
  members: readonly Element[],
  { lowest, uppermost }: { readonly lowest: Element; readonly uppermost: Element },
): Change[] {
  const moved = new Set(members)
  const ordered = document.ordered()
  const start = positionIn(ordered, lowest)
  const part = ordered.slice(start, positionIn(ordered, uppermost) + 1)
  return reorderChanges(document, [...part.filter((one) => !moved.has(one)), ...members], moved, { start })
}

/** Dissolves the selected groups; their members belong to what the group belonged to, and are selected. */
export function ungroupElements(document: Document, selection: ReadonlySet<string>): Plan {
  const groups = [...selection].flatMap((id): ElementOf<'group'>[] => {
    const element = document.get(id)
    return element?.type === 'group' ? [element] : []
  })
  if (groups.length === 0) return nothingToDo
  const dissolved = new Map(groups.map((group) => [group.id, group]))
  const freed = groups.flatMap(({ id }) =>
    document.childrenOf(id).filter((child) => !dissolved.has(child.id)),
  )
  const changes: Change[] = [
    ...changesTo(
      document,
      freed.map((child) => ({ ...child, parent: remainingParent(child.parent, dissolved) })),
    ),
    ...groups.map((element) => ({ kind: 'delete', element }) as const),
  ]
  const kept = [...selection].filter((id) => !dissolved.has(id))
  return { changes, selection: [...kept, ...ids(freed)] }
}

/** The nearest parent that is not dissolved itself. */
function remainingParent(parent: string | null, dissolved: ReadonlyMap<string, Element>): string | null {
  const seen = new Set<string>()
  let at = parent
  while (at !== null && dissolved.has(at) && !seen.has(at)) {
    seen.add(at)
    at = dissolved.get(at)?.parent ?? null
  }
  return at
}

function ids(elements: readonly Element[]): string[] {
  return elements.map(({ id }) => id)
}
