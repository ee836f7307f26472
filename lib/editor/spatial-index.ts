import Flatbush from 'flatbush'
import RBush from 'rbush'
import type { Applied } from './document'
import type { Box } from './geometry/box'
import type { Element } from './model/element'

/**
 * Finds elements by how far their ink may reach (axis-aligned, canvas units; `inkReachOf`). Groups have no ink and are
 * never found.
 */
export interface SpatialIndex {
  /** Ids of the elements whose reach touches `box`, in no particular order: all with ink there, and some besides. */
  search(box: Box): string[]
  /** How far an element's ink may reach; undefined when it is not in the index. */
  reach(id: string): Box | undefined
  /** Around every reach; null when there is nothing. */
  bounds(): Box | null
  load(elements: Iterable<Element>): void
  update(applied: readonly Applied[]): void
}

/** From so many on, what is new gets a packed tree of its own; below, it goes into the tree of what moved. */
const PACK_ABOVE = 512
/** Packed trees a query may have to ask; more are packed into one. */
const MOST_TREES = 6

interface PackedTree {
  readonly tree: Flatbush
  readonly slots: Uint32Array
}

interface Moved {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
  readonly slot: number
}

/** Where a slot's box is to be found: nowhere, in the tree of what moved, or in the packed tree of this number. */
const NOWHERE = 0
const AMONG_MOVED = 1
const FIRST_TREE = 2

/**
 * Boxes lie in one typed array, four numbers a slot; an element keeps its slot while it lives. What was loaded is in
 * packed static trees, what changed since in a dynamic one, and a slot knows which of them tells its truth, so that
 * stale entries of packed trees are skipped and never have to be removed.
 */
export function createSpatialIndex(reachOf: (element: Element) => Box): SpatialIndex {
  const slotOf = new Map<string, number>()
  const freeSlots: number[] = []
  const ids: (string | undefined)[] = []
  let boxes = new Float64Array(4 * 1024)
  let homes = new Uint32Array(1024)
  const trees = new Map<number, PackedTree>()
  let nextTree = FIRST_TREE
  let moved = new RBush<Moved>()
  let movedItems = new Map<number, Moved>()

  function place(element: Element): number {
    const known = slotOf.get(element.id)
    const slot = known ?? freeSlots.pop() ?? ids.length
    if (known === undefined) {
      slotOf.set(element.id, slot)
      ids[slot] = element.id
      if (slot >= homes.length) grow(slot)
      homes[slot] = NOWHERE
    }
    const { x, y, width, height } = reachOf(element)
    const at = slot * 4
    boxes[at] = x
    boxes[at + 1] = y
    boxes[at + 2] = x + width
    boxes[at + 3] = y + height
    return slot
  }

  function grow(slot: number): void {
    const size = Math.max(homes.length * 2, slot + 1)
    const largerBoxes = new Float64Array(size * 4)
    largerBoxes.set(boxes)
    boxes = largerBoxes
    const largerHomes = new Uint32Array(size)
    largerHomes.set(homes)
    homes = largerHomes
  }

  function forget(id: string): void {
    const slot = slotOf.get(id)
    if (slot === undefined) return
    leaveMoved(slot)
    slotOf.delete(id)
    ids[slot] = undefined
    homes[slot] = NOWHERE
    freeSlots.push(slot)
  }

  function leaveMoved(slot: number): void {
    const item = movedItems.get(slot)
    if (!item) return
    moved.remove(item)
    movedItems.delete(slot)
  }

  function joinMoved(slot: number): void {
    leaveMoved(slot)
    const at = slot * 4
    const item = {
      minX: boxes[at] ?? 0,
      minY: boxes[at + 1] ?? 0,
      maxX: boxes[at + 2] ?? 0,
      maxY: boxes[at + 3] ?? 0,
      slot,
    }
    movedItems.set(slot, item)
    moved.insert(item)
    homes[slot] = AMONG_MOVED
  }

  /** Packs these slots, all that moved, and smaller trees, so that no query asks many. */
  function pack(slots: readonly number[]): void {
    const number = nextTree++
    const packed: number[] = []
    // Its home says whether a slot is in already.
    const add = (slot: number) => {
      if (homes[slot] === number) return
      homes[slot] = number
      packed.push(slot)
    }
    for (const slot of slots) add(slot)
    for (const slot of movedItems.keys()) add(slot)
    moved = new RBush<Moved>()
    movedItems = new Map()
    const absorbsAll = trees.size >= MOST_TREES
    for (const [older, tree] of trees) {
      if (!absorbsAll && tree.slots.length > packed.length * 2) continue
      for (const slot of tree.slots) if (homes[slot] === older) add(slot)
      trees.delete(older)
    }
    if (packed.length > 0) trees.set(number, packTree(packed))
  }

  function packTree(slots: readonly number[]): PackedTree {
    const tree = new Flatbush(slots.length)
    for (const slot of slots) {
      const at = slot * 4
      tree.add(boxes[at] ?? 0, boxes[at + 1] ?? 0, boxes[at + 2] ?? 0, boxes[at + 3] ?? 0)
    }
    tree.finish()
    return { tree, slots: Uint32Array.from(slots) }
  }

  function settle(slots: readonly number[]): void {
    if (slots.length + movedItems.size > Math.max(PACK_ABOVE, Math.sqrt(slotOf.size) * 16)) pack(slots)
    else for (const slot of slots) joinMoved(slot)
  }

  return {
    search(box) {
      const [left, top, right, bottom] = [box.x, box.y, box.x + box.width, box.y + box.height]
      const found: string[] = []
      for (const [number, { tree, slots }] of trees) {
        for (const i of tree.search(left, top, right, bottom)) {
          const slot = slots[i] ?? 0
          const id = ids[slot]
          if (homes[slot] === number && id !== undefined) found.push(id)
        }
      }
      if (movedItems.size === 0) return found
      for (const { slot } of moved.search({ minX: left, minY: top, maxX: right, maxY: bottom })) {
        const id = ids[slot]
        if (id !== undefined) found.push(id)
      }
      return found
    },
    reach(id) {
      const slot = slotOf.get(id)
      if (slot === undefined) return undefined
      const at = slot * 4
      const [x, y] = [boxes[at] ?? 0, boxes[at + 1] ?? 0]
      return { x, y, width: (boxes[at + 2] ?? 0) - x, height: (boxes[at + 3] ?? 0) - y }
    },
    bounds() {
      let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
      for (let slot = 0; slot < ids.length; slot++) {
        if (homes[slot] === NOWHERE) continue
        const at = slot * 4
        left = Math.min(left, boxes[at] ?? 0)
        top = Math.min(top, boxes[at + 1] ?? 0)
        right = Math.max(right, boxes[at + 2] ?? 0)
        bottom = Math.max(bottom, boxes[at + 3] ?? 0)
      }
      return left === Infinity ? null : { x: left, y: top, width: right - left, height: bottom - top }
    },
    load(elements) {
      const slots: number[] = []
      for (const element of elements) {
        if (element.type === 'group') continue
        const slot = place(element)
        leaveMoved(slot)
        slots.push(slot)
      }
      settle(slots)
    },
    update(applied) {
      const slots: number[] = []
      for (const { id, after } of applied) {
        if (after === undefined || after.type === 'group') forget(id)
        else slots.push(place(after))
      }
      settle(slots)
    },
  }
}
