import { describe, expect, test } from 'vitest'
import type { Change } from '../../lib/editor/changes/change'
import type { Element } from '../../lib/editor/model/element'
import { LIMITS } from '../../lib/editor/model/limits'
import { type Register, readRegister } from '../../lib/editor/model/registers'
import { arrow, filledBox, group } from '../support/elements'
import { setUp } from '../support/hand'

function set(element: Element, register: Register, after: unknown): Change {
  const before = readRegister(element, register)
  return { kind: 'set', id: element.id, type: element.type, registers: { [register]: [before, after] } }
}

describe('[U2] undo', () => {
  test('leaves what others changed since, and says how much', () => {
    const { editor, element } = setUp(filledBox({ id: 'a' }), filledBox({ id: 'b' }))
    editor.commit([set(element('a'), 'fill', '#111111'), set(element('b'), 'fill', '#111111')])
    editor.receive([set(element('b'), 'fill', '#999999')])
    expect(editor.undo()).toEqual({ applied: 1, skipped: 1 })
    expect([element('a'), element('b')]).toMatchObject([{ fill: '#ffcc00' }, { fill: '#999999' }])
  })

  test('does not delete what others went on working on', () => {
    const { editor, elements, pen } = setUp()
    editor.setTool('rectangle')
    pen.drag([0, 0], [50, 50])
    const [mine] = elements()
    if (mine) editor.receive([set(mine, 'fill', '#999999')])
    expect(editor.undo()).toEqual({ applied: 0, skipped: 1 })
    expect(elements()).toHaveLength(1)
    expect(editor.state.getState()).toMatchObject({ canUndo: false, canRedo: false })
  })

  test('brings nothing back into a group that is gone, nor an arrow onto a target that is', () => {
    const held = { id: 'target', anchor: { x: 0.5, y: 0.5 }, gap: 4 }
    const { editor, element } = setUp(
      group({ id: 'g' }),
      filledBox({ id: 'other', parent: 'g' }),
      filledBox({ id: 'target' }),
      arrow({ id: 'arrow', parent: 'g', start: held }),
    )
    editor.commit([{ kind: 'delete', element: element('arrow') }])
    editor.receive(['g', 'other', 'target'].map((id) => ({ kind: 'delete', element: element(id) })))
    expect(editor.undo()).toEqual({ applied: 1, skipped: 0 })
    expect(element('arrow')).toMatchObject({ parent: null, start: null })
  })

  test('takes no group from under the members that others put into it', () => {
    const { editor, elements, element } = setUp(
      filledBox({ id: 'a' }),
      filledBox({ id: 'b', x: 200 }),
      filledBox({ id: 'c', x: 400 }),
    )
    const made = group({ id: 'g' })
    editor.commit([
      { kind: 'create', element: made },
      set(element('a'), 'parent', 'g'),
      set(element('b'), 'parent', 'g'),
    ])
    editor.receive([set(element('c'), 'parent', 'g')])
    expect(editor.undo()).toEqual({ applied: 2, skipped: 1 })
    expect(elements().map(({ id, parent }) => [id, parent])).toEqual(
      expect.arrayContaining([
        ['a', null],
        ['b', null],
        ['c', 'g'],
        ['g', null],
      ]),
    )
  })

  test('[M7] lets go of the arrows that others tied to what it takes away, and a redo ties them again', () => {
    const { editor, element } = setUp(arrow({ id: 'arrow' }))
    const held = { id: 'made', anchor: { x: 0.5, y: 0.5 }, gap: 4 }
    editor.commit([{ kind: 'create', element: filledBox({ id: 'made' }) }])
    editor.receive([set(element('arrow'), 'start', held)])
    expect(editor.undo()).toEqual({ applied: 1, skipped: 0 })
    expect(element('arrow')).toMatchObject({ start: null })
    editor.redo()
    expect(element('arrow')).toMatchObject({ start: held })
  })

  test('keeps the whole chain of parents above what others keep working on', () => {
    const { editor, element, elements } = setUp()
    const made = [
      group({ id: 'outer' }),
      group({ id: 'inner', parent: 'outer' }),
      filledBox({ id: 'a', parent: 'inner' }),
    ]
    editor.commit(made.map((element) => ({ kind: 'create', element }) as const))
    editor.receive([set(element('a'), 'fill', '#999999')])
    expect(editor.undo()).toEqual({ applied: 0, skipped: 3 })
    expect(elements()).toHaveLength(3)
  })

  test('never makes a cycle of parents', () => {
    const { editor, element } = setUp(
      group({ id: 'g' }),
      group({ id: 'h' }),
      filledBox({ id: 'a', parent: 'h' }),
      filledBox({ id: 'b', parent: 'g' }),
    )
    editor.receive([set(element('g'), 'parent', 'h')])
    editor.commit([set(element('g'), 'parent', null)])
    editor.receive([set(element('h'), 'parent', 'g')])
    expect(editor.undo()).toEqual({ applied: 0, skipped: 1 })
    expect(element('g').parent).toBeNull()
  })
})

describe('[U3] redo', () => {
  test('is made when undoing, and a new gesture forgets it', () => {
    const { editor, element } = setUp(filledBox({ id: 'a' }))
    editor.commit([set(element('a'), 'fill', '#111111')])
    editor.undo()
    expect(editor.redo()).toEqual({ applied: 1, skipped: 0 })
    expect(element('a')).toMatchObject({ fill: '#111111' })
    editor.undo()
    editor.commit([set(element('a'), 'name', 'new')])
    expect(editor.redo()).toEqual({ applied: 0, skipped: 0 })
  })

  test('copying in between forgets nothing', () => {
    const { editor, element } = setUp(filledBox({ id: 'a' }))
    editor.commit([set(element('a'), 'fill', '#111111')])
    editor.undo()
    editor.select(['a'])
    editor.select([])
    expect(editor.state.getState().canRedo).toBe(true)
  })
})

test('[U1] undo and redo go the same way as every edit', () => {
  const { editor, element, commits } = setUp(filledBox({ id: 'a' }))
  editor.commit([set(element('a'), 'fill', '#111111')])
  editor.undo()
  editor.redo()
  expect(commits.map(({ kind }) => kind)).toEqual(['edit', 'undo', 'redo'])
  expect(commits[1]?.changes).toMatchObject([{ registers: { fill: ['#111111', '#ffcc00'] } }])
})

test('[U5] loading enters no history and ends none', () => {
  const { editor, element, elements } = setUp(filledBox({ id: 'a' }))
  expect(editor.state.getState().canUndo).toBe(false)
  editor.commit([set(element('a'), 'fill', '#111111')])
  editor.load([filledBox({ id: 'b' })])
  editor.undo()
  expect(editor.undo()).toEqual({ applied: 0, skipped: 0 })
  expect(elements()).toHaveLength(2)
})

test('a gesture too large for one operation becomes several, and one undo takes back all', () => {
  const many = Array.from({ length: LIMITS.changesPerOperation + 5 }, (_, i) =>
    filledBox({ id: `m${i}`, parent: 'g' }),
  )
  const { editor, commits, elements } = setUp()
  const changes = [...many, group({ id: 'g' })].map((element) => ({ kind: 'create', element }) as const)
  editor.commit(changes)
  expect(commits.map(({ changes }) => changes.length)).toEqual([LIMITS.changesPerOperation, 6])
  // Whoever applies them in order finds every parent there.
  expect(commits[0]?.changes[0]).toMatchObject({ element: { id: 'g' } })
  editor.undo()
  expect(elements()).toEqual([])
  expect(commits).toHaveLength(4)
  expect(commits[3]?.changes.at(-1)).toMatchObject({ kind: 'delete', element: { id: 'g' } })
})

test('an operation says what its author saw, changes an element once, and nothing outside the canvas', () => {
  const { editor, element, commits } = setUp(filledBox({ id: 'a' }))
  const stale = element('a')
  editor.receive([set(stale, 'fill', '#777777')])
  editor.commit([
    set(stale, 'fill', '#111111'),
    set(stale, 'position', { x: 1e12, y: 0 }),
    set(stale, 'name', ''),
    set(filledBox({ id: 'gone' }), 'name', 'x'),
  ])
  expect(commits[0]?.changes).toEqual([
    {
      kind: 'set',
      id: 'a',
      type: 'rectangle',
      registers: {
        fill: ['#777777', '#111111'],
        position: [
          { x: 0, y: 0 },
          { x: LIMITS.coordinate, y: 0 },
        ],
      },
    },
  ])
  editor.commit([set(element('a'), 'fill', '#111111')])
  expect(commits).toHaveLength(1)
})

test('nothing can be committed or undone by a viewer', () => {
  const { editor, element, commits } = setUp(filledBox({ id: 'a' }))
  editor.commit([set(element('a'), 'fill', '#111111')])
  editor.setReadOnly(true)
  editor.commit([set(element('a'), 'fill', '#222222')])
  editor.setTool('rectangle')
  expect(editor.undo()).toEqual({ applied: 0, skipped: 0 })
  expect(commits).toHaveLength(1)
  expect(editor.state.getState().tool).toBe('select')
})

describe('what is selected', () => {
  const selected = ({ editor }: ReturnType<typeof setUp>) => [...editor.state.getState().selection]

  test('is after undo what it was before the gesture, and after redo what it was after it', () => {
    const bench = setUp(filledBox({ id: 'a' }), filledBox({ id: 'b', x: 200 }))
    const { editor, pen } = bench
    pen.click(50, 50).drag([50, 50], [60, 60])
    pen.with({ alt: true }).drag([250, 50], [250, 250])
    const [copy = ''] = selected(bench)
    pen.with({}).click(600, 600)
    editor.undo()
    expect(selected(bench)).toEqual(['b'])
    editor.undo()
    expect(selected(bench)).toEqual(['a'])
    editor.redo()
    expect(selected(bench)).toEqual(['a'])
    editor.redo()
    expect(selected(bench)).toEqual([copy])
  })

  test('comes back with the group it was entered in, as far as both are there', () => {
    const bench = setUp(
      group({ id: 'g' }),
      filledBox({ id: 'a', parent: 'g' }),
      filledBox({ id: 'b', parent: 'g', x: 200 }),
    )
    const { editor, pen } = bench
    pen.doubleClick(50, 50).drag([50, 50], [60, 60]).press('Escape').press('Escape')
    editor.undo()
    expect(selected(bench)).toEqual(['a'])
    expect(editor.state.getState().enteredGroup).toBe('g')
    editor.redo()
    editor.receive([{ kind: 'delete', element: bench.element('a') }])
    editor.undo()
    expect(selected(bench)).toEqual([])
  })

  test('of gestures that are one to undo is that of the first and the last', () => {
    const bench = setUp(filledBox({ id: 'a' }))
    const { editor } = bench
    editor.commit([set(bench.element('a'), 'fill', '#111111')], { mergeKey: 'fill' })
    editor.select(['a'])
    editor.commit([set(bench.element('a'), 'fill', '#222222')], { mergeKey: 'fill' })
    editor.undo()
    expect(selected(bench)).toEqual([])
    editor.redo()
    expect(selected(bench)).toEqual(['a'])
  })
})

test('what a hand changes while it holds a control is one to undo, however slowly it moves', () => {
  const { editor, element, wait } = setUp(filledBox({ id: 'a' }))
  editor.select(['a'])
  for (const opacity of [0.9, 0.5, 0.2]) {
    editor.setStyle({ opacity }, { hold: '1' })
    wait(5_000)
  }
  editor.setStyle({ opacity: 0.1 }, { hold: '2' })
  editor.undo()
  expect(element('a')).toMatchObject({ opacity: 0.2 })
  editor.undo()
  expect(element('a')).toMatchObject({ opacity: 1 })
})
