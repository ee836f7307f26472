import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** Anything with a place in the painting order. */
export interface Ordered {
  readonly id: string
  readonly z: string
}

/** Painting order: bytes of z, ties by id. The same order as `z_index COLLATE "C"` (S10). */
export function comparePaintOrder(a: Ordered, b: Ordered): number {
  if (a.z !== b.z) return a.z < b.z ? -1 : 1
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}

/**
 * `count` ascending order keys strictly between two keys; null stands for the open end. Equal or crossed neighbours
 * (two people inserted at one place) count as an open upper end, for a key must exist in any case.
 */
export function orderKeysBetween(below: string | null, above: string | null, count: number): string[] {
  const upper = below !== null && above !== null && below >= above ? null : above
  if (count === 1) return [generateKeyBetween(below, upper)]
  return generateNKeysBetween(below, upper, count)
}
