import type { Document } from './document'
import { boxHasPoint, centerOf, expandBox, type Point, rotatePoint } from './geometry/box'
import { hitsElement } from './geometry/hit-test'
import type { MeasureText } from './geometry/text-layout'
import type { Element } from './model/element'
import { comparePaintOrder } from './model/order'
import type { SpatialIndex } from './spatial-index'
import { ancestorsOf, isHidden, isLocked } from './tree'

/**
 * The uppermost visible, unlocked element with ink at a canvas point, give or take `tolerance` canvas units; with
 * `locked` the uppermost locked one instead.
 */
export function pickElement(
  { document, index, measureText }: { document: Document; index: SpatialIndex; measureText: MeasureText },
  point: Point,
  {
    tolerance,
    except,
    locked = false,
  }: { tolerance: number; except?: ReadonlySet<string> | undefined; locked?: boolean },
): Element | null {
  const here = index
    .search(expandBox({ ...point, width: 0, height: 0 }, tolerance))
    .flatMap((id) => document.get(id) ?? [])
    .sort(comparePaintOrder)
  const isMeant = (element: Element) =>
    !except?.has(element.id) &&
    hitsElement(element, point, { tolerance, measureText }) &&
    !isHidden(document, element) &&
    isLocked(document, element) === locked &&
    !isClippedAt(document, element, point)
  return here.findLast(isMeant) ?? null
}

/** A frame shows of its children only what lies inside. */
function isClippedAt(document: Document, element: Element, point: Point): boolean {
  return ancestorsOf(document, element).some(
    (ancestor) =>
      ancestor.type === 'frame' &&
      !boxHasPoint(ancestor, rotatePoint(point, centerOf(ancestor), -ancestor.rotation)),
  )
}
