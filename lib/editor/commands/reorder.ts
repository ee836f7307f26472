import type { Change } from '../changes/change'
import type { Document } from '../document'
import type { Element } from '../model/element'
import { comparePaintOrder, lowerBound, orderKeysBetween } from '../model/order'
import { changesTo } from './plan'

/** Where an element is among elements in painting order, or would come. */
export function positionIn(ordered: readonly Element[], element: Element): number {
  return lowerBound(ordered, element, comparePaintOrder)
}

/**
 * The order keys that make a part of the painting order lie as `order`, from the position `start` on, by changing as few
 * as possible beyond `moved`. `order` holds what lies there now, otherwise arranged.
 */
export function reorderChanges(
  document: Document,
  order: readonly Element[],
  moved: ReadonlySet<Element>,
  { start = 0 }: { readonly start?: number } = {},
): Change[] {
  const ordered = document.ordered()
  if (order.every((element, i) => element === ordered[start + i])) return []
  // Beyond the part everything lies as it did.
  const elementAt = (i: number) => (i < order.length ? order[i] : ordered[start + i])
  const rekeyed: Element[] = []
  let below: string | null = ordered[start - 1]?.z ?? null
  let at = 0
  while (at < order.length) {
    const element = order[at]
    if (!element) break
    if (!moved.has(element)) {
      below = element.z
      at += 1
      continue
    }
    const run: Element[] = []
    // Whatever shares its key with what lies below leaves no room, and gets a new key as well.
    for (let next = elementAt(at); next && isInTheWay(next, below, moved); next = elementAt(++at))
      run.push(next)
    const keys = orderKeysBetween(below, elementAt(at)?.z ?? null, run.length)
    run.forEach((one, i) => {
      rekeyed.push({ ...one, z: keys[i] ?? one.z })
    })
    below = keys.at(-1) ?? below
  }
  return changesTo(document, rekeyed)
}

function isInTheWay(element: Element, below: string | null, moved: ReadonlySet<Element>): boolean {
  return moved.has(element) || (below !== null && element.z <= below)
}
