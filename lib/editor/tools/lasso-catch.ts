import type { Point } from '../geometry/box'
import { lassoedBy, type Sliver, sliverBoxes, sliverTouches } from '../geometry/lasso-region'
import { boxOfRun } from '../geometry/polyline'
import type { SlotSet } from '../slot-set'
import { createCatch } from './catch'
import type { ToolContext } from './tool'

/** What a lasso has caught so far. A new point changes only what lies under the sliver it takes in or out. */
export interface LassoCatch {
  /** Asked for by the hand that draws the line. */
  readonly contained: boolean
  /** The document it was made from is still the same. */
  readonly isFresh: boolean
  /** Flat pairs, canvas units. */
  readonly run: readonly number[]
  extend(point: Point): void
  /** What is selected by it now. */
  ids(): SlotSet
}

/** CSS pixels of the parts in which a sliver is looked through. */
const PART_SCREEN = 24

/** `contained`: only what lies whole in the lasso; `run`: the line so far. */
export function createLassoCatch(
  context: ToolContext,
  {
    contained,
    kept,
    run: begun,
  }: {
    readonly contained: boolean
    readonly kept: ReadonlySet<string>
    readonly run: readonly number[]
  },
): LassoCatch {
  const { index } = context
  const partLength = PART_SCREEN / context.state.camera.zoom
  const run: number[] = [...begun]
  const caught = createCatch(context, {
    contained,
    kept,
    holds(element, slot, whole) {
      const reach = index.reachAt(slot)
      const lassoed = reach ? lassoedBy(run, element, reach) : 'out'
      return lassoed === 'inside' || (lassoed === 'touched' && !whole)
    },
  })

  /** Those that lie in a sliver: the boxes over it hold others besides. */
  function slotsIn(sliver: Sliver): Set<number> {
    const slots = new Set<number>()
    for (const box of sliverBoxes(sliver, partLength))
      for (const slot of index.searchSlots(box)) {
        const reach = index.reachAt(slot)
        if (reach && sliverTouches(sliver, reach)) slots.add(slot)
      }
    return slots
  }

  if (begun.length > 0) caught.look(index.searchSlots(boxOfRun(run)))
  return {
    contained,
    get isFresh() {
      return caught.isFresh
    },
    run,
    extend(point) {
      const at = run.length
      run.push(point.x, point.y)
      const [firstX, firstY, lastX, lastY] = [run[0], run[1], run[at - 2], run[at - 1]]
      if (firstX === undefined || firstY === undefined || lastX === undefined || lastY === undefined) return
      caught.look(slotsIn([{ x: firstX, y: firstY }, { x: lastX, y: lastY }, point]))
    },
    ids: caught.ids,
  }
}
