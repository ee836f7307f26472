import { describe, expect, test } from 'vitest'
import type { ElementOf } from '../../../lib/editor/model/element'
import { LIMITS } from '../../../lib/editor/model/limits'
import { box, filledBox, frame, group, text } from '../../support/elements'
import { type Bench, setUp } from '../../support/hand'

const drawn = ({ elements }: Bench) => elements().at(-1)

describe('shapes', () => {
  test('shift draws as wide as high, alt from the centre, in any direction', () => {
    const bench = setUp()
    bench.editor.setTool('ellipse')
    bench.pen.with({ shift: true }).drag([100, 100], [40, 80]).with({})
    expect(drawn(bench)).toMatchObject({ type: 'ellipse', x: 40, y: 40, width: 60, height: 60 })
    bench.editor.setTool('diamond')
    bench.pen.with({ alt: true }).drag([100, 100], [150, 120])
    expect(drawn(bench)).toMatchObject({ type: 'diamond', x: 50, y: 80, width: 100, height: 40 })
  })

  test('a click without a drag draws one of a good size around the pointer', () => {
    const bench = setUp()
    bench.editor.setTool('rectangle')
    bench.pen.click(300, 300)
    expect(drawn(bench)).toMatchObject({ x: 220, y: 250, width: 160, height: 100 })
  })

  test('the tool returns to Select, or stays when it is kept', () => {
    const bench = setUp()
    bench.editor.setTool('rectangle', { locked: true })
    bench.pen.drag([0, 0], [50, 50]).drag([100, 0], [150, 50])
    expect(bench.elements()).toHaveLength(2)
    expect(bench.editor.state.getState().tool).toBe('rectangle')
    bench.pen.press('Escape')
    expect(bench.editor.state.getState().tool).toBe('select')
  })

  test('what is drawn looks as chosen, lies on top, and belongs to the frame it began in', () => {
    const bench = setUp(frame({ id: 'frame', z: 'a0' }), filledBox({ z: 'c05', x: 900 }))
    bench.editor.setStyle({ stroke: '#ff0000', strokeWidth: 4 })
    bench.editor.setTool('rectangle')
    bench.pen.drag([20, 20], [80, 80])
    expect(drawn(bench)).toMatchObject({ stroke: '#ff0000', strokeWidth: 4, parent: 'frame' })
  })
})

describe('lines and arrows', () => {
  test('a drag draws two points, with shift at a multiple of 15°', () => {
    const bench = setUp()
    bench.editor.setTool('arrow')
    bench.pen.drag([10, 10], [110, 60])
    expect(drawn(bench)).toMatchObject({
      type: 'arrow',
      x: 10,
      y: 10,
      points: [0, 0, 100, 50],
      endHead: 'arrow',
    })
    bench.editor.setTool('line')
    bench.pen.with({ shift: true }).drag([0, 0], [100, 8])
    expect(drawn(bench)).toMatchObject({ type: 'line', height: 0, endHead: 'none' })
  })

  test.each(['Enter', 'Escape'])('clicks set point after point until %s', (key) => {
    const bench = setUp()
    bench.editor.setTool('line')
    bench.pen.click(0, 0).move(50, 20).click(100, 0).move(100, 50).click(100, 100).move(300, 300).press(key)
    expect(drawn(bench)).toMatchObject({ points: [0, 0, 100, 0, 100, 100], width: 100, height: 100 })
    expect(bench.commits).toHaveLength(1)
  })

  test('a double click ends it and adds no second point; a click on the first point closes it', () => {
    const bench = setUp()
    bench.editor.setTool('line')
    bench.pen.click(0, 0).click(100, 0).doubleClick(100, 100)
    expect(drawn(bench)).toMatchObject({ points: [0, 0, 100, 0, 100, 100] })
    bench.editor.setTool('line')
    bench.pen.click(300, 0).click(400, 0).click(400, 100).click(301, 1)
    expect(drawn(bench)).toMatchObject({ points: [0, 0, 100, 0, 100, 100, 0, 0] })
  })

  test('its ends take hold of what they are put on, and aim at it', () => {
    const bench = setUp(filledBox({ id: 'a' }), filledBox({ id: 'b', x: 300 }))
    bench.editor.setTool('arrow')
    bench.pen.drag([50, 50], [350, 50])
    expect(drawn(bench)).toMatchObject({
      x: 106,
      y: 50,
      points: [0, 0, 188, 0],
      start: { id: 'a', anchor: { x: 0.5, y: 0.5 }, gap: 4 },
      end: { id: 'b', anchor: { x: 0.5, y: 0.5 }, gap: 4 },
    })
  })

  test('an unfilled element around others does not catch the end meant for one of them', () => {
    const bench = setUp(
      filledBox({ id: 'inside', x: 100, y: 100 }),
      box({ id: 'around', width: 600, height: 600 }),
    )
    bench.editor.setTool('arrow')
    bench.pen.drag([800, 150], [150, 150])
    expect(drawn(bench)).toMatchObject({ end: { id: 'inside' } })
  })

  test('one click and Escape leaves nothing', () => {
    const bench = setUp()
    bench.editor.setTool('arrow')
    bench.pen.click(10, 10).press('Escape')
    expect(bench.elements()).toEqual([])
    expect(bench.commits).toEqual([])
  })
})

describe('freehand', () => {
  test('keeps where the pen went, in hundredths, with no pressure from a mouse', () => {
    const bench = setUp()
    bench.editor.setTool('draw')
    bench.pen.down(10, 10).move(20.123, 15.456).move(40, 30).up()
    const stroke = drawn(bench) as ElementOf<'draw'>
    expect(stroke.points).toHaveLength(8)
    expect([stroke.x + (stroke.points.at(-2) ?? 0), stroke.y + (stroke.points.at(-1) ?? 0)]).toEqual([40, 30])
    expect(stroke.points.every((value) => Math.round(value * 100) / 100 === value)).toBe(true)
    expect(stroke.pressures).toEqual([])
    expect(bench.editor.state.getState().tool).toBe('draw')
  })

  test('keeps the pressure of a pen, one value a point', () => {
    const bench = setUp()
    bench.editor.setTool('draw')
    bench.pen.using('pen', 0.2).down(0, 0).using('pen', 0.678).move(20, 0).using('pen', 0).up()
    const stroke = drawn(bench) as ElementOf<'draw'>
    expect(stroke.pressures).toEqual([0.2, 0.68, 0.68])
    expect(stroke.points).toHaveLength(6)
  })

  test('a dot is a stroke of one point', () => {
    const bench = setUp()
    bench.editor.setTool('draw')
    bench.pen.click(5, 5)
    expect(drawn(bench)).toMatchObject({ type: 'draw', x: 5, y: 5, points: [0, 0] })
  })

  test('a stroke longer than one element may hold goes on as another', () => {
    const bench = setUp()
    bench.editor.setTool('draw')
    bench.pen.down(0, 0)
    for (let i = 0; i < LIMITS.points + 10; i++) bench.pen.move((i % 2) * 50, i / 10)
    bench.pen.up()
    const strokes = bench.elements() as ElementOf<'draw'>[]
    expect(strokes.map(({ points }) => points.length / 2 <= LIMITS.points)).toEqual([true, true])
  }, 60_000)
})

describe('text', () => {
  test('a click begins a text that is made when its words are done, in one operation', () => {
    const bench = setUp()
    bench.editor.setTool('text')
    bench.pen.click(100, 100)
    const { editingText } = bench.editor.state.getState()
    expect(bench.elements()).toEqual([])
    bench.editor.setText(editingText ?? '', 'Hel', { done: false })
    bench.editor.setText(editingText ?? '', 'Hello', { done: true })
    expect(bench.elements()).toMatchObject([
      { text: 'Hello', x: 100, y: 87.5, width: 50, height: 25, sizing: 'auto' },
    ])
    expect(bench.commits).toHaveLength(1)
    expect(bench.editor.state.getState()).toMatchObject({
      editingText: null,
      tool: 'select',
      preview: { kind: 'none' },
    })
  })

  test('a drag begins a text that wraps at its width', () => {
    const bench = setUp()
    bench.editor.setTool('text')
    bench.pen.drag([100, 100], [170, 150])
    bench.editor.setText(bench.editor.state.getState().editingText ?? '', 'one two', { done: true })
    expect(bench.elements()).toMatchObject([{ x: 100, y: 100, width: 70, height: 25, sizing: 'fixed' }])
    bench.editor.setText(bench.elements()[0]?.id ?? '', 'one two three', { done: true })
    expect(bench.elements()).toMatchObject([{ width: 70, height: 50 }])
  })

  test('a text without words is not made, and one emptied is deleted', () => {
    const bench = setUp(text({ id: 't' }))
    bench.editor.setTool('text')
    bench.pen.click(300, 300)
    bench.editor.editText(null)
    expect(bench.commits).toEqual([])
    bench.editor.setText('t', ' ', { done: true })
    expect(bench.elements()).toEqual([])
    bench.editor.undo()
    expect(bench.elements()).toMatchObject([{ id: 't', text: 'Hello' }])
  })

  test('what was typed is kept when the hand goes on elsewhere', () => {
    const bench = setUp()
    bench.editor.setTool('text')
    bench.pen.click(100, 100)
    bench.editor.setText(bench.editor.state.getState().editingText ?? '', 'kept', { done: false })
    bench.pen.click(500, 500)
    expect(bench.elements()).toMatchObject([{ text: 'kept' }])
  })

  test('words typed into what others deleted meanwhile bring it back, for nothing may be lost', () => {
    const bench = setUp(text({ id: 't' }))
    bench.editor.editText('t')
    bench.editor.setText('t', 'Hello world', { done: false })
    bench.editor.receive([{ kind: 'delete', element: bench.element('t') }])
    bench.editor.setText('t', 'Hello world!', { done: true })
    expect(bench.element('t')).toMatchObject({ text: 'Hello world!' })
    expect(bench.commits[0]?.changes).toMatchObject([{ kind: 'restore' }])
  })

  test('a double click labels the shape around the pointer, filled or not, and a line', () => {
    const bench = setUp(box({ id: 'hollow' }))
    bench.pen.doubleClick(50, 50)
    expect(bench.editor.state.getState().editingText).toBe('hollow')
    bench.editor.setText('hollow', 'Label', { done: true })
    expect(bench.element('hollow')).toMatchObject({ text: 'Label', width: 100 })
  })
})

describe('the eraser', () => {
  test('hides what it passes over, takes groups whole, and deletes in one operation', () => {
    const bench = setUp(
      filledBox({ id: 'a' }),
      group({ id: 'g' }),
      filledBox({ id: 'b', x: 200, parent: 'g' }),
      filledBox({ id: 'c', x: 500, parent: 'g' }),
      filledBox({ id: 'kept', y: 300 }),
    )
    bench.editor.setTool('eraser')
    bench.pen.down(-20, 50).move(250, 50)
    const { preview } = bench.editor.state.getState()
    expect(preview.kind === 'elements' && [...preview.elements]).toEqual([
      ['a', null],
      ['g', null],
      ['b', null],
      ['c', null],
    ])
    bench.pen.up()
    expect(bench.elements().map(({ id }) => id)).toEqual(['kept'])
    expect(bench.commits).toHaveLength(1)
    bench.editor.undo()
    expect(bench.elements()).toHaveLength(5)
  })

  test('Escape brings all back', () => {
    const bench = setUp(filledBox({ id: 'a' }))
    bench.editor.setTool('eraser')
    bench.pen.down(-20, 50).move(50, 50).press('Escape').up()
    expect(bench.elements()).toHaveLength(1)
    expect(bench.editor.state.getState().preview).toEqual({ kind: 'none' })
  })
})

describe('the hand', () => {
  test('drags the drawing about, from any tool with Space or the middle button', () => {
    const bench = setUp()
    bench.editor.setTool('hand')
    bench.pen.drag([100, 100], [150, 130])
    expect(bench.editor.state.getState().camera).toMatchObject({ x: -75, y: -45 })
    bench.editor.setCamera({ x: 0, y: 0, zoom: 2 })
    bench.editor.setTool('rectangle')
    bench.pen.press(' ').down(100, 100).move(90, 100).up().release(' ')
    expect(bench.editor.state.getState()).toMatchObject({ camera: { x: 10 }, tool: 'rectangle' })
    bench.pen.button('middle').down(100, 100).move(90, 100).up()
    expect(bench.editor.state.getState().camera.x).toBe(20)
    expect(bench.commits).toEqual([])
  })
})
