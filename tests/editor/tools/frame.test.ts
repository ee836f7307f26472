import { describe, expect, test } from 'vitest'
import { box, filledBox, frame, group } from '../../support/elements'
import { setUp } from '../../support/hand'

const white = { fill: '#ffffff' } as const

describe('drawing a frame', () => {
  test('takes in what it holds whole, groups whole, and goes right below it, in one operation', () => {
    const bench = setUp(
      box({ id: 'under', z: 'a0', x: 20, y: 20, width: 2_000 }),
      box({ id: 'in', z: 'a1', x: 50, y: 50 }),
      group({ id: 'group', z: 'a2' }),
      box({ id: 'member', z: 'a2', x: 200, y: 60, parent: 'group' }),
      box({ id: 'out', z: 'a3', x: 350, y: 60 }),
    )
    bench.editor.setTool('frame')
    bench.pen.drag([10, 10], [400, 300])
    const [drawn] = bench.editor.state.getState().selection
    expect(bench.element(drawn ?? '')).toMatchObject({ type: 'frame', x: 10, y: 10, width: 390, height: 290 })
    expect(bench.element('in').parent).toBe(drawn)
    expect(bench.element('group').parent).toBe(drawn)
    expect(bench.element('member').parent).toBe('group')
    expect(bench.element('out').parent).toBeNull()
    expect(bench.element('under').parent).toBeNull()
    expect(bench.element(drawn ?? '').z > bench.element('under').z).toBe(true)
    expect(bench.element(drawn ?? '').z < bench.element('in').z).toBe(true)
    expect(bench.commits).toHaveLength(1)
    bench.editor.undo()
    expect(bench.elements().map(({ id }) => id)).toEqual(['under', 'in', 'group', 'member', 'out'])
    expect(bench.element('in').parent).toBeNull()
  })

  test('leaves alone what is locked, hidden, or in another frame', () => {
    const bench = setUp(
      frame({ id: 'other', z: 'a0', width: 800, height: 600 }),
      box({ id: 'theirs', z: 'a1', x: 50, y: 50, parent: 'other' }),
      box({ id: 'locked', z: 'a2', x: 1_050, y: 50, locked: true }),
      box({ id: 'hidden', z: 'a3', x: 1_200, y: 50, hidden: true }),
    )
    bench.editor.setTool('frame')
    bench.pen.drag([-10, -10], [1_400, 590])
    expect(bench.element('theirs').parent).toBe('other')
    expect(bench.element('locked').parent).toBeNull()
    expect(bench.element('hidden').parent).toBeNull()
  })

  test('inside another frame is nested in it, and takes over what it holds', () => {
    const bench = setUp(
      frame({ id: 'outer', z: 'a0', width: 800, height: 600 }),
      box({ id: 'child', z: 'a1', x: 50, y: 50, parent: 'outer' }),
    )
    bench.editor.setTool('frame')
    bench.pen.drag([20, 20], [300, 300])
    const [drawn] = bench.editor.state.getState().selection
    expect(bench.element(drawn ?? '').parent).toBe('outer')
    expect(bench.element('child').parent).toBe(drawn)
  })

  test('a click draws one of a good size around the pointer', () => {
    const bench = setUp()
    bench.editor.setTool('frame')
    bench.pen.click(500, 400)
    expect(bench.elements()[0]).toMatchObject({ x: 20, y: 130, width: 960, height: 540, fill: '#ffffff' })
    expect(bench.editor.state.getState().tool).toBe('select')
  })
})

describe('pressing a frame', () => {
  const bench = () =>
    setUp(
      box({ id: 'below', z: 'a0', x: 300, y: 100, fill: '#ff0000' }),
      frame({ id: 'frame', z: 'a1', ...white }),
      filledBox({ id: 'child', z: 'a2', x: 20, y: 20, parent: 'frame' }),
      frame({ id: 'empty', z: 'a3', x: 600, ...white }),
    )
  const hit = (x: number, y: number) => bench().editor.hitTest({ x, y })?.id ?? null

  test('its name and its border mean it, its inside is a place to work on, and paper hides what is below', () => {
    expect(hit(200, 0)).toBe('frame')
    expect(hit(10, -10)).toBe('frame')
    expect(hit(350, 150)).toBeNull()
    expect(hit(60, 60)).toBe('child')
    expect(hit(300, -10), 'beside the name').toBeNull()
  })

  test('an empty one is meant anywhere inside', () => {
    expect(hit(700, 150)).toBe('empty')
  })

  test('a double click on the name writes it; Enter goes into the frame', () => {
    const { editor, pen } = bench()
    pen.doubleClick(10, -10)
    expect(editor.state.getState().editingName).toBe('frame')
    editor.editName(null)
    editor.select(['frame'])
    pen.press('Enter')
    expect([...editor.state.getState().selection]).toEqual(['child'])
  })

  test('a viewer writes no name', () => {
    const { editor } = bench()
    editor.setReadOnly(true)
    editor.editName('frame')
    expect(editor.state.getState().editingName).toBeNull()
  })
})

describe('moving into frames', () => {
  test('a frame is nested in a larger one, and slips into no smaller one', () => {
    const bench = setUp(
      frame({ id: 'small', z: 'a1', x: 1_000, width: 200, height: 200, ...white }),
      frame({ id: 'large', z: 'a2', ...white }),
    )
    bench.pen.drag([1_000, 100], [1_000 - 900, 150])
    expect(bench.element('small')).toMatchObject({ parent: 'large', x: 100, y: 50 })
    expect(bench.element('small').z > bench.element('large').z).toBe(true)
    bench.pen.click(2_000, 2_000).drag([0, 200], [50, 200])
    expect(bench.element('large').parent).toBeNull()
    expect(bench.element('small')).toMatchObject({ parent: 'large', x: 150 })
  })

  test('a group comes in whole, above the paper and in its own order', () => {
    const bench = setUp(
      group({ id: 'group', z: 'a0' }),
      filledBox({ id: 'low', z: 'a0', x: 1_000, parent: 'group' }),
      filledBox({ id: 'high', z: 'a1', x: 1_050, parent: 'group' }),
      frame({ id: 'frame', z: 'a2', ...white }),
    )
    bench.pen.drag([1_010, 50], [110, 100])
    expect(bench.element('group').parent).toBe('frame')
    expect(bench.element('low')).toMatchObject({ parent: 'group', x: 100, y: 50 })
    const [paper, low, high] = ['frame', 'low', 'high'].map((id) => bench.element(id).z)
    expect([paper, low, high]).toEqual([paper, low, high].toSorted())
    expect(new Set([paper, low, high]).size).toBe(3)
  })
})
