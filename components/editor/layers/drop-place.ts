import { canPlace, type Place } from '../../../lib/editor/commands/place'
import type { Document } from '../../../lib/editor/document'
import type { LayerTree } from './layer-tree'

/** Where dragged layers would come: a line between two rows, or a row that takes them in. */
export interface DropPlace extends Place {
  /** The gap above this row; null when it is into the row. */
  readonly gap: number | null
  /** The row that takes them in, or null. */
  readonly into: string | null
  /** How deep the line begins. */
  readonly level: number
}

/** CSS pixels that each level is set in. */
export const INDENT = 14
/** The share of a closed container's row, in its middle, that means "into it". */
const INTO = { from: 0.25, to: 0.75 } as const

interface Hover {
  /** Rows from the top of the list; its fraction says where within the row. */
  readonly y: number
  /** CSS pixels from where the first level begins. */
  readonly x: number
}

/** What a pointer over the list means for these layers; null where they cannot come. */
export function dropPlaceAt(
  tree: LayerTree,
  document: Document,
  { ids, y, x }: Hover & { ids: ReadonlySet<string> },
): DropPlace | null {
  const index = Math.floor(y)
  const fraction = y - index
  const over = tree.rowAt(index)
  const place =
    over && over.isOpen !== null && fraction > INTO.from && fraction < INTO.to
      ? { parent: over.id, under: null, gap: null, into: over.id, level: over.level + 1 }
      : placeInGap(tree, document, Math.min(tree.size, Math.max(0, fraction < 0.5 ? index : index + 1)), x)
  return canPlace(document, ids, place.parent) ? place : null
}

/** Below the last of several levels the line may mean each of them: the pointer's distance from the edge decides. */
function placeInGap(tree: LayerTree, document: Document, gap: number, x: number): DropPlace {
  const above = tree.rowAt(gap - 1)
  const below = tree.rowAt(gap)
  if (!above) return { parent: null, under: null, gap, into: null, level: 1 }
  if (below && below.level > above.level)
    return { parent: above.id, under: null, gap, into: null, level: below.level }
  const lowest = below?.level ?? 1
  const level = Math.min(above.level, Math.max(lowest, Math.floor(x / INDENT) + 1))
  let sibling = document.get(above.id)
  for (let at = above.level; at > level && sibling?.parent; at--) sibling = document.get(sibling.parent)
  // An element whose parent is missing stands on the canvas.
  const parent = level === 1 ? null : (sibling?.parent ?? null)
  return { parent, under: sibling?.id ?? null, gap, into: null, level }
}
