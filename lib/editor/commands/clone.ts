import type { Document } from '../document'
import { type Attachment, type Element, isLinear } from '../model/element'
import { comparePaintOrder, orderKeysBetween } from '../model/order'
import { outermostOf, withDescendants } from '../tree'
import { translateElement } from './move'

interface Clones {
  /** Parents before children. */
  readonly elements: readonly Element[]
  /** The copies of what was selected. */
  readonly roots: readonly string[]
  /** What was selected, in the order of `roots`. */
  readonly originals: readonly string[]
}

/** Copies of elements and all below them, on top of the drawing, with their relations among each other kept. */
export function cloneSelection(
  document: Document,
  selection: ReadonlySet<string>,
  { newId, dx, dy }: { newId: () => string; dx: number; dy: number },
): Clones {
  const roots = outermostOf(document, selection).map(({ id }) => id)
  return cloneElements(withDescendants(document, roots), {
    newId,
    dx,
    dy,
    above: document.ordered().at(-1)?.z ?? null,
    keepsParent: (id) => document.get(id) !== undefined,
    roots: new Set(roots),
  })
}

export function cloneElements(
  originals: readonly Element[],
  {
    newId,
    dx,
    dy,
    above,
    keepsParent,
    roots,
  }: {
    newId: () => string
    dx: number
    dy: number
    /** The order key that the copies come above. */
    above: string | null
    /** Whether a parent that is not copied stays the parent. */
    keepsParent: (id: string) => boolean
    roots: ReadonlySet<string>
  },
): Clones {
  const idOf = new Map(originals.map(({ id }) => [id, newId()]))
  const keyOf = orderKeysAbove(above, originals)
  const relink = (end: Attachment | null): Attachment | null => {
    const id = end ? idOf.get(end.id) : undefined
    return end && id ? { ...end, id } : null
  }
  const copyOf = (original: Element): Element => {
    const parent =
      original.parent === null
        ? null
        : (idOf.get(original.parent) ?? (keepsParent(original.parent) ? original.parent : null))
    const placed = original.type === 'group' ? original : translateElement(original, dx, dy)
    const copy = {
      ...placed,
      id: idOf.get(original.id) ?? original.id,
      z: keyOf.get(original.id) ?? original.z,
      parent,
    }
    return isLinear(copy) ? { ...copy, start: relink(copy.start), end: relink(copy.end) } : copy
  }
  return {
    elements: originals.map(copyOf),
    roots: originals.flatMap(({ id }) => (roots.has(id) ? (idOf.get(id) ?? []) : [])),
    originals: originals.flatMap(({ id }) => (roots.has(id) ? id : [])),
  }
}

function orderKeysAbove(above: string | null, originals: readonly Element[]): Map<string, string> {
  const sorted = [...originals].sort(comparePaintOrder)
  const keys = orderKeysBetween(above, null, sorted.length)
  return new Map(sorted.map(({ id }, i) => [id, keys[i] ?? 'a0']))
}
