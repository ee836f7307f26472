import type { Document } from '../document'
import { toHundredths } from '../geometry/rounding'
import type { ElementOf } from '../model/element'
import { LIMITS } from '../model/limits'
import { plainProperties } from '../model/plain-properties'
import { changesTo, nothingToDo, type Plan } from './plan'

type Guide = ElementOf<'guide'>

/** More would help nobody to align anything. */
const MOST_GUIDES = 200

/** A new line across the canvas, at `position` (canvas units) on its axis. */
export function addGuide(
  document: Document,
  { id, axis, position }: { id: string; axis: Guide['axis']; position: number },
): Plan {
  if ([...document.guides()].length >= MOST_GUIDES) return nothingToDo
  const element: Guide = {
    type: 'guide',
    // Nothing is painted of it: it needs no place of its own among the others.
    ...plainProperties,
    id,
    axis,
    [axis]: withinLimits(position),
  }
  return { changes: [{ kind: 'create', element }] }
}

export function moveGuide(document: Document, guide: Guide, position: number): Plan {
  return { changes: changesTo(document, [{ ...guide, [guide.axis]: withinLimits(position) }]) }
}

export function deleteGuides(guides: Iterable<Guide>): Plan {
  return { changes: [...guides].map((element) => ({ kind: 'delete', element })) }
}

/** Locks all guides, or frees them when all are locked already. */
export function toggleGuidesLocked(document: Document): Plan {
  const locked = !areGuidesLocked(document)
  return {
    changes: changesTo(
      document,
      [...document.guides()].map((guide) => ({ ...guide, locked })),
    ),
  }
}

export function areGuidesLocked(document: Document): boolean {
  return hasGuides(document) && [...document.guides()].every(({ locked }) => locked)
}

export function hasGuides(document: Document): boolean {
  for (const _guide of document.guides()) return true
  return false
}

function withinLimits(position: number): number {
  const most = LIMITS.coordinate
  return toHundredths(Math.min(most, Math.max(-most, position)))
}
