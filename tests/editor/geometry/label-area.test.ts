import { expect, test } from 'vitest'
import { outlineOf } from '../../../lib/editor/geometry/outline'
import { runHasPoint } from '../../../lib/editor/geometry/polyline'
import { heightForWords, textAreaOf, textLayoutOf } from '../../../lib/editor/geometry/text-layout'
import type { ShapeElement } from '../../../lib/editor/model/element'
import { note, shape } from '../../support/elements'
import { measureText } from '../../support/hand'

const size = { width: 300, height: 200 }
const shapes = [
  shape('ellipse', size),
  shape('diamond', size),
  ...[3, 4, 5, 6, 9].map((sides) => shape('polygon', { ...size, sides })),
  shape('star', { ...size, innerRatio: 0.6 }),
  shape('star', { ...size, sides: 9, innerRatio: 0.8 }),
]
const named = shapes.map((each) => [`${each.type} ${'sides' in each ? each.sides : ''}`, each] as const)

function linesOf(element: ShapeElement): string[] {
  return textLayoutOf(element, measureText)?.lines.map(({ text }) => text) ?? []
}

test.each(named)('words stand inside the outline of a %s', (_, element) => {
  for (const text of ['a', 'internationally']) {
    const { area } = textAreaOf({ ...element, text }, measureText)
    expect(area.height).toBeGreaterThan(10)
    const { run } = outlineOf(element)
    for (const x of [area.x, area.x + area.width])
      for (const y of [area.y, area.y + area.height]) expect(runHasPoint(run, { x, y })).toBe(true)
  }
})

test('a long word has the room that the outline leaves it, and is broken only where that is none', () => {
  const diamond = shape('diamond', { width: 200, height: 120 })
  expect(linesOf({ ...diamond, text: 'reconciliation' })).toEqual(['reconciliation'])
  expect(linesOf({ ...diamond, text: 'to be or not to be' })).toEqual(['to be or', 'not to be'])
  expect(linesOf({ ...diamond, text: 'reconciliations and counter-revolutionaries' }).length).toBeGreaterThan(
    3,
  )
})

test('the height for words is one at which they fit', () => {
  for (const low of shapes) {
    const text = 'a good many words for one small shape to hold'
    const element = { ...low, text, height: 10 }
    const fitted = { ...element, height: heightForWords(element, measureText) }
    const { area } = textAreaOf(fitted, measureText)
    const { box } = textLayoutOf(fitted, measureText) ?? { box: area }
    expect(box.height).toBeCloseTo(area.height)
  }
  expect(heightForWords(note({ text: '' }), measureText)).toBe(0)
})
