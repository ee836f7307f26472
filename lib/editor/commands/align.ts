import type { Document } from '../document'
import { type Box, unionBoxes } from '../geometry/box'
import { edgeBoxOf } from '../geometry/ink-box'
import { nothingToDo, type Plan } from './plan'
import { moveUnits, type Unit, unitsOf } from './units'

export type AlignTo = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom'

/** Lines the selected elements up with the box around all of them; a single one with the frame that it is in. */
export function align(document: Document, selection: ReadonlySet<string>, to: AlignTo): Plan {
  const units = unitsOf(document, selection)
  const around = alignedTo(document, units)
  if (!around) return nothingToDo
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

/** Whether there is something to line the selection up with. */
export function canAlign(document: Document, selection: ReadonlySet<string>): boolean {
  if (selection.size !== 1) return selection.size > 1
  const [id = ''] = selection
  return frameAround(document, id) !== null
}

function alignedTo(document: Document, units: readonly Unit[]): Box | null {
  const [first, ...others] = units
  if (!first) return null
  if (others.length > 0) return unionBoxes(units.map(({ box }) => box))
  return frameAround(document, first.root.id)
}

function frameAround(document: Document, id: string): Box | null {
  const parent = document.get(document.get(id)?.parent ?? '')
  return parent?.type === 'frame' ? edgeBoxOf(parent) : null
}

/** Makes the gaps between neighbours equal; the outermost two stay. */
export function distribute(document: Document, selection: ReadonlySet<string>, axis: 'x' | 'y'): Plan {
  const extent = axis === 'x' ? 'width' : 'height'
  const units = [...unitsOf(document, selection)].sort((a, b) => a.box[axis] - b.box[axis])
  const around = unionBoxes(units.map(({ box }) => box))
  if (!around || units.length < 3) return nothingToDo
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
