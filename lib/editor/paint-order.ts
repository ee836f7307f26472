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
  /** Records that `order` holds and that are gone, or placed anew. By record: hashing every id there is takes longer. */
  let stale = new Set<Element>()

  function elements(): readonly Element[] {
    if (stale.size > 0) {
      order = order.filter((element) => !stale.has(element))
      stale = new Set()
    }
    if (unplaced.length > 0) order = mergeOrders(order, sortByPaintOrder(takeUnplaced()))
    return order
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
    if (before) stale.add(before)
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
      const isLater = stale.size > 0 || unplaced.length > 0 || movesMany(applied)
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

/** What comes is mostly few beside what is there: whole runs of that lie between two of it. */
function mergeOrders(there: readonly Element[], coming: readonly Element[]): Element[] {
  const merged: Element[] = []
  let from = 0
  for (const next of coming) {
    const to = lowerBoundFrom(there, from, next)
    copyRun(there, from, to, merged)
    merged.push(next)
    from = to
  }
  copyRun(there, from, there.length, merged)
  return merged
}

/** Where `element` belongs at or above `from`: by steps that double, for it is mostly near. */
function lowerBoundFrom(sorted: readonly Element[], from: number, element: Element): number {
  let low = from
  let step = 1
  const isBelow = (i: number) => {
    const there = sorted[i]
    return there !== undefined && comparePaintOrder(there, element) < 0
  }
  while (isBelow(low + step - 1)) {
    low += step
    step *= 2
  }
  let high = Math.min(sorted.length, low + step - 1)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBelow(middle)) low = middle + 1
    else high = middle
  }
  return low
}

function copyRun(from: readonly Element[], start: number, end: number, to: Element[]): void {
  for (let i = start; i < end; i++) {
    const element = from[i]
    if (element) to.push(element)
  }
}
