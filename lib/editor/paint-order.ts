import type { Applied } from './applied'
import type { Element } from './model/element'
import { comparePaintOrder, lowerBound, sortByPaintOrder } from './model/order'
import type { Slots } from './slots'

/** The elements in painting order, kept while they change and sorted only when somebody asks. */
export interface PaintOrder {
  /** Lowest first. The array is the order's own: do not keep or change it. */
  elements(): readonly Element[]
  /** What lies in this slot is new: opening a canvas in parts must not sort all of it at each part. */
  add(slot: number): void
  update(applied: readonly Applied[]): void
}

/** Above this many at once, going through all of them is cheaper than so many insertions. */
const MANY = 64

export function createPaintOrder(slots: Slots, elementAt: (slot: number) => Element | undefined): PaintOrder {
  let order: Element[] = []
  /** Slots whose element is not in `order` yet, or at another place; each once. */
  let unplaced: number[] = []
  let isUnplaced = new Uint8Array(0)
  /** Whether `order` holds what is gone or placed anew. */
  let hasStale = false

  function elements(): readonly Element[] {
    if (hasStale) order = order.filter(isInPlace)
    if (unplaced.length > 0) order = mergeOrders(order, sortByPaintOrder(takeUnplaced()))
    hasStale = false
    return order
  }

  function isInPlace({ id }: Element): boolean {
    const slot = slots.of(id)
    return slot >= 0 && isUnplaced[slot] !== 1 && elementAt(slot) !== undefined
  }

  function takeUnplaced(): Element[] {
    const elements: Element[] = []
    for (const slot of unplaced) {
      isUnplaced[slot] = 0
      const element = elementAt(slot)
      if (element) elements.push(element)
    }
    unplaced = []
    return elements
  }

  function add(slot: number): void {
    if (slot >= isUnplaced.length) {
      const larger = new Uint8Array(Math.max(slot + 1, slots.end, isUnplaced.length * 2))
      larger.set(isUnplaced)
      isUnplaced = larger
    }
    if (isUnplaced[slot] === 1) return
    isUnplaced[slot] = 1
    unplaced.push(slot)
  }

  function placeLater({ id, before, after }: Applied): void {
    if (before) hasStale = true
    if (after) add(slots.of(id))
  }

  function placeNow(one: Applied): void {
    const { before, after } = one
    if (after && staysInPlace(one)) order[indexOf(after)] = after
    else {
      if (before) order.splice(indexOf(before), 1)
      if (after) order.splice(indexOf(after), 0, after)
    }
  }

  /** Where an element is, or would be inserted. */
  function indexOf(element: Element): number {
    return lowerBound(order, element, comparePaintOrder)
  }

  return {
    elements,
    add,
    update(applied) {
      // With something still to be placed nothing in `order` can be relied on.
      const isLater = hasStale || unplaced.length > 0 || movesMany(applied)
      for (const one of applied) {
        if (isLater) placeLater(one)
        else placeNow(one)
      }
    },
  }
}

function movesMany(applied: readonly Applied[]): boolean {
  let moved = 0
  for (const one of applied) if (!staysInPlace(one) && ++moved > MANY) return true
  return false
}

function staysInPlace({ before, after }: Applied): boolean {
  return before !== undefined && after !== undefined && comparePaintOrder(before, after) === 0
}

function mergeOrders(a: Element[], b: readonly Element[]): Element[] {
  if (a.length === 0) return [...b]
  const merged: Element[] = []
  let i = 0
  for (const next of b) {
    for (let there = a[i]; there && comparePaintOrder(there, next) < 0; there = a[++i]) merged.push(there)
    merged.push(next)
  }
  for (; i < a.length; i++) {
    const rest = a[i]
    if (rest) merged.push(rest)
  }
  return merged
}
