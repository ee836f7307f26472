import type { Applied } from './applied'
import { applyChange } from './changes/apply'
import { type Change, elementIdOf } from './changes/change'
import { createLinks, type Links } from './links'
import { type Element, type ElementOf, isLinear, type LinearElement } from './model/element'
import { comparePaintOrder } from './model/order'
import { createPaintOrder } from './paint-order'
import { createSlots, type Slots } from './slots'

/** The elements of one canvas in memory. Elements are immutable records; the document replaces them. */
export interface Document {
  readonly size: number
  /** Another number after every change. */
  readonly revision: number
  /** The slots of its elements; those of deleted elements stand until others need them. */
  readonly slots: Slots
  get(id: string): Element | undefined
  /** The element in a slot; undefined when there is none. */
  at(slot: number): Element | undefined
  /** All elements, in no particular order. */
  elements(): Iterable<Element>
  /** All elements but guides in painting order, lowest first. The array is the document's own: do not keep or change it. */
  ordered(): readonly Element[]
  /** The guides, which are no part of the picture, in no particular order. */
  guides(): Iterable<ElementOf<'guide'>>
  /** Children of a frame or group, in painting order. */
  childrenOf(parent: string): readonly Element[]
  hasChildren(parent: string): boolean
  /** The lines and arrows with an end held by this element, in no particular order. */
  attachedTo(target: string): readonly LinearElement[]
  /**
   * Adds many elements at once (opening a canvas); replaces those of the same id. `visit` sees each with its slot in the
   * same pass: to come by a hundred thousand records a second time would cost as much again.
   */
  load(elements: readonly Element[], visit?: (slot: number, element: Element) => void): Applied[]
  /** Applies changes in order; what changed nothing is left out of the answer. */
  apply(changes: readonly Change[]): Applied[]
}

const NONE: readonly never[] = []

export function createDocument(): Document {
  const slots = createSlots()
  const bySlot: (Element | undefined)[] = []
  const order = createPaintOrder(slots, (slot) => bySlot[slot])
  const children = createLinks()
  const attached = createLinks()
  const guides = new Map<string, ElementOf<'guide'>>()
  let size = 0
  let revision = 0

  function get(id: string): Element | undefined {
    const slot = slots.of(id)
    return slot < 0 ? undefined : bySlot[slot]
  }

  /** Answers with what was there before. */
  function put(slot: number, element: Element): Element | undefined {
    const before = bySlot[slot]
    if (before === element) return before
    bySlot[slot] = element
    if (!before) size++
    relink(element.id, before, element)
    return before
  }

  function remove(id: string): Element | undefined {
    const slot = slots.of(id)
    const before = slot < 0 ? undefined : bySlot[slot]
    if (!before) return undefined
    bySlot[slot] = undefined
    size--
    slots.giveUp(id)
    relink(id, before, undefined)
    return before
  }

  function relink(id: string, before: Element | undefined, after: Element | undefined): void {
    if (before?.type === 'guide') guides.delete(id)
    if (after?.type === 'guide') guides.set(id, after)
    if (before?.parent !== after?.parent) {
      if (before?.parent) children.unlink(before.parent, id)
      if (after?.parent) children.link(after.parent, id)
    }
    if (before && isLinear(before)) eachTarget(before, (target) => attached.unlink(target, id))
    if (after && isLinear(after)) eachTarget(after, (target) => attached.link(target, id))
  }

  function elementsOf(links: Links, target: string): Element[] {
    const elements: Element[] = []
    for (const id of links.to(target)) {
      const element = get(id)
      if (element) elements.push(element)
    }
    return elements
  }

  return {
    get size() {
      return size
    },
    get revision() {
      return revision
    },
    slots,
    get,
    at: (slot) => bySlot[slot],
    elements: () => present(bySlot),
    ordered: order.elements,
    guides: () => guides.values(),
    hasChildren: children.has,
    childrenOf: (parent) =>
      children.has(parent) ? elementsOf(children, parent).sort(comparePaintOrder) : NONE,
    attachedTo: (target) => (attached.has(target) ? elementsOf(attached, target).filter(isLinear) : NONE),
    load(elements, visit) {
      revision++
      slots.recycle()
      const applied: Applied[] = []
      const replaced: Applied[] = []
      for (const element of elements) {
        const slot = slots.take(element.id)
        const before = put(slot, element)
        if (before === element) continue
        visit?.(slot, element)
        const one = { id: element.id, before, after: element }
        applied.push(one)
        if (before) replaced.push(one)
        else if (isPainted(element)) order.add(slot)
      }
      order.update(replaced.filter(isOfPainted))
      return applied
    },
    apply(changes) {
      revision++
      slots.recycle()
      const firstBefore = new Map<string, Element | undefined>()
      for (const change of changes) {
        const id = elementIdOf(change)
        const current = get(id)
        const after = applyChange(current, change)
        if (after === current) continue
        if (after) put(slots.take(id), after)
        else remove(id)
        if (!firstBefore.has(id)) firstBefore.set(id, current)
      }
      const applied: Applied[] = []
      for (const [id, before] of firstBefore) {
        const after = get(id)
        if (before !== after) applied.push({ id, before, after })
      }
      order.update(applied.filter(isOfPainted))
      return applied
    },
  }
}

function* present(elements: readonly (Element | undefined)[]): Generator<Element> {
  for (const element of elements) if (element) yield element
}

function isPainted({ type }: Element): boolean {
  return type !== 'guide'
}

function isOfPainted({ before, after }: Applied): boolean {
  return (before ?? after)?.type !== 'guide'
}

function eachTarget({ start, end }: LinearElement, visit: (target: string) => void): void {
  if (start) visit(start.id)
  if (end) visit(end.id)
}
