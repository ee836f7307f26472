import { expect, test } from 'vitest'
import { shownElement } from '../../lib/editor/shown-element'
import { box } from '../support/elements'
import { setUp } from '../support/hand'

test('a rectangle is drawn, moved and taken back in one operation each', () => {
  const { editor, pen, commits, elements } = setUp()
  editor.setTool('rectangle')
  pen.drag([10, 10], [110, 60])
  expect(elements()).toMatchObject([{ type: 'rectangle', x: 10, y: 10, width: 100, height: 50 }])
  expect(editor.state.getState()).toMatchObject({ tool: 'select', preview: { kind: 'none' }, canUndo: true })
  expect([...editor.state.getState().selection]).toEqual([elements()[0]?.id])

  pen.drag([30, 30], [60, 60])
  expect(elements()).toMatchObject([{ x: 40, y: 40 }])
  expect(commits.map(({ kind, changes }) => [kind, changes.length])).toEqual([
    ['edit', 1],
    ['edit', 1],
  ])

  expect(editor.undo()).toEqual({ applied: 1, skipped: 0 })
  expect(elements()).toMatchObject([{ x: 10, y: 10 }])
  expect(editor.undo()).toEqual({ applied: 1, skipped: 0 })
  expect(elements()).toEqual([])
  expect(editor.redo()).toEqual({ applied: 1, skipped: 0 })
  expect(editor.redo()).toEqual({ applied: 1, skipped: 0 })
  expect(elements()).toMatchObject([{ x: 40, y: 40 }])
})

test('words under way take on at once what is changed about their element', () => {
  const { editor } = setUp(box({ id: 'a' }))
  editor.select(['a'])
  editor.editText('a')
  editor.setText('a', 'Hello', { done: false })
  editor.setStyle({ font: 'hand' })
  const { preview } = editor.state.getState()
  expect(shownElement(editor.document, preview, 'a')).toMatchObject({ text: 'Hello', font: 'hand' })
})
