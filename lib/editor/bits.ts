/** Sets of small numbers, one bit each: 100,000 of them are 12 kB, copied and compared in microseconds. */
export type Bits = Uint32Array

/** Room for numbers below `end`. */
export function createBits(end: number): Bits {
  return new Uint32Array(Math.ceil(end / 32))
}

export function hasBit(bits: Bits, n: number): boolean {
  return n >= 0 && ((bits[n >>> 5] ?? 0) & (1 << (n & 31))) !== 0
}

/** The number must be below the end that there is room for. */
export function setBit(bits: Bits, n: number): void {
  bits[n >>> 5] = (bits[n >>> 5] ?? 0) | (1 << (n & 31))
}

export function clearBit(bits: Bits, n: number): void {
  bits[n >>> 5] = (bits[n >>> 5] ?? 0) & ~(1 << (n & 31))
}

export function countBits(bits: Bits): number {
  let count = 0
  for (const word of bits) if (word !== 0) count += countIn(word)
  return count
}

// Pairs, fours and eights are summed side by side (Hacker's Delight, 5–1).
function countIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

export function unionOfBits(a: Bits, b: Bits): Bits {
  const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a]
  const union = longer.slice()
  for (let i = 0; i < shorter.length; i++) union[i] = (union[i] ?? 0) | (shorter[i] ?? 0)
  return union
}

export function areSameBits(a: Bits, b: Bits): boolean {
  const words = Math.max(a.length, b.length)
  for (let i = 0; i < words; i++) if ((a[i] ?? 0) !== (b[i] ?? 0)) return false
  return true
}

/** The numbers in ascending order. */
export function* numbersIn(bits: Bits): Generator<number> {
  for (let i = 0; i < bits.length; i++) {
    let word = bits[i] ?? 0
    while (word !== 0) {
      yield i * 32 + lowestIn(word)
      word &= word - 1
    }
  }
}

/** Numbers in ascending order, as `numbersIn`, at the cost of a call each. */
export function eachBit(bits: Bits, visit: (n: number) => void): void {
  for (let i = 0; i < bits.length; i++) {
    let word = bits[i] ?? 0
    while (word !== 0) {
      visit(i * 32 + lowestIn(word))
      word &= word - 1
    }
  }
}

/** What is in one of them alone. */
export function eachDifference(a: Bits, b: Bits, visit: (n: number, isInB: boolean) => void): void {
  const words = Math.max(a.length, b.length)
  for (let i = 0; i < words; i++) {
    const inB = b[i] ?? 0
    let word = (a[i] ?? 0) ^ inB
    while (word !== 0) {
      const bit = lowestIn(word)
      visit(i * 32 + bit, (inB & (1 << bit)) !== 0)
      word &= word - 1
    }
  }
}

function lowestIn(word: number): number {
  return 31 - Math.clz32(word & -word)
}
