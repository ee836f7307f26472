import { describe, expect, test } from 'vitest'
import { commands } from '../../../lib/editor/commands/registry'
import { box, filledBox, frame, group, shape, text } from '../../support/elements'
import { type Bench, setUp } from '../../support/hand'
import { run } from '../../support/run-command'

const selected = (bench: Bench) => [...bench.editor.state.getState().selection].sort()

describe('selecting the same', () => {
  const bench = () =>
    setUp(
      filledBox({ id: 'a', fill: '#111111' }),
      filledBox({ id: 'b', fill: '#222222', stroke: '#ff0000' }),
      shape('ellipse', { id: 'c', fill: '#111111', strokeWidth: 8 }),
      filledBox({ id: 'locked', fill: '#111111', locked: true }),
      group({ id: 'g' }),
      filledBox({ id: 'm', fill: '#222222', parent: 'g', strokeWidth: 8 }),
      text({ id: 't', font: 'mono' }),
      box({ id: 'worded', text: 'Hi', font: 'mono' }),
    )

  test.each([
    ['select-same-type', ['a'], ['a', 'b', 'm', 'worded']],
    ['select-same-fill', ['a'], ['a', 'c']],
    ['select-same-fill', ['g'], ['b', 'm']],
    ['select-same-fill', ['a', 'b'], ['a', 'b', 'c', 'm']],
    ['select-same-stroke', ['b'], ['b']],
    ['select-same-width', ['m'], ['c', 'm']],
    ['select-same-font', ['t'], ['t', 'worded']],
  ] as const)('%s as %j', (id, from, expected) => {
    const one = bench()
    one.editor.select(from)
    run(one, id)
    expect(selected(one)).toEqual(expected)
  })

  test('what has no such property keeps the selection', () => {
    const one = bench()
    one.editor.select(['t'])
    run(one, 'select-same-fill')
    expect(selected(one)).toEqual(['t'])
  })
})

describe('selecting around', () => {
  const bench = () =>
    setUp(
      filledBox({ id: 'a', z: 'a0' }),
      frame({ id: 'f', z: 'a1' }),
      filledBox({ id: 'x', z: 'a2', parent: 'f' }),
      filledBox({ id: 'y', z: 'a3', parent: 'f' }),
      group({ id: 'g', z: 'a4' }),
      filledBox({ id: 'm', z: 'a5', parent: 'g' }),
      filledBox({ id: 'n', z: 'a6', parent: 'g' }),
      filledBox({ id: 'hidden', z: 'a7', hidden: true }),
      filledBox({ id: 'z', z: 'a8', x: 90_000 }),
    )

  test('the inverse is all else that could be selected, without what holds the selection', () => {
    const one = bench()
    one.editor.select(['a', 'x'])
    run(one, 'select-inverse')
    expect(selected(one)).toEqual(['g', 'z'])
    run(one, 'deselect')
    expect(selected(one)).toEqual([])
  })

  test('siblings and parents', () => {
    const one = bench()
    one.editor.select(['x'])
    run(one, 'select-siblings')
    expect(selected(one)).toEqual(['x', 'y'])
    run(one, 'select-parent')
    expect(selected(one)).toEqual(['f'])
    run(one, 'select-parent')
    expect(selected(one)).toEqual(['f'])
  })

  test('the next goes around among siblings in painting order, past what is hidden, and into sight', () => {
    const one = bench()
    const way: string[][] = []
    one.editor.select(['a'])
    for (let i = 0; i < 4; i++) {
      run(one, 'select-next')
      way.push(selected(one))
    }
    expect(way).toEqual([['f'], ['g'], ['z'], ['a']])
    run(one, 'select-previous')
    expect(selected(one)).toEqual(['z'])
    expect(one.editor.state.getState().camera.x).toBeGreaterThan(89_000)
    one.editor.select(['n'])
    run(one, 'select-next')
    expect(selected(one)).toEqual(['m'])
  })
})

describe('tidying up', () => {
  const place = (bench: Bench, ...ids: string[]) =>
    ids.map((id) => [bench.element(id).x, bench.element(id).y])

  test('a single element is aligned with its frame', () => {
    const bench = setUp(
      frame({ id: 'f', x: 100, y: 100, width: 400, height: 300 }),
      filledBox({ id: 'a', x: 120, y: 130, parent: 'f' }),
      filledBox({ id: 'free', x: 120, y: 130 }),
    )
    bench.editor.select(['a'])
    run(bench, 'align-right')
    run(bench, 'align-middle')
    expect(place(bench, 'a')).toEqual([[400, 200]])
    bench.editor.select(['free'])
    expect(commands.find(({ id }) => id === 'align-left')?.canRun(bench.editor)).toBe(false)
  })

  test('a stack keeps the gap that most have, and the first where it is', () => {
    const bench = setUp(
      filledBox({ id: 'a' }),
      filledBox({ id: 'b', x: 130, y: 20 }),
      filledBox({ id: 'c', x: 260 }),
      filledBox({ id: 'd', x: 900 }),
    )
    bench.editor.select(['a', 'b', 'c', 'd'])
    run(bench, 'stack-horizontally')
    expect(place(bench, 'a', 'b', 'c', 'd')).toEqual([
      [0, 0],
      [130, 20],
      [260, 0],
      [390, 0],
    ])
    expect(bench.commits).toHaveLength(1)
  })

  test('what nearly is a grid becomes one', () => {
    const bench = setUp(
      filledBox({ id: 'a', width: 100 }),
      filledBox({ id: 'b', x: 140, y: 8, width: 60, height: 60 }),
      filledBox({ id: 'c', x: 3, y: 140 }),
      filledBox({ id: 'd', x: 150, y: 131 }),
    )
    bench.editor.select(['a', 'b', 'c', 'd'])
    run(bench, 'tidy-up')
    const [a, b, c, d] = place(bench, 'a', 'b', 'c', 'd') as [number, number][]
    expect(a).toEqual([0, 0])
    expect(b?.[1]).toBe(0)
    expect(c?.[0]).toBe(0)
    expect([d?.[0], d?.[1]]).toEqual([b?.[0], c?.[1]])
    const before = bench.elements()
    run(bench, 'tidy-up')
    expect(bench.elements()).toEqual(before)
  })
})
