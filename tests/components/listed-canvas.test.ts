import { expect, test } from 'vitest'
import { type ListedCanvas, searchByTitle } from '../../components/canvases/listed-canvas'
import { timeAgo } from '../../components/canvases/time-ago'

function canvas(title: string): ListedCanvas {
  return { id: title, title, version: 1, role: 'owner', ownerName: 'Ana', at: '2026-01-01T00:00:00Z' }
}

test('a search finds titles by all of its words, whatever their order, case and accents', () => {
  const canvases = [canvas('Café floor plan'), canvas('Floor'), canvas('Plan B')]
  expect(searchByTitle(canvases, 'plan cafe').map(({ title }) => title)).toEqual(['Café floor plan'])
})

test('an empty search finds everything', () => {
  const canvases = [canvas('A'), canvas('B')]
  expect(searchByTitle(canvases, '  ')).toEqual(canvases)
})

test.each([
  [20_000, null],
  [61_000, '1 minute ago'],
  [26 * 3_600_000, 'yesterday'],
  [15 * 86_400_000, '2 weeks ago'],
])('%i ms ago is "%s"', (age, words) => {
  const now = Date.UTC(2026, 5, 15)
  expect(timeAgo(now - age, now, 'en')).toBe(words)
})

test('a clock that runs behind the server never says "in the future"', () => {
  expect(timeAgo(5_000, 0, 'en')).toBeNull()
})
