import type { Document } from './document'
import { boxHasPoint, centerOf, expandBox, type Point, rotatePoint } from './geometry/box'
import { FRAME_NAME, isOnFrameName } from './geometry/frame-name'
import { hitsElement } from './geometry/hit-test'
import { unrotatedOutline } from './geometry/outline'
import { distanceToRun } from './geometry/polyline'
import type { MeasureText } from './geometry/text-layout'
import type { Element, ElementOf } from './model/element'
import { comparePaintOrder } from './model/order'
import type { SpatialIndex } from './spatial-index'
import { ancestorsOf, isHidden, isLocked } from './tree'

/**
 * The uppermost visible, unlocked element with ink at a canvas point, give or take `tolerance` canvas units; with
 * `locked` the uppermost locked one instead.
 *
 * A frame is meant by its border and, with `zoom`, by the name above it, which lies over everything. Its inside is a
 * place to work on: pressed there, only a filled frame without children is meant, and paper hides what is below it.
 */
export function pickElement(
  { document, index, measureText }: { document: Document; index: SpatialIndex; measureText: MeasureText },
  point: Point,
  {
    tolerance,
    except,
    locked = false,
    zoom,
  }: {
    tolerance: number
    except?: ReadonlySet<string> | undefined
    locked?: boolean
    /** CSS pixels a canvas unit. */
    zoom?: number
  },
): Element | null {
  const isFree = (element: Element) =>
    !except?.has(element.id) &&
    !isHidden(document, element) &&
    isLocked(document, element) === locked &&
    !isClippedAt(document, element, point)
  const named = zoom === undefined ? null : frameNamedAt({ document, index, measureText }, point, { zoom })
  if (named && !except?.has(named.id) && !isHidden(document, named) && isLocked(document, named) === locked)
    return named
  const here = index
    .search(expandBox({ ...point, width: 0, height: 0 }, tolerance))
    .flatMap((id) => document.get(id) ?? [])
    .sort(comparePaintOrder)
  for (let i = here.length - 1; i >= 0; i--) {
    const element = here[i]
    if (!element || !hitsElement(element, point, { tolerance, measureText }) || !isFree(element)) continue
    if (element.type !== 'frame' || !document.hasChildren(element.id)) return element
    if (isOnBorder(element, point, tolerance)) return element
    return null
  }
  return null
}

/** The uppermost frame whose name is at a canvas point. */
export function frameNamedAt(
  { document, index, measureText }: { document: Document; index: SpatialIndex; measureText: MeasureText },
  point: Point,
  { zoom }: { zoom: number },
): ElementOf<'frame'> | null {
  let found: ElementOf<'frame'> | null = null
  for (const id of index.search(expandBox({ ...point, width: 0, height: 0 }, FRAME_NAME.reach / zoom))) {
    const frame = document.get(id)
    if (frame?.type !== 'frame' || !isOnFrameName(frame, point, { zoom, measureText })) continue
    if (isClippedAt(document, frame, point)) continue
    if (!found || comparePaintOrder(frame, found) > 0) found = frame
  }
  return found
}

function isOnBorder(frame: Element, point: Point, tolerance: number): boolean {
  const { run, closed } = unrotatedOutline(frame)
  return distanceToRun(rotatePoint(point, centerOf(frame), -frame.rotation), run, closed) <= tolerance
}

/** A frame shows of its children only what lies inside. */
function isClippedAt(document: Document, element: Element, point: Point): boolean {
  return ancestorsOf(document, element).some(
    (ancestor) =>
      ancestor.type === 'frame' &&
      !boxHasPoint(ancestor, rotatePoint(point, centerOf(ancestor), -ancestor.rotation)),
  )
}
