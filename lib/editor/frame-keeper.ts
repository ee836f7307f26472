import { type Bits, clearBit, createBits, eachBit, eachDifference, hasBit, setBit } from './bits'
import type { Document } from './document'
import { type Box, boxContains } from './geometry/box'
import { edgeBoxOf } from './geometry/ink-box'
import { frameOfMany, joinBoxes, type SelectionFrame, selectionFrameOf } from './geometry/selection-frame'
import { type Element, hasInk } from './model/element'
import { SlotSet } from './slot-set'
import type { SpatialIndex } from './spatial-index'
import { ancestorsOf, withMembers } from './tree'

/** The frame of what is selected, kept while the selection changes. */
export interface FrameKeeper {
  frameOf(selection: ReadonlySet<string>): SelectionFrame | null
  /** Something selected has changed. */
  forget(): void
}

/** What is known of a selection kept by slots. */
interface Kept {
  readonly selection: SlotSet
  /** Elements with ink that count: the members of groups, not the groups. */
  readonly counted: Bits
  /** How many of these are frames, which cannot be turned. */
  readonly frames: number
  readonly frame: SelectionFrame | null
}

/** Of many, only what came into the selection or left it is looked at, unless what left held one of the sides. */
export function createFrameKeeper({
  document,
  index,
}: {
  readonly document: Document
  readonly index: SpatialIndex
}): FrameKeeper {
  let last: { readonly selection: ReadonlySet<string>; readonly frame: SelectionFrame | null } | null = null
  let kept: Kept | null = null

  function frameOf(selection: ReadonlySet<string>): SelectionFrame | null {
    if (last?.selection === selection) return last.frame
    kept = selection instanceof SlotSet ? follow(selection) : null
    last = { selection, frame: kept ? kept.frame : selectionFrameOf(withMembers(document, selection)) }
    return last.frame
  }

  function follow(selection: SlotSet): Kept {
    const counted = createBits(document.slots.end)
    const before = kept?.selection.table === selection.table ? kept : null
    if (before) counted.set(before.counted)
    let frames = before?.frames ?? 0
    let box: Box | null = before?.frame?.box ?? null
    let hasLostASide = false

    function add(slot: number, element: Element): void {
      if (hasBit(counted, slot)) return
      setBit(counted, slot)
      if (element.type === 'frame') frames++
      if (!box || !index.isWithin(slot, box)) box = joined(box, element)
    }

    function remove(slot: number, element: Element): void {
      if (!hasBit(counted, slot) || isCounted(element, selection)) return
      clearBit(counted, slot)
      if (element.type === 'frame') frames--
      hasLostASide ||= box === null || !liesInside(edgeBoxOf(element), box)
    }

    eachDifference(before?.selection.bits ?? NO_BITS, selection.bits, (slot, isIn) => {
      const element = document.at(slot)
      if (!element) return
      if (element.type !== 'group') {
        if (hasInk(element)) isIn ? add(slot, element) : remove(slot, element)
        return
      }
      for (const member of withMembers(document, [element.id]))
        if (hasInk(member)) {
          const at = document.slots.of(member.id)
          isIn ? add(at, member) : remove(at, member)
        }
    })
    if (hasLostASide) box = boxAround(counted)
    return { selection, counted, frames, frame: frameAround(counted, box, frames, before?.frame ?? null) }
  }

  /** By itself, or with a group around it. */
  function isCounted(element: Element, selection: SlotSet): boolean {
    if (selection.has(element.id)) return true
    for (const { id, type } of ancestorsOf(document, element)) {
      if (type !== 'group') return false
      if (selection.has(id)) return true
    }
    return false
  }

  function boxAround(counted: Bits): Box | null {
    let box: Box | null = null
    for (const slot of index.furthest(counted)) {
      const element = document.at(slot)
      if (element) box = joined(box, element)
    }
    eachBit(counted, (slot) => {
      const element = box && !index.isWithin(slot, box) ? document.at(slot) : undefined
      if (element) box = joined(box, element)
    })
    return box
  }

  function frameAround(
    counted: Bits,
    box: Box | null,
    frames: number,
    before: SelectionFrame | null,
  ): SelectionFrame | null {
    const few: Element[] = []
    if (!box) return null
    eachBit(counted, (slot) => {
      const element = few.length < 2 ? document.at(slot) : undefined
      if (element) few.push(element)
    })
    if (few.length < 2) return selectionFrameOf(few)
    const frame = frameOfMany(box, frames === 0)
    return before && isSame(before, frame) ? before : frame
  }

  return {
    frameOf,
    forget() {
      last = null
      kept = null
    },
  }
}

const NO_BITS: Bits = createBits(0)

function joined(box: Box | null, element: Element): Box {
  const edge = edgeBoxOf(element)
  const { x, y, width, height } = edge
  if (!box) return { x, y, width, height }
  return boxContains(box, edge) ? box : joinBoxes(box, edge)
}

/** Of frames around several. */
function isSame(a: SelectionFrame, b: SelectionFrame): boolean {
  const [p, q] = [a.box, b.box]
  const isSameBox = p.x === q.x && p.y === q.y && p.width === q.width && p.height === q.height
  return isSameBox && a.rotatable === b.rotatable && a.rotation === b.rotation && a.edges === b.edges
}

/** Canvas units: sums of numbers with fractions are not exact. */
const NOISE = 1e-3

/** Touching none of its sides. */
function liesInside({ x, y, width, height }: Box, box: Box): boolean {
  return (
    x > box.x + NOISE &&
    y > box.y + NOISE &&
    x + width < box.x + box.width - NOISE &&
    y + height < box.y + box.height - NOISE
  )
}
