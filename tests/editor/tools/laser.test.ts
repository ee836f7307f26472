import { expect, test } from 'vitest'
import { LASER_LIFE_MS } from '../../../lib/editor/laser'
import { filledBox } from '../../support/elements'
import { setUp } from '../../support/hand'

test('a laser leaves strokes that fade, and nothing in the document, for viewers as well', () => {
  const { editor, pen, commits, elements } = setUp(filledBox())
  editor.setReadOnly(true)
  editor.setTool('laser')
  const before = elements()
  let seen = 0
  editor.laser.subscribe(() => seen++)
  pen.drag([0, 0], [100, 0]).down(50, 50).move(60, 60)
  expect(editor.laser.strokes().map(({ points, isHeld }) => [points.length, isHeld])).toEqual([
    [3, false],
    [2, true],
  ])
  expect(seen).toBeGreaterThan(4)
  const lastMs = editor.laser.strokes()[1]?.points[1]?.timeMs ?? 0
  expect(editor.laser.fade(lastMs + LASER_LIFE_MS)).toBe(true)
  expect(editor.laser.strokes(), 'what the hand still holds does not fade').toHaveLength(1)
  pen.up()
  expect(editor.laser.fade(lastMs + LASER_LIFE_MS)).toBe(false)
  expect(editor.laser.strokes()).toEqual([])
  expect(commits).toEqual([])
  expect(elements()).toEqual(before)
  expect(editor.state.getState().selection.size).toBe(0)
})
