import type { Applied } from '../../../lib/editor/applied'
import type { Document } from '../../../lib/editor/document'
import type { Element } from '../../../lib/editor/model/element'
import { comparePaintOrder, type Ordered } from '../../../lib/editor/model/order'

/** One line of the layers panel. */
export interface LayerRow {
  readonly id: string
  /** 1 for what lies on the canvas itself. */
  readonly level: number
  /** 1 for the uppermost among its siblings. */
  readonly position: number
  readonly siblings: number
  /** Whether what is below shows; null when nothing can be below. */
  readonly isOpen: boolean | null
}

/**
 * The drawing as rows, the uppermost first. A list of siblings is made when it is first looked at and then follows the
 * document: what is closed costs nothing, and a change costs a search in its own list.
 */
export interface LayerTree {
  /** Rows that show now. */
  readonly size: number
  rowAt(index: number): LayerRow | null
  /** The row of an element; null when it is below something closed, or not here at all. */
  indexOf(id: string): number | null
  /** The sibling so many places further down; null beyond either end. */
  siblingOf(id: string, further: number): string | null
  setOpen(id: string, isOpen: boolean): void
  /** Opens whatever an element is below of. */
  reveal(id: string): void
  /** Takes in what happened to the document; answers whether rows came, went or moved. */
  follow(applied: readonly Applied[]): boolean
}

export interface LayerTreeOptions {
  /** Shows only these, all open: the answer to a search, with the parents of what was found. */
  readonly only?: ReadonlySet<string>
}

/** What is on the canvas itself has no parent. */
const ROOT = ''
/** Above this many changes at once, lists are made anew when they are next looked at. */
const MANY_CHANGES = 2_000
/** Deeper than people nest; a cycle of parents ends here. */
const DEEPEST = 200

/** A list of siblings as rows, with what is open in it. */
interface Layout {
  readonly list: readonly Ordered[]
  readonly openings: readonly Opening[]
  readonly size: number
}

interface Opening {
  readonly id: string
  /** Its row within the layout. */
  readonly row: number
  readonly layout: Layout
  /** Rows of this and all earlier openings. */
  readonly rowsSoFar: number
}

export function createLayerTree(document: Document, { only }: LayerTreeOptions = {}): LayerTree {
  /** Those whose state is not the usual one: open, or closed among what was found. */
  const turned = new Set<string>()
  const lists = new Map<string, Ordered[]>()
  /** Elements whose parent is not there: they stand on the canvas. */
  const orphans = new Set<string>()
  let layouts = new Map<string, Layout>()

  function listOf(parent: string): Ordered[] {
    const known = lists.get(parent)
    if (known) return known
    const made = parent === ROOT ? rootList() : document.childrenOf(parent).filter(isWanted).reverse()
    lists.set(parent, made)
    return made
  }

  function rootList(): Ordered[] {
    const list: Ordered[] = []
    orphans.clear()
    const ordered = document.ordered()
    for (let i = ordered.length - 1; i >= 0; i--) {
      const element = ordered[i]
      if (!element || parentOf(element) !== ROOT) continue
      if (element.parent !== null) orphans.add(element.id)
      if (isWanted(element)) list.push(element)
    }
    return list
  }

  function isWanted({ id }: Ordered): boolean {
    return only?.has(id) ?? true
  }

  function parentOf(element: Element): string {
    if (element.parent === null) return ROOT
    return isContainer(document.get(element.parent)) ? element.parent : ROOT
  }

  function isOpen(id: string): boolean {
    return only ? !turned.has(id) : turned.has(id)
  }

  function layoutOf(parent: string): Layout {
    const known = layouts.get(parent)
    if (known) return known
    const list = listOf(parent)
    const openings: Opening[] = []
    let rowsSoFar = 0
    for (const at of openPositions(parent, list)) {
      const id = list[at]?.id ?? ''
      const layout = layoutOf(id)
      const row = at + rowsSoFar
      rowsSoFar += layout.size
      openings.push({ id, row, layout, rowsSoFar })
    }
    const layout = { list, openings, size: list.length + rowsSoFar }
    layouts.set(parent, layout)
    return layout
  }

  /** Where in a list open containers stand, ascending. */
  function openPositions(parent: string, list: readonly Ordered[]): number[] {
    const positions: number[] = []
    if (only) {
      list.forEach(({ id }, i) => {
        if (isOpen(id) && isContainer(document.get(id))) positions.push(i)
      })
      return positions
    }
    for (const id of turned) {
      const element = document.get(id)
      if (!element || !isContainer(element) || parentOf(element) !== parent) continue
      const at = positionIn(list, element)
      if (list[at]?.id === id) positions.push(at)
    }
    return positions.sort((a, b) => a - b)
  }

  function rowIn({ list, openings }: Layout, index: number, level: number): LayerRow | null {
    const opening = lastBefore(openings, index)
    const inside = opening ? index - opening.row - 1 : 0
    if (opening && inside < opening.layout.size) return rowIn(opening.layout, inside, level + 1)
    const at = index - (opening?.rowsSoFar ?? 0)
    const entry = list[at]
    if (!entry) return null
    const container = isContainer(document.get(entry.id))
    return {
      id: entry.id,
      level,
      position: at + 1,
      siblings: list.length,
      isOpen: container ? isOpen(entry.id) : null,
    }
  }

  /** From the canvas down to the element; null when the way does not end. */
  function wayTo(id: string): Element[] | null {
    const way: Element[] = []
    let at = document.get(id)
    while (at && way.length < DEEPEST) {
      way.unshift(at)
      const parent = parentOf(at)
      if (parent === ROOT) return way
      at = document.get(parent)
    }
    return null
  }

  function insert(element: Element): void {
    const parent = parentOf(element)
    if (parent === ROOT && element.parent !== null) orphans.add(element.id)
    const list = lists.get(parent)
    if (list && isWanted(element)) list.splice(positionIn(list, element), 0, element)
  }

  function remove(element: Element): void {
    const list = lists.get(orphans.has(element.id) ? ROOT : (element.parent ?? ROOT))
    orphans.delete(element.id)
    if (!list) return
    const at = positionIn(list, element)
    if (list[at]?.id === element.id) list.splice(at, 1)
  }

  /** Whether children lose or find the container that they name. */
  function changesHomes({ id, before, after }: Applied): boolean {
    if (isContainer(before) === isContainer(after)) return false
    return isContainer(after) ? orphans.size > 0 : document.childrenOf(id).length > 0
  }

  return {
    get size() {
      return layoutOf(ROOT).size
    },
    rowAt: (index) => rowIn(layoutOf(ROOT), index, 1),
    indexOf(id) {
      const way = wayTo(id)
      if (!way) return null
      let layout = layoutOf(ROOT)
      let row = 0
      for (const [step, element] of way.entries()) {
        const at = positionIn(layout.list, element)
        if (layout.list[at]?.id !== element.id) return null
        const rowsBefore = rowsBeforePosition(layout.openings, at)
        row += at + rowsBefore
        if (step === way.length - 1) return row
        if (!isOpen(element.id)) return null
        layout = layoutOf(element.id)
        row += 1
      }
      return null
    },
    siblingOf(id, further) {
      const element = document.get(id)
      if (!element) return null
      const list = listOf(parentOf(element))
      return list[positionIn(list, element) + further]?.id ?? null
    },
    setOpen(id, wanted) {
      if (isOpen(id) === wanted) return
      if (turned.has(id)) turned.delete(id)
      else turned.add(id)
      layouts = new Map()
    },
    reveal(id) {
      for (const { id: parent } of wayTo(id)?.slice(0, -1) ?? []) this.setOpen(parent, true)
    },
    follow(applied) {
      const structural = applied.filter(isStructural)
      if (structural.length === 0) return false
      layouts = new Map()
      if (structural.length > MANY_CHANGES || structural.some(changesHomes)) {
        lists.clear()
        return true
      }
      for (const { before } of structural) if (before) remove(before)
      for (const { after } of structural) if (after) insert(after)
      return true
    },
  }
}

function isStructural({ before, after }: Applied): boolean {
  return !before || !after || before.z !== after.z || before.parent !== after.parent
}

function isContainer(element: Element | undefined): boolean {
  return element?.type === 'group' || element?.type === 'frame'
}

/** Where an element is, or would be inserted, in a list with the uppermost first. */
function positionIn(list: readonly Ordered[], element: Ordered): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = list[middle]
    if (there && comparePaintOrder(there, element) > 0) low = middle + 1
    else high = middle
  }
  return low
}

/** The last opening whose row comes before `index`. */
function lastBefore(openings: readonly Opening[], index: number): Opening | undefined {
  let low = 0
  let high = openings.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((openings[middle]?.row ?? 0) < index) low = middle + 1
    else high = middle
  }
  return openings[low - 1]
}

/** Rows that openings add before the list's own entry at `at`. */
function rowsBeforePosition(openings: readonly Opening[], at: number): number {
  let rows = 0
  for (const { row, rowsSoFar } of openings) {
    if (row - rows >= at) break
    rows = rowsSoFar
  }
  return rows
}
