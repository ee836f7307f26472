import type { Point } from '../geometry/box'
import { centerOf, rotatePoint } from '../geometry/box'
import { unrotatedOutline } from '../geometry/outline'
import { runHasPoint } from '../geometry/polyline'
import { isShape, type ShapeElement } from '../model/element'
import { comparePaintOrder } from '../model/order'
import { isHidden, isLocked } from '../tree'
import type { ToolContext } from './tool'

/** The uppermost shape around a point, filled or not: the one that takes the words typed there. */
export function labelledShapeAt({ document, index }: ToolContext, point: Point): ShapeElement | null {
  const shapes = index
    .search({ ...point, width: 0, height: 0 })
    .flatMap((id) => document.get(id) ?? [])
    .filter(isShape)
    .filter((shape) => !isHidden(document, shape) && !isLocked(document, shape))
    .filter((shape) =>
      runHasPoint(unrotatedOutline(shape).run, rotatePoint(point, centerOf(shape), -shape.rotation)),
    )
  return shapes.sort(comparePaintOrder).at(-1) ?? null
}
