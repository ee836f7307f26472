import type { Document } from '../document'
import { type Point, unionBoxes } from '../geometry/box'
import { edgeBoxOf } from '../geometry/ink-box'
import { withoutNoise } from '../geometry/rounding'
import type { Copied } from '../state'
import { withDescendants } from '../tree'
import { cloneSelection } from './clone'
import type { Plan } from './plan'

/** How far a duplicate lies from its original on both axes, canvas units. */
export const DUPLICATE_OFFSET = 20

/**
 * Copies beside what is selected. What is a copy itself (`last`) goes on the way that it was moved from its original, so
 * that a row is made by one drag and a key pressed again and again.
 */
export function duplicateElements(
  document: Document,
  selection: ReadonlySet<string>,
  { newId, last }: { readonly newId: () => string; readonly last: Copied | null },
): Plan {
  const { x: dx, y: dy } = wayOf(document, selection, last) ?? { x: DUPLICATE_OFFSET, y: DUPLICATE_OFFSET }
  const { elements, roots, originals } = cloneSelection(document, selection, { newId, dx, dy })
  return {
    changes: elements.map((element) => ({ kind: 'create', element }) as const),
    selection: roots,
    copied: { from: originals, to: roots },
  }
}

/** From the originals to the copies, when the copies are what is selected; null when they lie on them. */
function wayOf(document: Document, selection: ReadonlySet<string>, last: Copied | null): Point | null {
  if (!last || last.to.length !== selection.size || !last.to.every((id) => selection.has(id))) return null
  const from = cornerOf(document, last.from)
  const to = cornerOf(document, last.to)
  if (!from || !to) return null
  const way = { x: withoutNoise(to.x - from.x), y: withoutNoise(to.y - from.y) }
  return way.x === 0 && way.y === 0 ? null : way
}

function cornerOf(document: Document, ids: readonly string[]): Point | null {
  if (!ids.every((id) => document.get(id))) return null
  return unionBoxes(
    withDescendants(document, ids)
      .filter(({ type }) => type !== 'group')
      .map(edgeBoxOf),
  )
}
