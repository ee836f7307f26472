/**
 * Small numbers for ids, dense and the same while the id lives, so that what is known of many elements can lie in typed
 * arrays. One table of them serves all who look elements up: hashing a hundred thousand ids twice costs as much as
 * opening the canvas.
 */
export interface Slots {
  /** −1 when the id has none. */
  of(id: string): number
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

  return {
    of: (id) => slotOf.get(id) ?? -1,
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
        free.push(slot)
      }
      givenUp.clear()
    },
    get end() {
      return ids.length
    },
  }
}
