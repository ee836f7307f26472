import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Box, boxesIntersect, unionBoxes } from '../../lib/editor/geometry/box'
import type { Element } from '../../lib/editor/model/element'
import { createSpatialIndex, type SpatialIndex } from '../../lib/editor/spatial-index'
import { box, group } from '../support/elements'

const boxOfElement = ({ x, y, width, height }: Element) => ({ x, y, width, height })
const coordinate = fc.integer({ min: -500, max: 500 })
const extent = fc.integer({ min: 0, max: 200 })
const area = fc.record({ x: coordinate, y: coordinate, width: extent, height: extent })
const places = fc.array(area, { maxLength: 40 })

/** Ids from a few, so that elements are moved, deleted and made again. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('load' as const), places }),
  fc.record({ kind: fc.constant('put' as const), id: fc.nat(60), place: area }),
  fc.record({ kind: fc.constant('putMany' as const), from: fc.nat(60), places }),
  fc.record({ kind: fc.constant('remove' as const), id: fc.nat(60) }),
)

function load(index: SpatialIndex, elements: readonly Element[]): void {
  index.update(elements.map((after) => ({ id: after.id, before: undefined, after })))
}

function bruteForce(elements: Iterable<Element>, wanted: Box): string[] {
  return [...elements].filter((element) => boxesIntersect(boxOfElement(element), wanted)).map(({ id }) => id)
}

test('a query finds what a look at every element finds, whatever was loaded, moved and deleted', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 30 }),
      fc.array(area, { minLength: 1, maxLength: 5 }),
      (steps, queries) => {
        const index = createSpatialIndex(boxOfElement)
        const model = new Map<string, Element>()
        const put = (id: string, place: Box) => {
          const before = model.get(id)
          const after = box({ id, ...place })
          model.set(id, after)
          return { id, before, after }
        }
        for (const one of steps) {
          if (one.kind === 'load')
            load(
              index,
              one.places.map((place, i) => put(`l${i}`, place).after),
            )
          if (one.kind === 'put') index.update([put(`l${one.id}`, one.place)])
          if (one.kind === 'putMany')
            index.update(one.places.map((place, i) => put(`l${one.from + i}`, place)))
          if (one.kind === 'remove') {
            const before = model.get(`l${one.id}`)
            model.delete(`l${one.id}`)
            index.update([{ id: `l${one.id}`, before, after: undefined }])
          }
        }
        for (const query of queries)
          expect(index.search(query).sort()).toEqual(bruteForce(model.values(), query).sort())
        expect(index.bounds()).toEqual(unionBoxes([...model.values()].map(boxOfElement)))
      },
    ),
    { numRuns: 300 },
  )
})

test('thousands that move at once, again and again, are found where they are', () => {
  const index = createSpatialIndex(boxOfElement)
  const many = Array.from({ length: 3_000 }, (_, i) =>
    box({ id: `m${i}`, x: (i % 60) * 20, y: Math.floor(i / 60) * 20, width: 10, height: 10 }),
  )
  load(index, many.slice(0, 1_000))
  load(index, many.slice(1_000))
  let present = new Map<string, Element>(many.map((element) => [element.id, element]))
  for (let round = 1; round <= 12; round++) {
    const moved = [...present.values()].filter((_, i) => i % (round + 1) === 0)
    const applied = moved.map((before) => ({
      id: before.id,
      before,
      after: { ...before, x: before.x + 7 * round },
    }))
    index.update(applied)
    present = new Map([...present, ...applied.map(({ id, after }) => [id, after] as const)])
    const query = { x: round * 40, y: round * 20, width: 300, height: 200 }
    expect(index.search(query).sort()).toEqual(bruteForce(present.values(), query).sort())
  }
})

/** The generator of Park and Miller: 0…1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

test('asked so often that it packs, it finds what it found before, while elements move, go and come', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 31 - 2 }),
      fc.integer({ min: 100, max: 3_000 }),
      (seed, count) => {
        const random = randomFrom(seed)
        const index = createSpatialIndex(boxOfElement)
        const somewhere = (id: string) =>
          box({ id, x: random() * 1_000, y: random() * 1_000, width: random() * 40, height: random() * 40 })
        const model = new Map(Array.from({ length: count }, (_, i) => [`e${i}`, somewhere(`e${i}`)]))
        load(index, [...model.values()])
        for (let round = 0; round < 8; round++) {
          const ids = Array.from({ length: count / 10 }, () => `e${Math.floor(random() * count * 1.2)}`)
          const applied = [...new Set(ids)].map((id) => {
            const before = model.get(id)
            const after = random() < 0.3 ? undefined : somewhere(id)
            if (after) model.set(id, after)
            else model.delete(id)
            return { id, before, after }
          })
          index.update(applied)
          const query = { x: random() * 900, y: random() * 900, width: 150, height: 150 }
          const expected = bruteForce(model.values(), query).sort()
          for (let asked = 0; asked < 70; asked++) expect(index.count(query)).toBe(expected.length)
          expect(index.search(query).sort()).toEqual(expected)
        }
      },
    ),
    { numRuns: 30 },
  )
})

test('groups have no ink and are never found', () => {
  const index = createSpatialIndex(boxOfElement)
  load(index, [group({ id: 'g', width: 50, height: 50 })])
  expect(index.search({ x: -1e6, y: -1e6, width: 2e6, height: 2e6 })).toEqual([])
  expect(index.bounds()).toBeNull()
  expect(index.reach('g')).toBeUndefined()
})
