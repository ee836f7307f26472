import type { Point } from '../editor/geometry/box'
import { rotatePoint } from '../editor/geometry/box'
import type { ElementOf } from '../editor/model/element'
import type { Brush } from './brush'
import { isVisible } from './color'
import { type DisplayItem, scopeItem } from './display-list'

type Shadowed = Pick<ElementOf<'image'>, 'shadow' | 'rotation'>

/** Shadows that move and blur what is below by less than this many pixels are left out. */
const LEAST_SHADOW_PIXELS = 1

/** Items of an element's own space with the shadow that they cast together; it falls the same way however the element is turned. */
export function castShadow(
  { shadow, rotation }: Shadowed,
  items: readonly DisplayItem[],
  { detail }: Pick<Brush, 'detail'>,
): readonly DisplayItem[] {
  if (!shadow || items.length === 0 || !isVisible(shadow.color)) return items
  const size = Math.max(Math.abs(shadow.x), Math.abs(shadow.y), shadow.blur)
  if (size === 0 || detail.below(LEAST_SHADOW_PIXELS / size)) return items
  const { x, y } = rotatePoint(shadow, ORIGIN, -rotation)
  return [scopeItem(items, { shadow: { color: shadow.color, x, y, blur: shadow.blur } })]
}

const ORIGIN: Point = { x: 0, y: 0 }
