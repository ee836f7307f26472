import type { Box } from './geometry/box'
import type { Applied } from './model/document'
import type { Element } from './model/element'

/** Finds elements by where their ink is (axis-aligned, canvas units). Groups have no ink and are never found. */
export interface SpatialIndex {
  /** Ids of the elements whose ink box touches `box`, in no particular order. */
  search(box: Box): string[]
  /** The ink box of an element; undefined when it is not in the index. */
  inkBox(id: string): Box | undefined
  /** Around everything; null when there is nothing. */
  bounds(): Box | null
  load(elements: Iterable<Element>): void
  update(applied: readonly Applied[]): void
}
