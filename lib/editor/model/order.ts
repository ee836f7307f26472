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

/** As long as the database takes them. */
const LONGEST_KEY = 200

/**
 * `count` ascending order keys strictly between two keys; null stands for the open end. A key must exist in any case:
 * where there is no room above `below` (equal or crossed neighbours, as when two people inserted at one place, a key
 * that is no order key, a gap halved so often that keys grew too long), `above` counts as the open end.
 */
export function orderKeysBetween(below: string | null, above: string | null, count: number): string[] {
  const lower = below === null ? null : orderKeyFrom(below)
  const hasRoom = above !== null && isOrderKey(above) && (lower === null || lower < above)
  const keys = keysBetween(lower, hasRoom ? above : null, count)
  const isTooLong = hasRoom && keys.some(({ length }) => length > LONGEST_KEY)
  return isTooLong ? keysBetween(lower, null, count) : keys
}

function keysBetween(lower: string | null, upper: string | null, count: number): string[] {
  return count === 1 ? [generateKeyBetween(lower, upper)] : generateNKeysBetween(lower, upper, count)
}

/** Keys have a head that says how long their integer is, that integer, and a fraction that ends in no zero. */
function isOrderKey(key: string): boolean {
  const length = integerLength(key)
  if (length === null || key.length < length || key === LEAST_KEY) return false
  return key.length === length || !key.endsWith('0')
}

const LEAST_KEY = `A${'0'.repeat(26)}`

function integerLength(key: string): number | null {
  const head = key.charCodeAt(0)
  if (head >= LOWER_A) return head - LOWER_A + 2
  return head >= UPPER_A ? UPPER_Z - head + 2 : null
}

const LOWER_A = 'a'.charCodeAt(0)
const UPPER_A = 'A'.charCodeAt(0)
const UPPER_Z = 'Z'.charCodeAt(0)

/** The key itself, or an order key above it; null when every order key is. */
function orderKeyFrom(key: string): string | null {
  if (isOrderKey(key)) return key
  const length = integerLength(key)
  return length === null ? null : `${key.padEnd(length, '0')}V`
}
