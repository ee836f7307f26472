import type { Document } from '../document'
import type { Element } from '../model/element'
import { ancestorsOf, withDescendants } from '../tree'
import { changesTo, type Plan } from './plan'

/**
 * Deletes elements with all below them, in one operation. Lines held by them are let go where they are (docs/sync.md,
 * M7), and a group left without members goes too.
 */
export function deleteElements(document: Document, selection: Iterable<string>): Plan {
  const doomed = new Map(withDescendants(document, selection).map((element) => [element.id, element]))
  for (const group of emptiedGroups(document, doomed)) doomed.set(group.id, group)
  const freed = new Map<string, Element>()
  for (const id of doomed.keys()) {
    for (const line of document.attachedTo(id)) {
      if (doomed.has(line.id)) continue
      freed.set(line.id, {
        ...line,
        start: line.start && doomed.has(line.start.id) ? null : line.start,
        end: line.end && doomed.has(line.end.id) ? null : line.end,
      })
    }
  }
  const deletes = [...doomed.values()].map((element) => ({ kind: 'delete', element }) as const)
  return { changes: [...deletes, ...changesTo(document, freed.values())], selection: [] }
}

function emptiedGroups(document: Document, doomed: ReadonlyMap<string, Element>): Element[] {
  const emptied = new Map<string, Element>()
  const isGone = ({ id }: Element) => doomed.has(id) || emptied.has(id)
  for (const element of doomed.values()) {
    for (const ancestor of ancestorsOf(document, element)) {
      if (ancestor.type !== 'group' || isGone(ancestor)) continue
      if (!document.childrenOf(ancestor.id).every(isGone)) break
      emptied.set(ancestor.id, ancestor)
    }
  }
  return [...emptied.values()]
}
