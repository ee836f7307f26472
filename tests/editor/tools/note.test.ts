import { describe, expect, test } from 'vitest'
import { box, note, shape } from '../../support/elements'
import { setUp } from '../../support/hand'

const WORDS = 'a good many words for one small shape to hold'

describe('the sticky note', () => {
  test('is put down around the pointer, and written on at once', () => {
    const { editor, pen, commits } = setUp()
    editor.setTool('note')
    pen.down(300, 300).move(400, 300).up()
    const [made] = editor.document.ordered()
    expect(made).toMatchObject({ type: 'note', x: 300, y: 200, width: 200, height: 200, fill: '#ffec99' })
    expect(editor.state.getState()).toMatchObject({ tool: 'select', editingText: made?.id })
    expect(commits).toHaveLength(1)
  })

  test('takes the words that the text tool begins on it', () => {
    const { editor, pen } = setUp(note({ id: 'note' }))
    editor.setTool('text')
    pen.click(100, 100)
    expect(editor.state.getState().editingText).toBe('note')
  })

  test('grows with its words and shrinks with them to the square it was', () => {
    const { editor, element } = setUp(note({ id: 'note' }))
    const write = (text: string) => editor.setText('note', text, { done: true })
    write(Array.from({ length: 12 }, () => WORDS).join(' '))
    const { y, height } = element('note')
    expect(y).toBe(0)
    expect(height).toBeGreaterThan(500)
    write('short')
    expect(element('note')).toMatchObject({ y: 0, height: 200 })
    editor.undo()
    expect(element('note').height).toBe(height)
  })

  test('pulled low stays as low as it was pulled, but never lower than its words', () => {
    const bench = setUp(note({ id: 'note', text: WORDS }))
    bench.editor.select(['note'])
    bench.pen.drag([100, 200], [100, 20])
    expect(bench.element('note')).toMatchObject({ y: 0, height: 132 })
    bench.pen.drag([100, 132], [100, 150])
    bench.editor.setText('note', 'short', { done: true })
    expect(bench.element('note').height).toBe(150)
  })

  test('keeps its paper apart from what fills shapes', () => {
    const { editor, pen, element } = setUp(note({ id: 'note' }))
    editor.select(['note'])
    editor.setStyle({ fill: '#ffd9d6' })
    expect(element('note')).toMatchObject({ fill: '#ffd9d6' })
    editor.setTool('note')
    pen.click(500, 500)
    editor.setTool('rectangle')
    pen.drag([700, 0], [800, 100])
    const fills = editor.document.ordered().map((each) => [each.type, 'fill' in each ? each.fill : null])
    expect(fills).toEqual([
      ['note', '#ffd9d6'],
      ['note', '#ffd9d6'],
      ['rectangle', 'transparent'],
    ])
  })
})

test('a click draws a polygon or star as wide as high', () => {
  const { editor, pen } = setUp()
  for (const [i, tool] of (['polygon', 'star'] as const).entries()) {
    editor.setTool(tool)
    pen.click(300 * i, 300)
  }
  const [polygon, star] = editor.document.ordered()
  expect(polygon).toMatchObject({ type: 'polygon', x: -50, width: 100, height: 100, sides: 6 })
  expect(star).toMatchObject({ type: 'star', width: 100, height: 100, sides: 5, innerRatio: 0.45 })
})

describe('a label that does not fit', () => {
  test.each([
    box({ id: 'it', width: 100, height: 40 }),
    shape('diamond', { id: 'it', width: 160, height: 40 }),
    shape('star', { id: 'it', width: 160, height: 40, innerRatio: 0.8 }),
  ])('makes its $type grow downwards while one types, and not for good', (small) => {
    const { editor, element } = setUp(small)
    editor.setText('it', WORDS, { done: false })
    expect(editor.state.getState().preview.kind).toBe('elements')
    expect(element('it').height).toBe(40)
    editor.setText('it', 'x', { done: false })
    editor.setText('it', WORDS, { done: true })
    const { y, height } = element('it')
    expect(y).toBe(0)
    expect(height).toBeGreaterThan(100)
    editor.undo()
    expect(element('it')).toEqual(small)
  })

  test('of a long word makes its shape wider on both sides, but no address does', () => {
    const { editor, element } = setUp(
      box({ id: 'box', width: 60 }),
      shape('diamond', { id: 'diamond', x: 200, width: 100, height: 100 }),
      box({ id: 'address', width: 60 }),
    )
    editor.setText('box', 'differences', { done: true })
    expect(element('box')).toMatchObject({ x: -30, width: 120, height: 100 })
    editor.setText('diamond', 'differences', { done: true })
    const { x, width } = element('diamond')
    expect(width).toBeGreaterThan(150)
    expect(x + width / 2).toBe(250)
    editor.setText('address', 'https://example.org/one/two/three', { done: true })
    expect(element('address').width).toBe(60)
  })

  test('makes its shape grow when the letters do', () => {
    const { editor, element } = setUp(box({ id: 'it', width: 200, height: 40, text: 'one two' }))
    editor.select(['it'])
    editor.setStyle({ fontSize: 40 })
    expect(element('it').height).toBe(60)
  })

  test('keeps a shape from being pulled lower, and the other edge where it is', () => {
    const bench = setUp(box({ id: 'it', width: 100, height: 200, text: WORDS }))
    bench.editor.select(['it'])
    bench.pen.drag([50, 0], [50, 190])
    const { y, height } = bench.element('it')
    expect(y + height).toBe(200)
    expect(height).toBeGreaterThan(130)
  })
})
