import { applyChange } from './changes/apply'
import { type Change, elementIdOf } from './changes/change'
import { type Element, type ElementOf, isLinear, type LinearElement } from './model/element'
import { comparePaintOrder } from './model/order'

/** What a change did to one element: undefined stands for absent. */
export interface Applied {
  readonly id: string
  readonly before: Element | undefined
  readonly after: Element | undefined
}

/** The elements of one canvas in memory. Elements are immutable records; the document replaces them. */
export interface Document {
  readonly size: number
  get(id: string): Element | undefined
  /** All elements, in no particular order. */
  elements(): Iterable<Element>
  /** All elements but guides in painting order, lowest first. The array is the document's own: do not keep or change it. */
  ordered(): readonly Element[]
  /** The guides, which are no part of the picture, in no particular order. */
  guides(): Iterable<ElementOf<'guide'>>
  /** Children of a frame or group, in painting order. */
  childrenOf(parent: string): readonly Element[]
  hasChildren(parent: string): boolean
  hasChildren(parent: string): boolean
  /** The lines and arrows with an end held by this element, in no particular order. */
  attachedTo(target: string): readonly LinearElement[]
  /** Adds many elements at once (opening a canvas); replaces those of the same id. */
  load(elements: readonly Element[]): Applied[]
  /** Applies changes in order; what changed nothing is left out of the answer. */
  apply(changes: readonly Change[]): Applied[]
}

const NONE: readonly never[] = []

/** Above this many moved at once, sorting anew is cheaper than so many insertions. */
const RESORT_ABOVE = 64

export function createDocument(): Document {
  const byId = new Map<string, Element>()
  const children = new Map<string, Set<string>>()
  const attached = new Map<string, Set<string>>()
  const guides = new Map<string, ElementOf<'guide'>>()
  let order: Element[] = []
  let orderStale = false
  /** Loaded and not yet in `order`: opening a canvas in parts must not sort all of it at each part. */
  let arrived: Element[] = []

  function ordered(): readonly Element[] {
    if (orderStale) order = [...byId.values()].filter(isPainted).sort(comparePaintOrder)
    else if (arrived.length > 0) order = mergeOrders(order, arrived.sort(comparePaintOrder))
    orderStale = false
    arrived = []
    return order
  }

  function replace(id: string, after: Element | undefined): Applied | null {
    const before = byId.get(id)
    if (before === after) return null
    if (after === undefined) byId.delete(id)
    else byId.set(id, after)
    if (before?.type === 'guide') guides.delete(id)
    if (after?.type === 'guide') guides.set(id, after)
    if (before?.parent !== after?.parent) {
      if (before?.parent) unlink(children, before.parent, id)
      if (after?.parent) link(children, after.parent, id)
    }
    if (before && isLinear(before)) for (const target of targetsOf(before)) unlink(attached, target, id)
    if (after && isLinear(after)) for (const target of targetsOf(after)) link(attached, target, id)
    return { id, before, after }
  }

  function reorder(applied: readonly Applied[]): void {
    if (orderStale) return
    if (arrived.length > 0) {
      orderStale = true
      return
    }
    if (applied.length > RESORT_ABOVE) {
      patchInPlaceOrResort(applied)
      return
    }
    for (const { before, after } of applied) {
      if (before && after && comparePaintOrder(before, after) === 0) {
        order[indexOf(before)] = after
        continue
      }
      if (before) order.splice(indexOf(before), 1)
      if (after) order.splice(indexOf(after), 0, after)
    }
  }

  // A drag of thousands changes no order: replacing in place then beats a sort of everything.
  function patchInPlaceOrResort(applied: readonly Applied[]): void {
    orderStale = applied.some(
      ({ before, after }) => !before || !after || comparePaintOrder(before, after) !== 0,
    )
    if (orderStale) return
    if (applied.length > order.length / 8) order = order.map((element) => byId.get(element.id) ?? element)
    else for (const { after } of applied) if (after) order[indexOf(after)] = after
  }

  /** Where an element is, or would be inserted. */
  function indexOf(element: Element): number {
    let low = 0
    let high = order.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const there = order[middle]
      if (there && comparePaintOrder(there, element) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    get size() {
      return byId.size
    },
    get: (id) => byId.get(id),
    elements: () => byId.values(),
    ordered,
    guides: () => guides.values(),
    hasChildren: (parent) => children.has(parent),
    hasChildren: (parent) => children.has(parent),
    childrenOf(parent) {
      const ids = children.get(parent)
      if (!ids) return NONE
      return [...ids].flatMap((id) => byId.get(id) ?? []).sort(comparePaintOrder)
    },
    attachedTo(target) {
      const ids = attached.get(target)
      if (!ids) return NONE
      return [...ids].flatMap((id) => byId.get(id) ?? []).filter(isLinear)
    },
    load(elements) {
      const applied: Applied[] = []
      for (const element of elements) {
        const done = replace(element.id, element)
        if (!done) continue
        applied.push(done)
        if (done.before) orderStale = true
        else if (isPainted(element)) arrived.push(element)
      }
      return applied
    },
    apply(changes) {
      const firstBefore = new Map<string, Element | undefined>()
      for (const change of changes) {
        const id = elementIdOf(change)
        const done = replace(id, applyChange(byId.get(id), change))
        if (done && !firstBefore.has(id)) firstBefore.set(id, done.before)
      }
      const applied: Applied[] = []
      for (const [id, before] of firstBefore) {
        const after = byId.get(id)
        if (before !== after) applied.push({ id, before, after })
      }
      reorder(applied.filter(({ before, after }) => (before ?? after)?.type !== 'guide'))
      return applied
    },
  }
}

function isPainted({ type }: Element): boolean {
  return type !== 'guide'
}

function mergeOrders(a: readonly Element[], b: readonly Element[]): Element[] {
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

function targetsOf({ start, end }: LinearElement): string[] {
  const targets: string[] = []
  if (start) targets.push(start.id)
  if (end) targets.push(end.id)
  return targets
}

function link(index: Map<string, Set<string>>, from: string, to: string): void {
  const known = index.get(from)
  if (known) known.add(to)
  else index.set(from, new Set([to]))
}

function unlink(index: Map<string, Set<string>>, from: string, to: string): void {
  const known = index.get(from)
  known?.delete(to)
  if (known?.size === 0) index.delete(from)
}
