import { type Bits, clearBit, createBits, hasBit, setBit, unionOfBits } from '../bits'
import type { Element } from '../model/element'
import type { SlotSet } from '../slot-set'
import { ancestorsOf, isHidden, isLocked, selectableAt, withDescendants } from '../tree'
import type { ToolContext } from './tool'

/** What a region that changes under a hand has caught so far: a box, a lasso. */
export interface Catch {
  /** The document it was made from is still the same. */
  readonly isFresh: boolean
  /** Looks again at the elements in these slots: those to which the region may lie otherwise than before. */
  look(slots: Iterable<number>): void
  /** What a hand means by it: elements and groups, and what was kept. The same value while nothing has changed. */
  ids(): SlotSet
}

export interface CatchOptions {
  /** Only what lies whole in the region. A frame always has to, or nothing in one could be caught. */
  readonly contained: boolean
  /** Stays selected whatever is caught. */
  readonly kept: ReadonlySet<string>
  /** Whether the region holds some of an element, or all of it if `whole`. */
  readonly holds: (element: Element, slot: number, whole: boolean) => boolean
}

/**
 * Everything here is kept by slots and changed by what is looked at, so that a move of the hand costs what the region has
 * newly come upon or left, however much it holds.
 */
export function createCatch(
  { document, state: { enteredGroup } }: Pick<ToolContext, 'document' | 'state'>,
  { contained, kept, holds }: CatchOptions,
): Catch {
  const { slots, revision } = document
  const keptBits = slots.bitsOf(kept)
  /** Elements that the region holds. */
  const held = createBits(slots.end)
  /** Of these and the groups of these, what a click on them would select. */
  const caught = createBits(slots.end)
  /** Without what lies in a caught frame, which is caught with it. */
  const chosen = createBits(slots.end)
  /** How many elements of a group are held. */
  const heldOf = new Map<string, number>()
  /** Caught groups and frames. */
  const containers = new Set<string>()
  let ids: SlotSet | null = null

  function look(some: Iterable<number>): void {
    const turned: Element[] = []
    const groups = new Set<Element>()
    for (const slot of some) {
      const element = document.at(slot)
      if (!element || isHidden(document, element) || isLocked(document, element)) continue
      const target = targetOf(element)
      if (!target) continue
      const isHeld = holds(element, slot, contained || element.type === 'frame')
      if (isHeld === hasBit(held, slot)) continue
      put(held, slot, isHeld)
      if (target === element) {
        if (turn(element, slot, isHeld)) turned.push(element)
      } else {
        heldOf.set(target.id, (heldOf.get(target.id) ?? 0) + (isHeld ? 1 : -1))
        groups.add(target)
      }
    }
    for (const group of groups) {
      const isCaught = (heldOf.get(group.id) ?? 0) > 0 && isWhole(group)
      if (turn(group, slots.of(group.id), isCaught)) turned.push(group)
    }
    if (turned.length === 0) return
    ids = null
    for (const target of turned) if (isContainer(target)) settleBelow(target)
  }

  function targetOf(element: Element): Element | null {
    const isTop = element.parent === null && enteredGroup === null
    return isTop ? element : selectableAt(document, element, enteredGroup)
  }

  /** Answers whether it was otherwise before. */
  function turn(target: Element, slot: number, isCaught: boolean): boolean {
    if (isCaught === hasBit(caught, slot)) return false
    put(caught, slot, isCaught)
    if (isContainer(target)) {
      if (isCaught) containers.add(target.id)
      else containers.delete(target.id)
    }
    put(chosen, slot, isCaught && !isBelowCaught(target))
    return true
  }

  function settleBelow(container: Element): void {
    for (const element of withDescendants(document, [container.id])) {
      const slot = slots.of(element.id)
      if (element !== container && hasBit(caught, slot)) put(chosen, slot, !isBelowCaught(element))
    }
  }

  function isBelowCaught(element: Element): boolean {
    if (element.parent === null || containers.size === 0) return false
    return ancestorsOf(document, element).some(({ id }) => containers.has(id))
  }

  function isWhole(group: Element): boolean {
    if (!contained) return true
    return withDescendants(document, [group.id]).every(
      (member) => member.type === 'group' || holds(member, slots.of(member.id), true),
    )
  }

  return {
    get isFresh() {
      return document.revision === revision
    },
    look,
    ids() {
      ids ??= slots.setOf(unionOfBits(chosen, keptBits))
      return ids
    },
  }
}

function isContainer({ type }: Element): boolean {
  return type === 'group' || type === 'frame'
}

function put(bits: Bits, slot: number, isIn: boolean): void {
  if (isIn) setBit(bits, slot)
  else clearBit(bits, slot)
}
