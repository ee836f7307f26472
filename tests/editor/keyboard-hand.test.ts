import { expect, test } from 'vitest'
import { filledBox, group } from '../support/elements'
import { setUp } from '../support/hand'
import { run } from '../support/run-command'

test.each(['rectangle', 'ellipse', 'diamond', 'polygon', 'star', 'note', 'frame'] as const)(
  'Enter draws with the %s tool in the middle of the view, selected',
  (tool) => {
    const bench = setUp()
    bench.editor.setTool(tool)
    bench.pen.press('Enter')
    const [element] = bench.elements()
    expect(element?.type).toBe(tool)
    expect(element && [element.x + element.width / 2, element.y + element.height / 2]).toEqual([500, 400])
    expect([...bench.editor.state.getState().selection]).toEqual([element?.id])
  },
)

test.each(['line', 'arrow'] as const)(
  'Enter draws a %s through the middle of the view, held by nothing that lies there',
  (tool) => {
    const bench = setUp(filledBox({ id: 'below', x: 400, y: 300, width: 200, height: 200 }))
    bench.editor.setTool(tool)
    bench.pen.press('Enter')
    expect(bench.elements().at(-1)).toMatchObject({
      type: tool,
      x: 420,
      y: 400,
      width: 160,
      start: null,
      end: null,
    })
  },
)

test('Enter begins to write in the middle of the view with the text tool in hand', () => {
  const { editor, pen } = setUp()
  editor.setTool('text')
  pen.press('Enter')
  expect(editor.state.getState().editingText).not.toBeNull()
})

test('Enter with nothing selected goes to the lowest element in sight, or to the group that it is in', () => {
  const bench = setUp(
    filledBox({ id: 'outside', x: 5_000, y: 0, z: 'a0' }),
    filledBox({ id: 'hidden', x: 10, y: 10, z: 'a1', hidden: true }),
    group({ id: 'group', z: 'a1' }),
    filledBox({ id: 'member', x: 100, y: 100, z: 'a2', parent: 'group' }),
    filledBox({ id: 'above', x: 300, y: 100, z: 'a3' }),
  )
  bench.pen.press('Enter')
  expect([...bench.editor.state.getState().selection]).toEqual(['group'])
  run(bench, 'select-next')
  expect([...bench.editor.state.getState().selection]).toEqual(['above'])
})

test('those who may only look draw nothing with Enter', () => {
  const { editor, pen, elements } = setUp()
  editor.setTool('rectangle')
  editor.setReadOnly(true)
  pen.press('Enter')
  expect(elements()).toEqual([])
})

test('what is selected grows and shrinks by keys from its upper left corner, in one step to undo', () => {
  const bench = setUp(filledBox({ id: 'box', x: 10, y: 20, width: 100, height: 50 }))
  bench.editor.select(['box'])
  for (const id of ['widen', 'widen-far', 'heighten', 'flatten-far', 'narrow'] as const) run(bench, id)
  expect(bench.element('box')).toMatchObject({ x: 10, y: 20, width: 110, height: 41 })
  bench.editor.undo()
  expect(bench.element('box')).toMatchObject({ width: 100, height: 50 })
})

test('nothing is made smaller than one unit by keys', () => {
  const bench = setUp(filledBox({ id: 'box', x: 0, y: 0, width: 5, height: 5 }))
  bench.editor.select(['box'])
  run(bench, 'narrow-far')
  expect(bench.element('box')).toMatchObject({ width: 1, height: 5 })
})
