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

/** Below, comparing is quicker than counting. */
const FEW = 2_000
/** Letters of a key that the counting goes by; order keys are ASCII, so four fit into 28 bits. */
const LETTERS = 8
const DIGIT_BITS = 14
const DIGIT_MASK = 2 ** DIGIT_BITS - 1

/**
 * The elements in painting order; may sort in place. Many are counted into place by the first letters of their keys,
 * which takes a small part of the time of comparing strings.
 */
export function sortByPaintOrder<T extends Ordered>(elements: T[]): T[] {
  if (isSorted(elements)) return elements
  return elements.length < FEW ? elements.sort(comparePaintOrder) : sortByLetters(elements)
}

function isSorted(elements: readonly Ordered[]): boolean {
  for (let i = 1; i < elements.length; i++) {
    const [a, b] = [elements[i - 1], elements[i]]
    if (a && b && comparePaintOrder(a, b) > 0) return false
  }
  return true
}

function sortByLetters<T extends Ordered>(elements: readonly T[]): T[] {
  // Plain loops: `from` with a function takes ten times as long as all of the sorting.
  const high = new Uint32Array(elements.length)
  const low = new Uint32Array(elements.length)
  elements.forEach(({ z }, row) => {
    high[row] = lettersOf(z, 0)
    low[row] = lettersOf(z, LETTERS / 2)
  })
  const rows = rowsByDigits([low, high])
  const sorted: T[] = []
  for (const row of rows) sorted.push(elements[row] as T)
  for (let from = 0; from < rows.length; ) {
    const letters = rows[from] ?? 0
    let to = from + 1
    while (to < rows.length && high[rows[to] ?? 0] === high[letters] && low[rows[to] ?? 0] === low[letters])
      to++
    // What begins alike lies together, in any order.
    if (to - from > 1) {
      const alike = sorted.slice(from, to).sort(comparePaintOrder)
      alike.forEach((element, i) => {
        sorted[from + i] = element
      })
    }
    from = to
  }
  return sorted
}

function lettersOf(key: string, from: number): number {
  let letters = 0
  for (let i = from; i < from + LETTERS / 2; i++)
    letters = letters * 128 + (i < key.length ? Math.min(127, key.charCodeAt(i)) : 0)
  return letters
}

/** Row numbers, sorted by columns of numbers of 28 bits, the least significant column first: a radix sort. */
function rowsByDigits(columns: readonly Uint32Array[]): Uint32Array {
  const count = columns[0]?.length ?? 0
  let rows = new Uint32Array(count)
  for (let row = 0; row < count; row++) rows[row] = row
  let next = new Uint32Array(count)
  const starts = new Uint32Array(2 ** DIGIT_BITS + 1)
  for (const column of columns) {
    for (const shift of [0, DIGIT_BITS]) {
      starts.fill(0)
      for (let row = 0; row < count; row++) {
        const after = (((column[row] ?? 0) >>> shift) & DIGIT_MASK) + 1
        starts[after] = (starts[after] ?? 0) + 1
      }
      for (let digit = 1; digit < starts.length; digit++)
        starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0)
      for (let i = 0; i < count; i++) {
        const row = rows[i] ?? 0
        const digit = ((column[row] ?? 0) >>> shift) & DIGIT_MASK
        const place = starts[digit] ?? 0
        starts[digit] = place + 1
        next[place] = row
      }
      ;[rows, next] = [next, rows]
    }
  }
  return rows
}

/** The first position in a sorted list that does not come before `item`: where it is, or would be put in. */
export function lowerBound<T>(sorted: readonly T[], item: T, compare: (a: T, b: T) => number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = sorted[middle]
    if (there !== undefined && compare(there, item) < 0) low = middle + 1
    else high = middle
  }
  return low
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
