import type { Document } from '../document'
import { cloneSelection } from './clone'
import type { Plan } from './plan'

/** How far a duplicate lies from its original on both axes, canvas units. */
export const DUPLICATE_OFFSET = 20

export function duplicateElements(
  document: Document,
  selection: ReadonlySet<string>,
  { newId }: { newId: () => string },
): Plan {
  const { elements, roots } = cloneSelection(document, selection, {
    newId,
    dx: DUPLICATE_OFFSET,
    dy: DUPLICATE_OFFSET,
  })
  return { changes: elements.map((element) => ({ kind: 'create', element }) as const), selection: roots }
}
