import { type Bits, createBits, setBit } from './bits'
import { SlotSet, type SlotTable } from './slot-set'

/**
 * Small numbers for ids, dense and the same while the id lives, so that what is known of many elements can lie in typed
 * arrays. One table of them serves all who look elements up: hashing a hundred thousand ids twice costs as much as
 * opening the canvas.
 */
export interface Slots {
  /** −1 when the id has none. */
  of(id: string): number
  /**
   * The slots of these ids, in their order; −1 for an id without. Remembered for the set, which must not change: what is
   * selected is asked for many times, and hashing a hundred thousand ids each time would stop the hand.
   */
  ofAll(ids: ReadonlySet<string>): Int32Array
  /** The same as bits, without the ids that have no slot; not to be changed. */
  bitsOf(ids: ReadonlySet<string>): Bits
  /** The ids in these slots, each of which has one. The bits are the set's own from now on. */
  setOf(bits: Bits): SlotSet
  /** The id that has a slot, or had it last. */
  idAt(slot: number): string | undefined
  /** The slot of an id, a new one if need be. */
  take(id: string): number
  /** Gives a slot up. Taken again before it is another's, it is as if it had never been given up. */
  giveUp(id: string): void
  /**
   * Between two changes of the document: slots given up may go to other ids from now on. Not before they are many, since
   * from then on sets made earlier have to look their ids up.
   */
  recycle(): void
  /** Above every slot. */
  readonly end: number
}

/** So many slots lie idle at least, and this share of all, before they are given to others. */
const FEWEST_IDLE = 1_024
const SHARE_IDLE = 0.25

export function createSlots(): Slots {
  const slotOf = new Map<string, number>()
  let ids: string[] = []
  let table: SlotTable = { slotOf, ids, isCurrent: true }
  const free: number[] = []
  const givenUp = new Set<string>()
  /** Whatever an id was told to have before the last of these may no longer be so. */
  let changes = 0
  const remembered = new WeakMap<
    ReadonlySet<string>,
    { readonly slots: Int32Array; readonly changes: number }
  >()

  function isOfNow(set: ReadonlySet<string>): set is SlotSet {
    return set instanceof SlotSet && set.table === table
  }

  function ofAll(set: ReadonlySet<string>): Int32Array {
    if (isOfNow(set)) return set.toSlots()
    const known = remembered.get(set)
    if (known?.changes === changes && known.slots.length === set.size) return known.slots
    const slots = new Int32Array(set.size)
    let i = 0
    for (const id of set) slots[i++] = slotOf.get(id) ?? -1
    remembered.set(set, { slots, changes })
    return slots
  }

  return {
    of: (id) => slotOf.get(id) ?? -1,
    ofAll,
    bitsOf(set) {
      if (isOfNow(set)) return set.bits
      const bits = createBits(ids.length)
      for (const slot of ofAll(set)) if (slot >= 0) setBit(bits, slot)
      return bits
    },
    setOf: (bits) => new SlotSet(bits, table),
    idAt: (slot) => ids[slot],
    take(id) {
      const known = slotOf.get(id)
      if (known !== undefined) {
        if (givenUp.size > 0) givenUp.delete(id)
        return known
      }
      const slot = free.pop() ?? ids.length
      slotOf.set(id, slot)
      ids[slot] = id
      changes++
      return slot
    },
    giveUp(id) {
      if (slotOf.has(id)) givenUp.add(id)
    },
    recycle() {
      if (givenUp.size < Math.max(FEWEST_IDLE, ids.length * SHARE_IDLE)) return
      for (const id of givenUp) {
        const slot = slotOf.get(id)
        if (slot === undefined) continue
        slotOf.delete(id)
        free.push(slot)
      }
      givenUp.clear()
      changes++
      // Sets made so far keep the ids as they were.
      table.isCurrent = false
      ids = ids.slice()
      table = { slotOf, ids, isCurrent: true }
    },
    get end() {
      return ids.length
    },
  }
}
