import type { Element } from '../editor/model/element'
import type { DisplayList } from './display-list'
import { type PaintContext, paintElement } from './paint-element'

export interface Painter {
  /** The display list of an element; the same element record at a detail that looks the same gives the same list. */
  paint(element: Element, detail: number): DisplayList
  /** Forgets every list: call it when fonts have loaded and texts measure differently. */
  forget(): void
}

/** About what a screen full of detail holds; two generations of it are kept. */
const GENERATION = 8_000

/**
 * `paintElement` with a memory. Element records are immutable, so the record itself is the key. The lists of a hundred
 * thousand elements would outweigh the elements: of what was not asked for lately, the older generation is let go.
 */
export function createPainter(context: Omit<PaintContext, 'detail'>): Painter {
  let young = new WeakMap<Element, DisplayList>()
  let old = new WeakMap<Element, DisplayList>()
  let count = 0

  function remember(element: Element, list: DisplayList): DisplayList {
    if (++count > GENERATION) {
      old = young
      young = new WeakMap()
      count = 1
    }
    young.set(element, list)
    return list
  }

  return {
    paint(element, detail) {
      const fresh = young.get(element)
      if (fresh && isRightAt(fresh, detail)) return fresh
      const kept = old.get(element)
      if (kept && isRightAt(kept, detail)) return remember(element, kept)
      return remember(element, paintElement(element, { ...context, detail }))
    },
    forget() {
      young = new WeakMap()
      old = new WeakMap()
      count = 0
    },
  }
}

function isRightAt(list: DisplayList, detail: number): boolean {
  return list.fromDetail <= detail && detail < list.toDetail
}
