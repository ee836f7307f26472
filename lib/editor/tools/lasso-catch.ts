import type { Point } from '../geometry/box'
import { type Lassoed, lassoedBy, type Sliver, sliverBoxes, sliverTouches } from '../geometry/lasso-region'
import { boxOfRun } from '../geometry/polyline'
import type { Element } from '../model/element'
import { ancestorsOf, isHidden, isLocked, selectableAt, withDescendants } from '../tree'
import type { ToolContext } from './tool'

/** What a lasso has caught so far. A new point changes only what lies under the sliver it takes in or out. */
export interface LassoCatch {
  /** Flat pairs, canvas units. */
  readonly run: readonly number[]
  /** How many elements and groups are caught. */
  readonly size: number
  /** Answers whether another thing is caught now. */
  extend(point: Point): boolean
  /** The elements and groups caught. */
  ids(): Set<string>
}

/** CSS pixels of the parts in which a sliver is looked through. */
const PART_SCREEN = 24

/** `contained`: only what lies whole in the lasso. A frame always has to, or nothing in one could be lassoed. */
export function createLassoCatch(
  { document, index, state }: ToolContext,
  { contained, run: begun }: { readonly contained: boolean; readonly run: readonly number[] },
): LassoCatch {
  const run: number[] = []
  const caught = new Map<string, Element>()
  /** How many of its elements are caught, by the element or group that a click on them would select. */
  const counts = new Map<string, number>()
  const enteredGroup = state.enteredGroup

  /** Looks again at those of some elements that lie in a sliver. */
  function look(ids: readonly string[], sliver: Sliver | null): boolean {
    let changed = false
    for (const id of ids) {
      const reach = index.reach(id)
      if (!reach || (sliver && !sliverTouches(sliver, reach))) continue
      const element = document.get(id)
      if (!element) continue
      const isIn = isCaught(lassoedBy(run, element, reach), element)
      if (isIn === caught.has(id)) continue
      const target = targetOf(element)
      if (target === null) continue
      changed = true
      if (isIn) caught.set(id, element)
      else caught.delete(id)
      const count = (counts.get(target) ?? 0) + (isIn ? 1 : -1)
      if (count > 0) counts.set(target, count)
      else counts.delete(target)
    }
    return changed
  }

  function isCaught(lassoed: Lassoed, { type }: Element): boolean {
    return lassoed === 'inside' || (lassoed === 'touched' && !contained && type !== 'frame')
  }

  function targetOf(element: Element): string | null {
    if (isHidden(document, element) || isLocked(document, element)) return null
    return selectableAt(document, element, enteredGroup)?.id ?? null
  }

  function isWhole(id: string, count: number): boolean {
    const element = document.get(id)
    if (!element) return false
    if (!contained || element.type !== 'group') return true
    return withDescendants(document, [id]).filter(({ type }) => type !== 'group').length === count
  }

  const lasso: LassoCatch = {
    run,
    get size() {
      return counts.size
    },
    extend(point) {
      const at = run.length
      run.push(point.x, point.y)
      const [firstX, firstY, lastX, lastY] = [run[0], run[1], run[at - 2], run[at - 1]]
      if (firstX === undefined || firstY === undefined || lastX === undefined || lastY === undefined)
        return false
      const sliver: Sliver = [{ x: firstX, y: firstY }, { x: lastX, y: lastY }, point]
      let changed = false
      for (const box of sliverBoxes(sliver, PART_SCREEN / state.camera.zoom))
        if (look(index.search(box), sliver)) changed = true
      return changed
    },
    ids() {
      const ids = new Set<string>()
      for (const [id, count] of counts) if (isWhole(id, count)) ids.add(id)
      // What is in a caught frame is caught with it.
      for (const id of ids) {
        const element = document.get(id)
        if (element?.parent && ancestorsOf(document, element).some((one) => ids.has(one.id))) ids.delete(id)
      }
      return ids
    },
  }
  if (begun.length > 0) {
    run.push(...begun)
    look(index.search(boxOfRun(run)), null)
  }
  return lasso
}
