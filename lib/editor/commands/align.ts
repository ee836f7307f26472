import type { Document } from '../document'
import { type Box, unionBoxes } from '../geometry/box'
import { edgeBoxOf } from '../geometry/ink-box'
import { toHundredths } from '../geometry/rounding'
import type { Element } from '../model/element'
import { outermostOf, withDescendants } from '../tree'
import { withFollowers } from './follow'
import { translateElement } from './move'
import { changesTo, type Plan } from './plan'

export type AlignTo = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom'

/** Something that is aligned as one: an element, a group or a frame with all below it. */
interface Unit {
  readonly elements: readonly Element[]
  readonly box: Box
}

/** Lines the selected elements up with the box around all of them. */
export function align(document: Document, selection: ReadonlySet<string>, to: AlignTo): Plan {
  const units = unitsOf(document, selection)
  const around = unionBoxes(units.map(({ box }) => box))
  if (!around || units.length < 2) return { changes: [] }
  return moveUnits(document, units, ({ box }) => {
    switch (to) {
      case 'left':
        return { dx: around.x - box.x, dy: 0 }
      case 'center':
        return { dx: around.x + around.width / 2 - box.x - box.width / 2, dy: 0 }
      case 'right':
        return { dx: around.x + around.width - box.x - box.width, dy: 0 }
      case 'top':
        return { dx: 0, dy: around.y - box.y }
      case 'middle':
        return { dx: 0, dy: around.y + around.height / 2 - box.y - box.height / 2 }
      case 'bottom':
        return { dx: 0, dy: around.y + around.height - box.y - box.height }
    }
  })
}

/** Makes the gaps between neighbours equal; the outermost two stay. */
export function distribute(document: Document, selection: ReadonlySet<string>, axis: 'x' | 'y'): Plan {
  const extent = axis === 'x' ? 'width' : 'height'
  const units = [...unitsOf(document, selection)].sort((a, b) => a.box[axis] - b.box[axis])
  const around = unionBoxes(units.map(({ box }) => box))
  if (!around || units.length < 3) return { changes: [] }
  const filled = units.reduce((sum, { box }) => sum + box[extent], 0)
  const gap = (around[extent] - filled) / (units.length - 1)
  const starts = new Map<Unit, number>()
  let at = around[axis]
  for (const unit of units) {
    starts.set(unit, at)
    at += unit.box[extent] + gap
  }
  return moveUnits(document, units, (unit) => {
    const by = (starts.get(unit) ?? unit.box[axis]) - unit.box[axis]
    return axis === 'x' ? { dx: by, dy: 0 } : { dx: 0, dy: by }
  })
}

function unitsOf(document: Document, selection: ReadonlySet<string>): Unit[] {
  return outermostOf(document, selection).flatMap((root) => {
    const elements = withDescendants(document, [root.id]).filter(({ type }) => type !== 'group')
    // A frame is as large as itself, whatever it cuts off.
    const box = root.type === 'frame' ? edgeBoxOf(root) : unionBoxes(elements.map(edgeBoxOf))
    return box ? [{ elements, box }] : []
  })
}

function moveUnits(
  document: Document,
  units: readonly Unit[],
  distanceOf: (unit: Unit) => { dx: number; dy: number },
): Plan {
  const next = new Map<string, Element>()
  for (const unit of units) {
    const { dx, dy } = distanceOf(unit)
    if (toHundredths(dx) === 0 && toHundredths(dy) === 0) continue
    for (const element of unit.elements) next.set(element.id, translateElement(element, dx, dy))
  }
  return { changes: changesTo(document, withFollowers(document, next).values()) }
}
