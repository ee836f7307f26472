import { describe, expect, test } from 'vitest'
import { deleteElements } from '../../../lib/editor/commands/delete'
import { canvasPointsOf } from '../../../lib/editor/geometry/points'
import { isLinear } from '../../../lib/editor/model/element'
import { arrow, box, filledBox, line } from '../../support/elements'
import { type Bench, setUp } from '../../support/hand'

function pointsOf({ element }: Bench, id: string): number[] {
  const found = element(id)
  return isLinear(found) ? canvasPointsOf(found) : []
}

const inHand = ({ editor }: Bench) => editor.state.getState().editedPoint

describe('the points of a line', () => {
  const bent = () => line({ id: 'l', points: [0, 0, 100, 0, 100, 100], height: 100 })

  test('between two of them a hand pulls out another', () => {
    const bench = setUp(bent())
    bench.editor.select(['l'])
    bench.pen.drag([100, 50], [160, 60])
    expect(pointsOf(bench, 'l')).toEqual([0, 0, 100, 0, 160, 60, 100, 100])
    bench.editor.undo()
    expect(pointsOf(bench, 'l')).toEqual([0, 0, 100, 0, 100, 100])
  })

  test('shift turns a pulled point about its neighbour in steps of 15°', () => {
    const bench = setUp(bent())
    bench.editor.select(['l'])
    bench.pen.with({ shift: true }).drag([100, 100], [105, 160])
    expect(pointsOf(bench, 'l').slice(4)).toEqual([expect.closeTo(100), expect.closeTo(160.2, 0)])
  })

  test('a click takes one in hand, Delete removes it, alt and a click at once', () => {
    const bench = setUp(bent())
    bench.editor.select(['l'])
    bench.pen.click(100, 0)
    expect(inHand(bench)).toEqual({ id: 'l', index: 1 })
    bench.pen.press('Delete')
    expect(pointsOf(bench, 'l')).toEqual([0, 0, 100, 100])
    bench.pen.press('Delete')
    expect(pointsOf(bench, 'l'), 'two are the least').toEqual([0, 0, 100, 100])
    bench.editor.undo()
    bench.pen.with({ alt: true }).click(0, 0)
    expect(pointsOf(bench, 'l')).toEqual([100, 0, 100, 100])
  })

  test('by keys: Enter goes in, Tab from one to the next, arrows move, Insert adds, Escape leaves', () => {
    const bench = setUp(bent())
    bench.editor.select(['l'])
    bench.pen.press('Enter')
    expect(inHand(bench)).toEqual({ id: 'l', index: 0 })
    bench.pen.press('Tab').press('ArrowRight').with({ shift: true }).press('ArrowDown').with({})
    expect(pointsOf(bench, 'l')).toEqual([0, 0, 101, 10, 100, 100])
    bench.editor.undo()
    expect(pointsOf(bench, 'l'), 'nudges of one point are one step').toEqual([0, 0, 100, 0, 100, 100])
    bench.pen.press('Insert')
    expect(pointsOf(bench, 'l')).toEqual([0, 0, 100, 0, 100, 50, 100, 100])
    expect(inHand(bench)).toEqual({ id: 'l', index: 2 })
    bench.pen.with({ shift: true }).press('Tab').with({})
    expect(inHand(bench)).toEqual({ id: 'l', index: 1 })
    bench.pen.press('Escape')
    expect(inHand(bench)).toBeNull()
    expect([...bench.editor.state.getState().selection]).toEqual(['l'])
  })

  test('a double click goes into a line; of an arrow it edits the words, and its points with Control', () => {
    const bench = setUp(bent(), arrow({ id: 'a', y: 300 }))
    bench.pen.doubleClick(30, 0)
    expect(inHand(bench)).toEqual({ id: 'l', index: null })
    bench.pen.doubleClick(30, 300)
    expect(inHand(bench)).toBeNull()
    expect(bench.editor.state.getState().editingText).toBe('a')
    bench.editor.editText(null)
    bench.pen.with({ mod: true }).doubleClick(30, 300)
    expect(inHand(bench)).toEqual({ id: 'a', index: null })
  })

  test('an end pulled onto the other closes the line, and its points stay together then', () => {
    const bench = setUp(line({ id: 'l', points: [0, 0, 100, 0, 100, 100, 0, 100], height: 100 }))
    bench.editor.select(['l'])
    bench.pen.drag([0, 100], [3, 3])
    expect(pointsOf(bench, 'l')).toEqual([0, 0, 100, 0, 100, 100, 0, 0])
    bench.pen.drag([0, 0], [-20, -10])
    expect(pointsOf(bench, 'l')).toEqual([-20, -10, 100, 0, 100, 100, -20, -10])
  })

  test('are left alone by viewers, and forgotten when the line is deleted by others', () => {
    const bench = setUp(bent())
    bench.editor.select(['l'])
    bench.pen.click(100, 0)
    bench.editor.receive([{ kind: 'delete', element: bench.element('l') }])
    expect(inHand(bench)).toBeNull()
    bench.editor.receive([{ kind: 'create', element: bent() }])
    bench.editor.setReadOnly(true)
    bench.editor.select(['l'])
    bench.pen.press('Enter')
    expect(inHand(bench)).toBeNull()
  })
})

describe('an end of a line', () => {
  const near = { id: 'b', gap: 4 }

  test('in the middle of an element means all of it, near its edge that point, drawn to the middle of a side', () => {
    const bench = setUp(filledBox({ id: 'b', x: 300, width: 200, height: 200 }))
    bench.editor.setTool('arrow', { locked: true })
    bench.pen.drag([0, 100], [380, 120])
    expect(bench.elements().at(-1)).toMatchObject({ end: { ...near, anchor: { x: 0.5, y: 0.5 } } })
    bench.pen.drag([0, 100], [302, 95])
    expect(bench.elements().at(-1)).toMatchObject({ end: { ...near, anchor: { x: 0, y: 0.5 } } })
    bench.pen.drag([0, 100], [302, 40])
    expect(bench.elements().at(-1)).toMatchObject({ end: { ...near, anchor: { x: 0, y: 0.2 } } })
    bench.pen.with({ alt: true }).drag([0, 100], [340, 100])
    expect(bench.elements().at(-1)).toMatchObject({
      width: 340,
      end: { id: 'b', anchor: { x: 0.2, y: 0.5 }, exact: true },
    })
  })

  test('stays with what it holds when only the words or the look of the line change', () => {
    const end = { id: 'b', anchor: { x: 0.5, y: 0.5 }, gap: 4 }
    const bench = setUp(box({ id: 'b', x: 300 }), arrow({ id: 'a', y: 50, end }))
    bench.editor.setText('a', 'calls', { done: true })
    bench.editor.select(['a'])
    bench.editor.setStyle({ stroke: '#ff0000' })
    expect(bench.element('a')).toMatchObject({ text: 'calls', end })
  })

  test('keeps its gap when the strokes grow', () => {
    const end = { id: 'b', anchor: { x: 0.5, y: 0.5 }, gap: 4 }
    const bench = setUp(box({ id: 'b', x: 300 }), arrow({ id: 'a', y: 50, end }))
    bench.editor.select(['b'])
    bench.editor.setStyle({ strokeWidth: 8 })
    expect(bench.element('a')).toMatchObject({ width: 300 - 4 - 4 - 1 })
    bench.editor.undo()
    expect(bench.element('a')).toMatchObject({ width: 100 })
  })
})

describe('what is between the points', () => {
  test('of a curved line of two points bends it to an arc, and straight again near the middle', () => {
    const bench = setUp(arrow({ id: 'a', curve: 'curved', width: 200, points: [0, 0, 200, 0] }))
    bench.editor.select(['a'])
    bench.pen.drag([100, 0], [100, 60])
    expect(bench.element('a')).toMatchObject({ bend: 0.3, points: [0, 0, 200, 0] })
    bench.pen.drag([100, 60], [110, 3])
    expect(bench.element('a')).toMatchObject({ bend: 0 })
  })

  test('of an elbow moves a leg, which stays when the ends move, and is freed by a double click', () => {
    const start = { id: 'a', anchor: { x: 1, y: 0.5 }, gap: 4 }
    const end = { id: 'b', anchor: { x: 0, y: 0.5 }, gap: 4 }
    const bench = setUp(
      filledBox({ id: 'a' }),
      filledBox({ id: 'b', x: 300, y: 200 }),
      arrow({ id: 'e', curve: 'elbow', start, end }),
    )
    bench.editor.select(['b'])
    bench.pen.drag([350, 250], [360, 250])
    bench.editor.select(['e'])
    expect(pointsOf(bench, 'e')).toEqual([106, 50, 205, 50, 205, 250, 304, 250])
    bench.pen.drag([205, 150], [150, 150])
    expect(pointsOf(bench, 'e')).toEqual([106, 50, 150, 50, 150, 250, 304, 250])
    bench.editor.select(['b'])
    bench.pen.drag([360, 250], [360, 300])
    expect(pointsOf(bench, 'e')).toEqual([106, 50, 150, 50, 150, 300, 304, 300])
    bench.editor.select(['e'])
    bench.pen.doubleClick(150, 175)
    expect(pointsOf(bench, 'e')).toEqual([106, 50, 205, 50, 205, 300, 304, 300])
  })

  test('the label slides along its line, and comes to rest in the middle', () => {
    const bench = setUp(arrow({ id: 'a', width: 400, points: [0, 0, 400, 0], text: 'calls' }))
    bench.editor.select(['a'])
    bench.pen.drag([200, 2], [300, 40])
    expect(bench.element('a')).toMatchObject({ labelPosition: 0.75, x: 0, y: 0 })
    bench.pen.drag([300, 2], [205, -30])
    expect(bench.element('a')).toMatchObject({ labelPosition: 0.5 })
  })
})

describe('a line that becomes an elbow', () => {
  test('finds its way, and leads straight again when it is none any more', () => {
    const start = { id: 'a', anchor: { x: 1, y: 0.5 }, gap: 4 }
    const end = { id: 'b', anchor: { x: 0, y: 0.5 }, gap: 4 }
    const bench = setUp(
      box({ id: 'a' }),
      box({ id: 'b', x: 300, y: 200 }),
      arrow({ id: 'e', start, end, x: 106, y: 50, width: 188, height: 200, points: [0, 0, 188, 200] }),
    )
    bench.editor.select(['e'])
    bench.editor.setStyle({ curve: 'elbow' })
    expect(pointsOf(bench, 'e')).toEqual([106, 50, 200, 50, 200, 250, 294, 250])
    bench.editor.setStyle({ curve: 'straight' })
    expect(pointsOf(bench, 'e')).toHaveLength(4)
  })
})

describe('lines between elements that move', () => {
  const held = (id: string) => ({ id, anchor: { x: 0.5, y: 0.5 }, gap: 4 })

  test('go along as they are when both are moved, bends and all', () => {
    const bench = setUp(
      filledBox({ id: 'a' }),
      filledBox({ id: 'b', x: 300 }),
      arrow({ id: 'e', x: 106, y: 50, points: [0, 0, 90, 80, 188, 0], start: held('a'), end: held('b') }),
    )
    bench.editor.select(['a', 'b'])
    bench.pen.down(50, 50).move(60, 80)
    const { preview } = bench.editor.state.getState()
    expect(preview.kind === 'move' && [...preview.ids].sort()).toEqual(['a', 'b', 'e'])
    bench.pen.up()
    expect(bench.element('e')).toMatchObject({
      x: 116,
      y: 80,
      points: [0, 0, 90, 80, 188, 0],
      start: held('a'),
    })
    bench.editor.undo()
    expect(bench.element('e')).toMatchObject({ x: 106, y: 50 })
  })

  test('stay where they were, unbound, when what held them is deleted; undo binds them again', () => {
    const bench = setUp(box({ id: 'b', x: 300 }), arrow({ id: 'e', y: 50, end: held('b') }))
    const before = bench.element('e')
    bench.editor.commit(deleteElements(bench.editor.document, ['b']).changes)
    expect(bench.element('e')).toEqual({ ...before, end: null })
    bench.editor.undo()
    expect(bench.element('e')).toEqual(before)
  })
})
