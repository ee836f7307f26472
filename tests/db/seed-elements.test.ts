import { expect, test } from 'vitest'
import { seedElements } from '../../db/seed-elements'
import { elementSchema } from '../../lib/editor/model/element'
import { comparePaintOrder } from '../../lib/editor/model/order'

test('a seed is the same each time, and another is another', () => {
  expect(seedElements(500, 7)).toEqual(seedElements(500, 7))
  expect(seedElements(500, 7)).not.toEqual(seedElements(500, 8))
})

test('every element of a seed is one that people could have drawn', () => {
  const elements = seedElements(3_000)
  for (const element of elements) expect(elementSchema.parse(element)).toEqual(element)
  const types = new Set(elements.map(({ type }) => type))
  expect([...types].sort()).toEqual([
    'arrow',
    'diamond',
    'draw',
    'ellipse',
    'frame',
    'line',
    'note',
    'polygon',
    'rectangle',
    'star',
    'text',
  ])
})

test('a seed comes in painting order, and what it refers to is there', () => {
  const elements = seedElements(3_000)
  expect(elements.toSorted(comparePaintOrder)).toEqual(elements)
  const ids = new Set(elements.map(({ id }) => id))
  expect(ids.size).toBe(3_000)
  for (const element of elements) {
    if (element.parent !== null) expect(ids).toContain(element.parent)
    if (element.type === 'arrow' && element.start) expect(ids).toContain(element.start.id)
  }
})

test('none is none', () => {
  expect(seedElements(0)).toEqual([])
})
