import type { Change } from '../changes/change'
import type { Document } from '../document'
import type { Element } from '../model/element'
import { orderKeysBetween } from '../model/order'
import { withDescendants } from '../tree'
import { changesTo, type Plan } from './plan'

export type ArrangeTo = 'front' | 'forward' | 'backward' | 'back'

/** Puts the selected elements, with all below them, elsewhere in the painting order. */
export function arrange(document: Document, selection: Iterable<string>, to: ArrangeTo): Plan {
  const moved = new Set(withDescendants(document, selection))
  const ordered = document.ordered()
  if (moved.size === 0) return { changes: [] }
  return { changes: reorderChanges(document, reordered(ordered, moved, to), moved) }
}

function reordered(ordered: readonly Element[], moved: ReadonlySet<Element>, to: ArrangeTo): Element[] {
  switch (to) {
    case 'front':
      return [
        ...ordered.filter((element) => !moved.has(element)),
        ...ordered.filter((element) => moved.has(element)),
      ]
    case 'back':
      return [
        ...ordered.filter((element) => moved.has(element)),
        ...ordered.filter((element) => !moved.has(element)),
      ]
    case 'backward':
      return stepped(ordered, moved)
    case 'forward':
      return stepped([...ordered].reverse(), moved).reverse()
  }
}

/** Each moved element changes places with what is before it, unless that moves as well or is the end. */
function stepped(ordered: readonly Element[], moved: ReadonlySet<Element>): Element[] {
  const next = [...ordered]
  for (let i = 1; i < next.length; i++) {
    const [before, here] = [next[i - 1], next[i]]
    if (!before || !here || !moved.has(here) || moved.has(before)) continue
    next[i - 1] = here
    next[i] = before
  }
  return next
}

/** The order keys that make `order` true by changing as few as possible beyond `moved`. */
export function reorderChanges(
  document: Document,
  order: readonly Element[],
  moved: ReadonlySet<Element>,
): Change[] {
  const rekeyed: Element[] = []
  const isInPlace = document.ordered()
  if (order.every((element, i) => element === isInPlace[i])) return []
  let at = 0
  let below: string | null = null
  while (at < order.length) {
    const element = order[at]
    if (!element) break
    if (!moved.has(element)) {
      below = element.z
      at += 1
      continue
    }
    const from = at
    // Whatever shares its key with what lies below leaves no room, and gets a new key as well.
    while (at < order.length && isInTheWay(order[at], below, moved)) at += 1
    const run = order.slice(from, at)
    const keys = orderKeysBetween(below, order[at]?.z ?? null, run.length)
    run.forEach((one, i) => {
      rekeyed.push({ ...one, z: keys[i] ?? one.z })
    })
    below = keys.at(-1) ?? below
  }
  return changesTo(document, rekeyed)
}

function isInTheWay(
  element: Element | undefined,
  below: string | null,
  moved: ReadonlySet<Element>,
): boolean {
  if (!element) return false
  return moved.has(element) || (below !== null && element.z <= below)
}
