import { areSameBits, type Bits, clearBit, eachDifference, setBit } from './bits'
import { SlotSet } from './slot-set'
import type { Slots } from './slots'

/** Above this many, ids are kept by slots; up to here in the order in which a hand chose them. */
const MOST_IN_ORDER = 64

/** The form in which so many ids are kept. A set given must not change afterwards. */
export function keptSelection(slots: Slots, set: ReadonlySet<string>): ReadonlySet<string> {
  if (set.size > MOST_IN_ORDER) return set instanceof SlotSet ? set : slots.setOf(slots.bitsOf(set).slice())
  return set instanceof SlotSet ? new Set(set) : set
}

/** These ids as a set: themselves when they are one already. */
export function asSet(ids: Iterable<string>): ReadonlySet<string> {
  return ids instanceof Set || ids instanceof SlotSet ? ids : new Set(ids)
}

/** Chosen last. */
export function withId(slots: Slots, ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const slot = slots.of(id)
  if (!(ids instanceof SlotSet) || slot < 0) return new Set(ids).add(id)
  const bits = resized(slots.bitsOf(ids), slots.end)
  setBit(bits, slot)
  return slots.setOf(bits)
}

export function withoutIds(
  slots: Slots,
  ids: ReadonlySet<string>,
  gone: Iterable<string>,
): ReadonlySet<string> {
  if (!(ids instanceof SlotSet)) {
    const rest = new Set(ids)
    for (const id of gone) rest.delete(id)
    return rest
  }
  const bits = slots.bitsOf(ids).slice()
  for (const id of gone) {
    const slot = slots.of(id)
    if (slot >= 0) clearBit(bits, slot)
  }
  return slots.setOf(bits)
}

/** In whatever order. */
export function areSameIds(slots: Slots, a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a === b) return true
  if (a.size !== b.size) return false
  if (a instanceof SlotSet && b instanceof SlotSet) return areSameBits(slots.bitsOf(a), slots.bitsOf(b))
  for (const id of a) if (!b.has(id)) return false
  return true
}

/** `ids` without those in slots that may not be chosen; only what `known` does not have is looked at. */
export function selectableOf(
  slots: Slots,
  ids: ReadonlySet<string>,
  { known, isSelectable }: { known: ReadonlySet<string>; isSelectable: (slot: number) => boolean },
): ReadonlySet<string> {
  if (!(ids instanceof SlotSet)) {
    const all = [...ids]
    const rest = all.filter((id) => isSelectable(slots.of(id)))
    return rest.length === all.length ? ids : new Set(rest)
  }
  const bits = slots.bitsOf(ids)
  let rest: Bits | null = null
  eachDifference(slots.bitsOf(known), bits, (slot, isNew) => {
    if (!isNew || isSelectable(slot)) return
    rest ??= bits.slice()
    clearBit(rest, slot)
  })
  return rest ? slots.setOf(rest) : ids
}

function resized(bits: Bits, end: number): Bits {
  const larger = new Uint32Array(Math.max(bits.length, Math.ceil(end / 32)))
  larger.set(bits)
  return larger
}
