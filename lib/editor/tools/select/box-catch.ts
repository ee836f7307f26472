import { type Box, boxContains, boxWithout } from '../../geometry/box'
import { touchesBox } from '../../geometry/hit-test'
import { inkBoxOf } from '../../geometry/ink-box'
import type { SlotSet } from '../../slot-set'
import { createCatch } from '../catch'
import type { ToolContext } from '../tool'

/** What a selection box has caught so far. */
export interface BoxCatch {
  /** Asked for by the hand that draws the box. */
  readonly contained: boolean
  /** The document it was made from is still the same. */
  readonly isFresh: boolean
  /** Canvas units; answers with what is selected then. */
  moveTo(box: Box): SlotSet
}

/**
 * What a selection box selects: all it touches, as in Figma and tldraw; with `contained` only what it holds whole. An
 * element lies otherwise to a box than to the one before only if it reaches into what the two do not share.
 */
export function createBoxCatch(
  context: ToolContext,
  { contained, kept }: { readonly contained: boolean; readonly kept: ReadonlySet<string> },
): BoxCatch {
  const { index, measureText } = context
  let box: Box | null = null
  const caught = createCatch(context, {
    contained,
    kept,
    holds(element, slot, whole) {
      if (!box) return false
      if (index.isWithin(slot, box) || (!whole && touchesBox(element, box))) return true
      return boxContains(box, inkBoxOf(element, measureText))
    },
  })

  return {
    contained,
    get isFresh() {
      return caught.isFresh
    },
    moveTo(next) {
      const last = box
      box = next
      const strips = last ? [...boxWithout(next, last), ...boxWithout(last, next)] : [next]
      for (const strip of strips) caught.look(index.searchSlots(strip))
      return caught.ids()
    },
  }
}
