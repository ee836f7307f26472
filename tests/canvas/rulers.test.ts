import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginGuideDrag, continueGuideDrag, endGuideDrag } from '../../components/canvas/rulers/guide-drag'
import { multiplesOf, tickSteps } from '../../components/canvas/rulers/ticks'
import { filledBox, guide } from '../support/elements'
import { setUp } from '../support/hand'

describe('the steps of a ruler', () => {
  test('are round, as fine as there is room for, and no finer than a unit', () => {
    expect(tickSteps(1)).toEqual({ number: 100, tick: 10 })
    expect(tickSteps(2)).toEqual({ number: 50, tick: 5 })
    expect(tickSteps(0.01)).toEqual({ number: 10_000, tick: 1_000 })
    expect(tickSteps(32).number).toBe(2)
    expect(tickSteps(200).number).toBe(1)
  })

  test('keep numbers and ticks apart at every zoom, and have a number on every so many ticks', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.005, max: 32, noNaN: true }), (zoom) => {
        const { number, tick } = tickSteps(zoom)
        expect(number * zoom).toBeGreaterThanOrEqual(56 - 1e-6)
        expect(tick * zoom).toBeGreaterThanOrEqual(6 - 1e-6)
        expect(number / tick).toBeCloseTo(Math.round(number / tick), 9)
      }),
    )
  })

  test('are counted from zero, whatever is in sight', () => {
    expect([...multiplesOf(50, -120, 60)]).toEqual([-100, -50, 0, 50])
  })
})

describe('a guide in the hand', () => {
  const at = (x: number, y = 300) => ({ screenPoint: { x, y }, mod: false })

  test('stands on whole units, and on the edges of what is near', () => {
    const { editor } = setUp(filledBox({ x: 400, y: 200 }))
    editor.setViewChoices({ snapsToObjects: true, rulers: true })
    const drag = continueGuideDrag(beginGuideDrag('x', null), { ...at(250.4), editor })
    expect(drag.position).toBe(250)
    expect(continueGuideDrag(drag, { ...at(396), editor }).position).toBe(400)
    expect(continueGuideDrag(drag, { ...at(396), mod: true, editor }).position).toBe(396)
  })

  test('is one operation, new, moved or taken away on its ruler; a click on a ruler is none', () => {
    const bench = setUp(guide({ id: 'g', x: 500 }))
    const { editor, commits } = bench
    editor.setViewChoices({ rulers: true })
    expect(endGuideDrag(beginGuideDrag('y', null), editor)).toBe(null)
    endGuideDrag(continueGuideDrag(beginGuideDrag('y', null), { ...at(9, 120), editor }), editor)
    expect(bench.element('new1')).toMatchObject({ type: 'guide', axis: 'y', x: 0, y: 120 })
    const held = beginGuideDrag('x', guide({ id: 'g', x: 500 }))
    endGuideDrag(continueGuideDrag(held, { ...at(610), editor }), editor)
    expect(bench.element('g')).toMatchObject({ x: 610, y: 0 })
    endGuideDrag(continueGuideDrag(beginGuideDrag('x', guide({ id: 'g' })), { ...at(12), editor }), editor)
    expect(editor.document.get('g')).toBe(undefined)
    expect(commits).toHaveLength(3)
    editor.undo()
    expect(bench.element('g')).toMatchObject({ x: 610 })
  })

  test('that another person took away meanwhile stays away', () => {
    const { editor, commits } = setUp(guide({ id: 'g', x: 500 }))
    const drag = continueGuideDrag(beginGuideDrag('x', guide({ id: 'g', x: 500 })), { ...at(610), editor })
    editor.receive([{ kind: 'delete', element: guide({ id: 'g', x: 500 }) }])
    expect(endGuideDrag(drag, editor)).toBe(null)
    expect(commits).toEqual([])
  })
})

test('guides are no part of the picture: neither painted in order, found, selected nor framed', () => {
  const { editor } = setUp(filledBox({ id: 'a' }), guide({ id: 'g', x: 50 }))
  expect(editor.document.ordered().map(({ id }) => id)).toEqual(['a'])
  expect(editor.index.search({ x: 0, y: 0, width: 500, height: 500 })).toEqual(['a'])
  editor.select(['a', 'g'])
  expect([...editor.state.getState().selection]).toEqual(['a'])
  expect(editor.document.size).toBe(2)
})
