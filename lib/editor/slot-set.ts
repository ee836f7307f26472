import { type Bits, countBits, eachBit, hasBit, numbersIn } from './bits'

/** Which ids the slots stand for, until slots are given to other ids. */
export interface SlotTable {
  readonly slotOf: ReadonlyMap<string, number>
  readonly ids: readonly string[]
  /** False once slots stand for other ids: then `ids` tells alone, as it was. */
  isCurrent: boolean
}

/**
 * Many ids, kept by slots: one of 100,000 ids is made from another, and compared with it, without looking at an id.
 * Its value never changes, whatever becomes of the elements. Iterated in the order of slots.
 */
export class SlotSet implements ReadonlySet<string> {
  readonly size: number
  private slots: Int32Array | null = null
  /** Once the slots stand for other ids. */
  private own: ReadonlySet<string> | null = null

  /** The bits are the set's own from now on, and must not change. */
  constructor(
    readonly bits: Bits,
    readonly table: SlotTable,
  ) {
    this.size = countBits(bits)
  }

  has(id: string): boolean {
    if (!this.table.isCurrent) {
      this.own ??= new Set(this)
      return this.own.has(id)
    }
    const slot = this.table.slotOf.get(id)
    return slot !== undefined && hasBit(this.bits, slot)
  }

  /** Ascending. */
  toSlots(): Int32Array {
    if (!this.slots) {
      const slots = new Int32Array(this.size)
      let i = 0
      eachBit(this.bits, (slot) => {
        slots[i++] = slot
      })
      this.slots = slots
    }
    return this.slots
  }

  *[Symbol.iterator](): Generator<string, undefined> {
    for (const slot of numbersIn(this.bits)) {
      const id = this.table.ids[slot]
      if (id !== undefined) yield id
    }
  }

  keys(): Generator<string, undefined> {
    return this[Symbol.iterator]()
  }

  values(): Generator<string, undefined> {
    return this[Symbol.iterator]()
  }

  *entries(): Generator<[string, string], undefined> {
    for (const id of this) yield [id, id]
  }

  forEach(visit: (id: string, same: string, set: ReadonlySet<string>) => void): void {
    for (const id of this) visit(id, id, this)
  }
}
