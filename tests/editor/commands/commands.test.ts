import { describe, expect, test } from 'vitest'
import { setGeometry } from '../../../lib/editor/commands/geometry'
import { commandForKey, type KeyPress } from '../../../lib/editor/commands/key-match'
import { commands } from '../../../lib/editor/commands/registry'
import { commonStyle } from '../../../lib/editor/commands/style'
import { edgeBoxOf } from '../../../lib/editor/geometry/ink-box'
import { withDescendants } from '../../../lib/editor/tree'
import { arrow, box, filledBox, frame, group, idsOf, image, text } from '../../support/elements'
import { type Bench, setUp } from '../../support/hand'
import { run } from '../../support/run-command'

const order = (bench: Bench) => idsOf(bench.elements()).join('')
const selected = (bench: Bench) => [...bench.editor.state.getState().selection]

describe('delete', () => {
  test('[M7] lets go of the arrows that held on, at their last place, in the same operation', () => {
    const bench = setUp(
      filledBox({ id: 'a' }),
      arrow({ id: 'arrow', x: 104, y: 50, start: { id: 'a', anchor: { x: 0.5, y: 0.5 }, gap: 4 } }),
    )
    bench.editor.select(['a'])
    run(bench, 'delete')
    expect(bench.element('arrow')).toMatchObject({ start: null, x: 104, y: 50 })
    expect(bench.commits).toHaveLength(1)
    bench.editor.undo()
    expect(bench.element('arrow')).toMatchObject({ start: { id: 'a' } })
  })

  test('takes all below with it, and the group that is left empty', () => {
    const bench = setUp(
      frame({ id: 'frame' }),
      filledBox({ id: 'child', parent: 'frame' }),
      group({ id: 'group' }),
      filledBox({ id: 'member', parent: 'group' }),
      filledBox({ id: 'kept' }),
    )
    bench.editor.select(['frame', 'member'])
    run(bench, 'delete')
    expect(idsOf(bench.elements())).toEqual(['kept'])
    expect(bench.editor.undo()).toEqual({ applied: 4, skipped: 0 })
    expect(bench.elements()).toHaveLength(5)
  })
})

describe('groups', () => {
  test('gather their members where the uppermost was, and dissolve into what they were', () => {
    const bench = setUp(...['a', 'b', 'c', 'd'].map((id, i) => filledBox({ id, z: `a${i}`, x: i * 200 })))
    bench.editor.select(['a', 'c'])
    run(bench, 'group')
    const [id = ''] = selected(bench)
    expect(bench.element(id).type).toBe('group')
    expect(order(bench).replace(id, '')).toBe('bacd')
    expect(bench.commits).toHaveLength(1)
    run(bench, 'ungroup')
    expect(selected(bench)).toEqual(['a', 'c'])
    expect(bench.elements().map(({ parent }) => parent)).toEqual([null, null, null, null])
  })

  test('nest, and dissolving the inner one leaves its members in the outer', () => {
    const bench = setUp(
      group({ id: 'outer' }),
      group({ id: 'inner', parent: 'outer' }),
      filledBox({ id: 'a', parent: 'inner' }),
      filledBox({ id: 'b', parent: 'outer' }),
    )
    bench.editor.select(['inner'])
    run(bench, 'ungroup')
    expect(bench.element('a').parent).toBe('outer')
  })
})

describe('aligning', () => {
  const three = () =>
    setUp(
      filledBox({ id: 'a' }),
      filledBox({ id: 'b', x: 150, y: 30, width: 50 }),
      filledBox({ id: 'c', x: 500, y: 70, height: 40 }),
    )

  test.each([
    ['align-left', [0, 0, 0]],
    ['align-right', [500, 550, 500]],
    ['align-center', [250, 275, 250]],
    ['distribute-horizontally', [0, 275, 500]],
  ] as const)('%s', (id, expected) => {
    const bench = three()
    bench.editor.select(['a', 'b', 'c'])
    run(bench, id)
    expect(['a', 'b', 'c'].map((one) => bench.element(one).x)).toEqual(expected)
  })

  test('moves a group as one', () => {
    const bench = setUp(
      group({ id: 'g' }),
      filledBox({ id: 'm', x: 100, parent: 'g' }),
      filledBox({ id: 'n', x: 300, parent: 'g' }),
      filledBox({ id: 'a' }),
    )
    bench.editor.select(['g', 'a'])
    run(bench, 'align-left')
    expect(['m', 'n', 'a'].map((one) => bench.element(one).x)).toEqual([0, 200, 0])
  })
})

describe('flipping', () => {
  test('twice gives what was', () => {
    const bench = setUp(
      image({ id: 'i', x: 30, rotation: 0.4 }),
      arrow({ id: 'a', y: 200, points: [0, 0, 100, 40], height: 40 }),
    )
    const before = [edgeBoxOf(bench.element('i')), bench.element('a')]
    bench.editor.select(['i', 'a'])
    run(bench, 'flip-horizontally')
    expect(bench.element('i')).toMatchObject({ flipX: true, rotation: -0.4 })
    expect(bench.element('a')).toMatchObject({ points: [100, 0, 0, 40] })
    run(bench, 'flip-horizontally')
    expect(bench.element('a')).toMatchObject(before[1] ?? {})
    expect(bench.element('i').x).toBeCloseTo(30, 1)
  })
})

describe('style', () => {
  test('is set where an element has it, and looks the same or mixed', () => {
    const bench = setUp(filledBox({ id: 'a' }), text({ id: 't' }), filledBox({ id: 'b', stroke: '#00ff00' }))
    bench.editor.select(['a', 't', 'b'])
    const elements = withDescendants(bench.editor.document, ['a', 't', 'b'])
    expect(commonStyle(elements, ['stroke', 'fontSize', 'curve'])).toEqual({
      stroke: { mixed: true },
      fontSize: { mixed: false, value: 20 },
    })
    bench.editor.setStyle({ stroke: '#ff0000', fontSize: 40 })
    expect(bench.element('a')).toMatchObject({ stroke: '#ff0000', fontSize: 40 })
    expect(bench.element('t')).toMatchObject({ fontSize: 40, width: 100, height: 50 })
    expect(bench.element('t')).not.toHaveProperty('stroke')
    expect(bench.editor.state.getState().style.stroke).toBe('#ff0000')
  })

  test('a colour being scrubbed is one thing to undo, and one key to the outbox', () => {
    const bench = setUp(filledBox({ id: 'a' }))
    bench.editor.select(['a'])
    for (const fill of ['#111111', '#222222', '#333333']) bench.editor.setStyle({ fill })
    expect(new Set(bench.commits.map(({ mergeKey }) => mergeKey)).size).toBe(1)
    bench.editor.undo()
    expect(bench.element('a')).toMatchObject({ fill: '#ffcc00' })
    expect(bench.editor.state.getState().canUndo).toBe(false)
  })
})

test('numbers move, scale and turn the selection', () => {
  const bench = setUp(filledBox({ id: 'a' }), filledBox({ id: 'b', x: 200 }))
  const both = new Set(['a', 'b'])
  bench.editor.commit(setGeometry(bench.editor.document, both, { x: 50, width: 600 }).changes)
  expect(bench.element('b')).toMatchObject({ x: 450, width: 200 })
  bench.editor.commit(setGeometry(bench.editor.document, new Set(['a']), { rotation: 1 }).changes)
  expect(bench.element('a').rotation).toBe(1)
})

describe('keys', () => {
  const press = (key: string, held: Partial<KeyPress> = {}) =>
    commandForKey(commands, { key, code: '', mod: false, alt: false, shift: false, ...held })?.id

  test('ask for what the table says', () => {
    expect(press('v')).toBe('tool.select')
    expect(press('Z', { mod: true, shift: true })).toBe('redo')
    expect(press('z', { mod: true })).toBe('undo')
    expect(press('ArrowLeft')).toBe('nudge-left')
    expect(press('ArrowLeft', { shift: true })).toBe('nudge-left-far')
    expect(press('Delete')).toBe('delete')
    expect(press('+', { shift: true })).toBe('zoom-in')
    expect(press('j')).toBeUndefined()
  })

  test('work where shift and alt print something else, and on keyboards of other letters', () => {
    expect(press('!', { shift: true, code: 'Digit1' })).toBe('zoom-to-fit')
    expect(press('å', { alt: true, code: 'KeyA' })).toBe('align-left')
    expect(press('м', { code: 'KeyV' })).toBe('tool.select')
    expect(press('я', { mod: true, code: 'KeyZ' })).toBe('undo')
  })

  test('mean one command each', () => {
    const keys = commands.flatMap((command) => command.keys)
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
  })
})

test('nudging is undone as one while it goes on, and step by step after a pause', () => {
  const bench = setUp(filledBox({ id: 'a' }))
  bench.editor.select(['a'])
  for (let i = 0; i < 3; i++) run(bench, 'nudge-right')
  bench.wait(5_000)
  run(bench, 'nudge-right-far')
  expect(bench.element('a').x).toBe(13)
  bench.editor.undo()
  expect(bench.element('a').x).toBe(3)
  bench.editor.undo()
  expect(bench.element('a').x).toBe(0)
})

test('select all takes groups and frames whole and leaves locked things', () => {
  const bench = setUp(
    frame({ id: 'frame' }),
    filledBox({ id: 'child', parent: 'frame' }),
    group({ id: 'g' }),
    box({ id: 'm', parent: 'g' }),
    filledBox({ id: 'locked', locked: true }),
    filledBox({ id: 'a' }),
  )
  run(bench, 'select-all')
  expect(selected(bench).sort()).toEqual(['a', 'frame', 'g'])
})
