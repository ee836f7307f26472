import type { Document } from '../document'
import { type Box, unionBoxes } from '../geometry/box'
import { edgeBoxOf } from '../geometry/ink-box'
import { toHundredths } from '../geometry/rounding'
import type { Element } from '../model/element'
import { outermostOf, withDescendants } from '../tree'
import { withFollowers } from './follow'
import { translateElement } from './move'
import { changesTo, type Plan } from './plan'

/** Something that is placed as one: an element, a group or a frame with all below it. */
export interface Unit {
  readonly root: Element
  readonly elements: readonly Element[]
  /** Canvas units. */
  readonly box: Box
}

export function unitsOf(document: Document, selection: ReadonlySet<string>): Unit[] {
  return outermostOf(document, selection).flatMap((root) => {
    const elements = withDescendants(document, [root.id]).filter(({ type }) => type !== 'group')
    // A frame is as large as itself, whatever it cuts off.
    const box = root.type === 'frame' ? edgeBoxOf(root) : unionBoxes(elements.map(edgeBoxOf))
    return box ? [{ root, elements, box }] : []
  })
}

/** Moves each unit by its own distance, and what follows them with them. */
export function moveUnits(
  document: Document,
  units: readonly Unit[],
  distanceOf: (unit: Unit) => { readonly dx: number; readonly dy: number },
): Plan {
  const next = new Map<string, Element>()
  for (const unit of units) {
    const { dx, dy } = distanceOf(unit)
    if (toHundredths(dx) === 0 && toHundredths(dy) === 0) continue
    for (const element of unit.elements) next.set(element.id, translateElement(element, dx, dy))
  }
  return { changes: changesTo(document, withFollowers(document, next).values()) }
}
