import type { Element } from '../editor/model/element'
import { comparePaintOrder } from '../editor/model/order'
import { invertPlacement } from './bounds'
import { type DisplayItem, type DisplayList, scopeItem } from './display-list'
import { type PaintContext, paintElement, placement } from './paint-element'
import { frameOutline } from './paint-frame'
import { roughSketcher } from './sketch'

/** Whole drawings, as they are exported: in painting order, children clipped by their frames, nothing of what is hidden. */
export function paintDrawing(
  elements: Iterable<Element>,
  means: Omit<PaintContext, 'sketcher'>,
): DisplayList {
  const context = { ...means, sketcher: () => roughSketcher }
  const ordered = [...elements].sort(comparePaintOrder)
  const byId = new Map(ordered.map((element) => [element.id, element]))
  const items: DisplayItem[] = []
  for (const element of ordered) {
    const ancestors = ancestorsOf(element, byId)
    if (ancestors.some((ancestor) => ancestor.type !== 'unknown' && ancestor.hidden)) continue
    items.push(...clipped(paintElement(element, context).items, ancestors))
  }
  return { items, fromDetail: context.detail, toDetail: context.detail }
}

/** Nearest first; stops at a missing or repeated one, for a file may say anything. */
function ancestorsOf(element: Element, byId: ReadonlyMap<string, Element>): Element[] {
  const ancestors: Element[] = []
  let parent = element.parent === null ? undefined : byId.get(element.parent)
  while (parent && parent !== element && !ancestors.includes(parent)) {
    ancestors.push(parent)
    parent = parent.parent === null ? undefined : byId.get(parent.parent)
  }
  return ancestors
}

function clipped(items: readonly DisplayItem[], ancestors: readonly Element[]): readonly DisplayItem[] {
  let inside = items
  for (const frame of ancestors) {
    if (frame.type !== 'frame' || inside.length === 0) continue
    // The clip is in the frame's space and what it clips in the canvas's: there, and back again.
    const matrix = placement(frame)
    inside = [
      scopeItem([scopeItem(inside, { transform: invertPlacement(matrix) })], {
        transform: matrix,
        clip: frameOutline(frame),
      }),
    ]
  }
  return inside
}
