import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderKeySchema } from '../../../lib/editor/model/element'
import { comparePaintOrder, orderKeysBetween, sortByPaintOrder } from '../../../lib/editor/model/order'

test('keys between two keys are valid, ascending and strictly between', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(1_000), fc.integer({ min: 1, max: 5 })), { maxLength: 60 }),
      (inserts) => {
        const keys: string[] = []
        for (const [where, count] of inserts) {
          const at = keys.length === 0 ? 0 : where % (keys.length + 1)
          keys.splice(at, 0, ...orderKeysBetween(keys[at - 1] ?? null, keys[at] ?? null, count))
        }
        expect(keys).toEqual([...new Set(keys)].sort())
        for (const key of keys) expect(orderKeySchema.safeParse(key).success).toBe(true)
      },
    ),
  )
})

test('any keys that a file may bring, equal, crossed or odd, leave room for a next one above the lower', () => {
  const odd = fc.stringMatching(/^[A-Za-z0-9]{1,12}$/)
  fc.assert(
    fc.property(fc.option(odd), fc.option(odd), fc.integer({ min: 1, max: 4 }), (below, above, count) => {
      const keys = orderKeysBetween(below, above, count)
      expect(keys).toHaveLength(count)
      expect(keys).toEqual([...new Set(keys)].sort())
      for (const key of keys) expect(orderKeySchema.safeParse(key).success).toBe(true)
      if (below !== null) expect((keys[0] ?? '') > below).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})

test('going between the same two again and again never makes a key too long to save', () => {
  let below = 'a0'
  for (let i = 0; i < 3_000; i++) below = orderKeysBetween(below, 'a1', 1)[0] ?? below
  expect(orderKeySchema.safeParse(below).success).toBe(true)
})

test('many elements sorted by their letters lie as they lie when sorted by comparing', () => {
  // Keys of all lengths, many of which begin alike or are the same.
  const key = fc
    .tuple(
      fc.constantFrom('a', 'a0', 'zzzzzzz', 'a1VVVVVVV', 'Zz'),
      fc.string({ unit: fc.constantFrom(...'0Aaz9'), maxLength: 4 }),
    )
    .map(([start, end]) => start + end)
  fc.assert(
    fc.property(fc.array(key, { minLength: 20, maxLength: 60 }), (keys) => {
      const elements = Array.from({ length: 2_500 }, (_, i) => ({
        id: `e${(i * 7_919) % 2_500}`,
        z: keys[(i * 31) % keys.length] ?? '',
      }))
      const compared = [...elements].sort(comparePaintOrder)
      expect(sortByPaintOrder([...elements])).toEqual(compared)
      expect(sortByPaintOrder([...compared])).toEqual(compared)
    }),
    { numRuns: 40 },
  )
})
