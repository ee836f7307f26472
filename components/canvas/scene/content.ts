import type { Document } from '../../../lib/editor/document'
import type { MeasureText } from '../../../lib/editor/editor'
import { type Box, boxesIntersect } from '../../../lib/editor/geometry/box'
import { inkBoxOf } from '../../../lib/editor/geometry/ink-box'
import type { Element } from '../../../lib/editor/model/element'
import { comparePaintOrder } from '../../../lib/editor/model/order'
import type { SpatialIndex } from '../../../lib/editor/spatial-index'
import { ancestorsOf } from '../../../lib/editor/tree'

/** What the scene paints: the document, but for what a gesture under way shows differently. */
export interface Content {
  /** What touches `box`, lowest first. */
  within(box: Box): Element[]
  /** Roughly how many elements touch `box`. */
  countWithin(box: Box): number
  /** The frames that clip an element, outermost last; null when something above hides it. */
  framesAround(element: Element): readonly Element[] | null
  inkBoxOf(element: Element): Box
  /** Replaces the differences. Elements of `instead` stand for the document's of the same id, or besides them. */
  show(differences: Differences): void
  readonly differences: Differences
}

export interface Differences {
  /** Not painted at all: lifted off the scene, or erased by the gesture. */
  readonly without: ReadonlySet<string>
  readonly instead: ReadonlyMap<string, Element>
}

export const noDifferences: Differences = { without: new Set(), instead: new Map() }

export function createContent(document: Document, index: SpatialIndex, measureText: MeasureText): Content {
  let shown = noDifferences
  const insteadBoxes = new Map<string, Box>()

  function isReplaced(id: string): boolean {
    return shown.without.has(id) || shown.instead.has(id)
  }

  return {
    within(box) {
      const plain = shown.without.size === 0 && shown.instead.size === 0
      const found: Element[] = []
      for (const id of index.search(box)) {
        if (!plain && isReplaced(id)) continue
        const element = document.get(id)
        if (element) found.push(element)
      }
      for (const [id, ink] of insteadBoxes) {
        const element = shown.instead.get(id)
        if (element && boxesIntersect(ink, box)) found.push(element)
      }
      return found.sort(comparePaintOrder)
    },
    countWithin: index.count,
    framesAround(element) {
      if (element.parent === null) return NO_FRAMES
      const frames: Element[] = []
      for (const ancestor of ancestorsOf(document, element)) {
        const seen = shown.instead.get(ancestor.id) ?? ancestor
        if (seen.type !== 'unknown' && seen.hidden) return null
        if (seen.type === 'frame') frames.push(seen)
      }
      return frames
    },
    inkBoxOf: (element) => inkBoxOf(element, measureText),
    show(differences) {
      shown = differences
      insteadBoxes.clear()
      for (const [id, element] of differences.instead) insteadBoxes.set(id, inkBoxOf(element, measureText))
    },
    get differences() {
      return shown
    },
  }
}

const NO_FRAMES: readonly Element[] = []
