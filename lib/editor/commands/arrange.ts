import type { Document } from '../document'
import type { Element } from '../model/element'
import { comparePaintOrder } from '../model/order'
import type { SpatialIndex } from '../spatial-index'
import { ancestorsOf, isHidden, outermostOf, withDescendants } from '../tree'
import { nothingToDo, type Plan } from './plan'
import { positionIn, reorderChanges } from './reorder'

export type ArrangeTo = 'front' | 'forward' | 'backward' | 'back'

interface Drawing {
  readonly document: Document
  readonly index: SpatialIndex
}

/**
 * Puts the selected elements, each with all below it, elsewhere in the painting order among its siblings: what is in a
 * frame or group stays between its edges. A step goes past the next sibling that is seen to lie over (or under) it,
 * since one past something elsewhere on the canvas would show nothing; only what overlaps nothing goes past its neighbour.
 */
export function arrange(drawing: Drawing, selection: ReadonlySet<string>, to: ArrangeTo): Plan {
  const { document } = drawing
  const families = new Map<string | null, Element[]>()
  for (const root of outermostOf(document, selection)) {
    const parent = parentIn(document, root)
    const family = families.get(parent)
    if (family) family.push(root)
    else families.set(parent, [root])
  }
  const changes = [...families].flatMap(([parent, roots]) => {
    const family = { parent, blocks: blocksOf(document, roots) }
    const moves = to === 'front' || to === 'back' ? toEnd(document, family, to) : byStep(drawing, family, to)
    return changesOfMoves(document, moves, to === 'front' || to === 'forward')
  })
  return changes.length === 0 ? nothingToDo : { changes }
}

/** An element and all below it, in painting order. */
interface Block {
  readonly root: Element
  readonly elements: readonly Element[]
}

interface Family {
  readonly parent: string | null
  /** Lowest first. */
  readonly blocks: readonly Block[]
}

/** Blocks, lowest first, that go next to an element that stays. */
interface Move {
  readonly blocks: readonly Block[]
  readonly beside: Element
}

function parentIn(document: Document, { parent }: Element): string | null {
  return parent !== null && document.get(parent) ? parent : null
}

function blocksOf(document: Document, roots: readonly Element[]): Block[] {
  const blocks = roots.map((root) => ({
    root,
    elements: withDescendants(document, [root.id]).sort(comparePaintOrder),
  }))
  return blocks.sort((a, b) => comparePaintOrder(topOf(a), topOf(b)))
}

function topOf({ elements, root }: Block): Element {
  return elements.at(-1) ?? root
}

function bottomOf({ elements, root }: Block): Element {
  return elements[0] ?? root
}

function toEnd(document: Document, { parent, blocks }: Family, to: 'front' | 'back'): Move[] {
  const moved = new Set(blocks.flatMap(({ elements }) => elements))
  const isStaying = (element: Element) => !moved.has(element)
  const around = paintedIn(document, parent)
  const beside = to === 'front' ? around.findLast(isStaying) : around.find(isStaying)
  return beside ? [{ blocks, beside }] : []
}

function byStep(drawing: Drawing, { parent, blocks }: Family, to: 'forward' | 'backward'): Move[] {
  const moved = new Set(blocks.flatMap(({ elements }) => elements))
  const moves = new Map<Element, Block[]>()
  for (const block of blocks) {
    const passed =
      nextOver(drawing, { parent, block, moved, to }) ?? neighbour(drawing, { parent, block, moved, to })
    if (!passed) continue
    const [passedBlock] = blocksOf(drawing.document, [passed])
    if (!passedBlock) continue
    const beside = to === 'forward' ? topOf(passedBlock) : bottomOf(passedBlock)
    moves.set(beside, [...(moves.get(beside) ?? []), block])
  }
  return [...moves].map(([beside, together]) => ({ blocks: together, beside }))
}

interface Stepping {
  readonly parent: string | null
  readonly block: Block
  readonly moved: ReadonlySet<Element>
  readonly to: 'forward' | 'backward'
}

/** The nearest sibling beyond a block that shares some of its place on the canvas. */
function nextOver({ document, index }: Drawing, { parent, block, moved, to }: Stepping): Element | null {
  const isForward = to === 'forward'
  const edge = isForward ? topOf(block) : bottomOf(block)
  let nearest: Element | null = null
  let sibling: Element | null = null
  for (const { id } of block.elements) {
    const reach = index.reach(id)
    for (const foundId of reach ? index.search(reach) : []) {
      const found = document.get(foundId)
      if (!found || moved.has(found) || isHidden(document, found)) continue
      const beyond = comparePaintOrder(found, edge) * (isForward ? 1 : -1)
      const isNearer = !nearest || comparePaintOrder(found, nearest) * (isForward ? 1 : -1) < 0
      if (beyond <= 0 || !isNearer) continue
      const unit = siblingAround(document, found, parent)
      if (!unit) continue
      nearest = found
      sibling = unit
    }
  }
  return sibling
}

/** The nearest sibling beyond a block, wherever it is. */
function neighbour({ document }: Drawing, { parent, block, moved, to }: Stepping): Element | null {
  const around = paintedIn(document, parent)
  const edge = to === 'forward' ? topOf(block) : bottomOf(block)
  const step = to === 'forward' ? 1 : -1
  for (let at = positionIn(around, edge) + step; ; at += step) {
    const element = around[at]
    if (!element) return null
    const unit = moved.has(element) ? null : siblingAround(document, element, parent)
    if (unit) return unit
  }
}

/** All below a parent, or all there is, in painting order. */
function paintedIn(document: Document, parent: string | null): readonly Element[] {
  if (parent === null) return document.ordered()
  const inside = withDescendants(document, [parent]).filter(({ id }) => id !== parent)
  return inside.sort(comparePaintOrder)
}

/** The child of `parent` that an element is, or is in; null when it is elsewhere. */
function siblingAround(document: Document, element: Element, parent: string | null): Element | null {
  const chain = [element, ...ancestorsOf(document, element)]
  return chain.find((one) => parentIn(document, one) === parent) ?? null
}

function changesOfMoves(document: Document, moves: readonly Move[], isAbove: boolean) {
  if (moves.length === 0) return []
  const moved = new Set(moves.flatMap(({ blocks }) => blocks.flatMap(({ elements }) => elements)))
  const besides = new Map(
    moves.map(({ beside, blocks }) => [beside, blocks.flatMap(({ elements }) => elements)]),
  )
  const positions = [...moved, ...besides.keys()].map((element) => positionIn(document.ordered(), element))
  const start = positions.reduce((least, position) => Math.min(least, position))
  const end = positions.reduce((most, position) => Math.max(most, position))
  const order: Element[] = []
  for (const element of document.ordered().slice(start, end + 1)) {
    const beside = besides.get(element) ?? []
    if (!isAbove) order.push(...beside)
    if (!moved.has(element)) order.push(element)
    if (isAbove) order.push(...beside)
  }
  return reorderChanges(document, order, moved, { start })
}
