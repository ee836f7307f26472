import Flatbush from 'flatbush'
import type { Applied } from './applied'
import { type Bits, eachBit } from './bits'
import type { Box } from './geometry/box'
import { type Element, hasInk } from './model/element'
import { createSlots, type Slots } from './slots'

/**
 * Finds elements by how far their ink may reach (axis-aligned, canvas units; `inkReachOf`). Groups and guides have no ink
 * and are never found.
 */
export interface SpatialIndex {
  /** Ids of the elements whose reach touches `box`, in no particular order: all with ink there, and some besides. */
  search(box: Box): string[]
  /** The same as slots of the document, without looking up an id. */
  searchSlots(box: Box): number[]
  /** Whether all of the reach of the element in a slot lies in `box`. */
  isWithin(slot: number, box: Box): boolean
  /** Of the elements in these slots those whose reach lies furthest left, up, right and down. */
  furthest(slots: Bits): number[]
  /** How many `search` would find. */
  count(box: Box): number
  /** How far an element's ink may reach; undefined when it is not in the index. */
  reach(id: string): Box | undefined
  /** The same of the element in a slot. */
  reachAt(slot: number): Box | undefined
  /** Around every reach; null when there is nothing. */
  bounds(): Box | null
  /** The element in a slot is new, or another than before. */
  place(slot: number, element: Element): void
  update(applied: readonly Applied[]): void
}

/** Packing so many takes some milliseconds: a query may have to wait for it, and must not for more. */
const LARGEST_TREE = 16_384
/** Fewer are looked at one by one in no time. */
const SMALLEST_TREE = 256
/** Packing a box costs about what looking at it so often does. */
const LOOKS_A_PACKING_COSTS = 64

interface PackedTree {
  readonly tree: Flatbush
  readonly packedSlots: Uint32Array
  /** How many of the slots still are where the tree says. */
  live: number
}

/** Where a slot's box is to be found: nowhere, among the loose ones, or in the packed tree of this number. */
const NOWHERE = 0
const LOOSE = 1
/** No longer to be found, but still listed among the loose ones. */
const LOOSE_AND_GONE = 2
const FIRST_TREE = 3

/**
 * Boxes lie in one typed array, four numbers a slot (left, top, right, bottom). What is new or has moved is loose: a
 * query looks at each of these. Once queries have paid as much for looking as packing would have cost, some of them are
 * packed into a static tree, so that opening a canvas costs no tree and asking much of it no long look. A slot knows
 * which tree tells its truth: stale entries are skipped, never removed.
 */
export function createSpatialIndex(
  reachOf: (element: Element) => Box,
  /** Those of the document, or of the index alone. */
  slots: Slots = createSlots(),
): SpatialIndex {
  let boxes = new Float64Array(0)
  let homes = new Uint32Array(0)
  /** Slots to look at one by one, each once. */
  let loose = new Uint32Array(0)
  let looseCount = 0
  let looks = 0
  const trees = new Map<number, PackedTree>()
  let nextTree = FIRST_TREE

  function reserve(count: number): void {
    if (count <= homes.length) return
    const size = Math.max(count, homes.length * 2, 1_024)
    boxes = enlarged(boxes, new Float64Array(size * 4))
    homes = enlarged(homes, new Uint32Array(size))
    loose = enlarged(loose, new Uint32Array(size))
  }

  function place(slot: number, element: Element): void {
    if (hasInk(element)) put(slot, element)
    else forget(slot)
  }

  function put(slot: number, element: Element): void {
    reserve(slot + 1)
    const { x, y, width, height } = reachOf(element)
    const at = slot * 4
    boxes[at] = x
    boxes[at + 1] = y
    boxes[at + 2] = x + width
    boxes[at + 3] = y + height
    const home = homes[slot] ?? NOWHERE
    homes[slot] = LOOSE
    if (home === LOOSE || home === LOOSE_AND_GONE) return
    leaveTree(home)
    loose[looseCount++] = slot
  }

  function forget(slot: number): void {
    if (!has(slot)) return
    const home = homes[slot] ?? NOWHERE
    homes[slot] = home === LOOSE ? LOOSE_AND_GONE : NOWHERE
    boxes.fill(Number.NaN, slot * 4, slot * 4 + 4)
    leaveTree(home)
  }

  function has(slot: number): boolean {
    const home = homes[slot] ?? NOWHERE
    return home !== NOWHERE && home !== LOOSE_AND_GONE
  }

  function leaveTree(number: number): void {
    const tree = trees.get(number)
    if (tree && --tree.live === 0) trees.delete(number)
  }

  /** Packs the loose ones, or the last of them when they are very many, together with trees that are small beside them. */
  function pack(): void {
    const number = nextTree++
    const from = Math.max(0, looseCount - LARGEST_TREE)
    const packed: number[] = []
    for (let i = from; i < looseCount; i++) {
      const slot = loose[i] ?? 0
      if (homes[slot] === LOOSE) packed.push(slot)
      else homes[slot] = NOWHERE
    }
    looseCount = from
    absorbSmallTrees(packed)
    for (const slot of packed) homes[slot] = number
    if (packed.length > 0) trees.set(number, packTree(packed))
  }

  // Every box that is packed again lands in a tree half as large again: none is packed often, and trees stay few.
  function absorbSmallTrees(packed: number[]): void {
    for (const [number, { packedSlots, live }] of trees) {
      if (live > packed.length * 2 || live + packed.length > LARGEST_TREE) continue
      for (const slot of packedSlots) if (homes[slot] === number) packed.push(slot)
      trees.delete(number)
    }
  }

  function packTree(packed: readonly number[]): PackedTree {
    const tree = new Flatbush(packed.length)
    for (const slot of packed) {
      const at = slot * 4
      tree.add(boxes[at] ?? 0, boxes[at + 1] ?? 0, boxes[at + 2] ?? 0, boxes[at + 3] ?? 0)
    }
    tree.finish()
    return { tree, packedSlots: Uint32Array.from(packed), live: packed.length }
  }

  function eachWithin({ x, y, width, height }: Box, visit: (slot: number) => void): void {
    looks += looseCount
    if (looseCount >= SMALLEST_TREE && looks > Math.min(looseCount, LARGEST_TREE) * LOOKS_A_PACKING_COSTS) {
      looks = 0
      pack()
    }
    const right = x + width
    const bottom = y + height
    for (const [number, { tree, packedSlots }] of trees) {
      for (const i of tree.search(x, y, right, bottom)) {
        const slot = packedSlots[i] ?? 0
        if (homes[slot] === number) visit(slot)
      }
    }
    for (let i = 0; i < looseCount; i++) {
      const slot = loose[i] ?? 0
      if (touches(boxes, slot * 4, x, y, right, bottom)) visit(slot)
    }
  }

  function reachAt(slot: number): Box | undefined {
    if (!has(slot)) return undefined
    const at = slot * 4
    const [x, y] = [boxes[at] ?? 0, boxes[at + 1] ?? 0]
    return { x, y, width: (boxes[at + 2] ?? 0) - x, height: (boxes[at + 3] ?? 0) - y }
  }

  return {
    search(box) {
      const found: string[] = []
      eachWithin(box, (slot) => {
        const id = slots.idAt(slot)
        if (id !== undefined) found.push(id)
      })
      return found
    },
    searchSlots(box) {
      const found: number[] = []
      eachWithin(box, (slot) => found.push(slot))
      return found
    },
    isWithin(slot, { x, y, width, height }) {
      const at = slot * 4
      return (
        (boxes[at] ?? 0) >= x &&
        (boxes[at + 1] ?? 0) >= y &&
        (boxes[at + 2] ?? 0) <= x + width &&
        (boxes[at + 3] ?? 0) <= y + height
      )
    },
    furthest: (some) => furthestIn(boxes, some),
    count(box) {
      let count = 0
      eachWithin(box, () => {
        count++
      })
      return count
    },
    reach: (id) => reachAt(slots.of(id)),
    reachAt,
    bounds: () => boundsOf(boxes, homes),
    place,
    update(applied) {
      for (const { id, after } of applied) {
        if (after === undefined) forget(slots.of(id))
        else place(slots.take(id), after)
      }
    },
  }
}

function enlarged<A extends Float64Array | Uint32Array>(values: A, larger: A): A {
  larger.set(values)
  return larger
}

// A box of NaN is that of a slot that was given up, and touches nothing.
function touches(
  boxes: Float64Array,
  at: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): boolean {
  return (
    (boxes[at] ?? 0) <= right &&
    (boxes[at + 2] ?? 0) >= left &&
    (boxes[at + 1] ?? 0) <= bottom &&
    (boxes[at + 3] ?? 0) >= top
  )
}

function furthestIn(boxes: Float64Array, slots: Bits): number[] {
  const found = [-1, -1, -1, -1]
  const sides = [Infinity, Infinity, -Infinity, -Infinity]
  eachBit(slots, (slot) => {
    for (let side = 0; side < 4; side++) {
      const at = boxes[slot * 4 + side] ?? Number.NaN
      const furthest = sides[side] ?? 0
      if (side < 2 ? at < furthest : at > furthest) {
        sides[side] = at
        found[side] = slot
      }
    }
  })
  return found.filter((slot) => slot >= 0)
}

function boundsOf(boxes: Float64Array, homes: Uint32Array): Box | null {
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (let slot = 0; slot < homes.length; slot++) {
    if (homes[slot] === NOWHERE || homes[slot] === LOOSE_AND_GONE) continue
    const at = slot * 4
    left = Math.min(left, boxes[at] ?? 0)
    top = Math.min(top, boxes[at + 1] ?? 0)
    right = Math.max(right, boxes[at + 2] ?? 0)
    bottom = Math.max(bottom, boxes[at + 3] ?? 0)
  }
  return left === Infinity ? null : { x: left, y: top, width: right - left, height: bottom - top }
}
