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
  /** The ids in these slots, each of which has one; their slots are remembered with the set, which must not change. */
  setOf(slots: readonly number[]): ReadonlySet<string>
  /** The id that has a slot, or had it last. */
  idAt(slot: number): string | undefined
  /** The slot of an id, a new one if need be. */
  take(id: string): number
  /**
   * Gives a slot up. It keeps its id until `recycle`, so that whoever follows a change can still ask where the element
   * was; taken again by then, it is as if it had never been given up.
   */
  giveUp(id: string): void
  recycle(): void
  /** Above every slot. */
  readonly end: number
}

export function createSlots(): Slots {
  const slotOf = new Map<string, number>()
  const ids: string[] = []
  const free: number[] = []
  const givenUp = new Set<string>()
  /** Whatever an id was told to have before the last of these may no longer be so. */
  let changes = 0
  const remembered = new WeakMap<
    ReadonlySet<string>,
    { readonly slots: Int32Array; readonly changes: number }
  >()

  return {
    of: (id) => slotOf.get(id) ?? -1,
    ofAll(ids) {
      const known = remembered.get(ids)
      if (known?.changes === changes && known.slots.length === ids.size) return known.slots
      const slots = new Int32Array(ids.size)
      let i = 0
      for (const id of ids) slots[i++] = slotOf.get(id) ?? -1
      remembered.set(ids, { slots, changes })
      return slots
    },
    setOf(slots) {
      const set = new Set<string>()
      for (const slot of slots) {
        const id = ids[slot]
        if (id !== undefined) set.add(id)
      }
      if (set.size === slots.length) remembered.set(set, { slots: Int32Array.from(slots), changes })
      return set
    },
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
      for (const id of givenUp) {
        const slot = slotOf.get(id)
        if (slot === undefined) continue
        slotOf.delete(id)
        changes++
        free.push(slot)
      }
      givenUp.clear()
    },
    get end() {
      return ids.length
    },
  }
}
