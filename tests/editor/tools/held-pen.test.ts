import { expect, test } from 'vitest'
import { setUp } from '../../support/hand'

function drawCircle({ pen }: ReturnType<typeof setUp>): void {
  pen.down(400, 300)
  for (let i = 1; i <= 60; i++) {
    const angle = (i / 60) * 2 * Math.PI
    pen.move(300 + 100 * Math.cos(angle), 300 + 98 * Math.sin(angle))
  }
}

test('a pen held still at the end makes the shape that was meant, and undo brings back what was drawn', () => {
  const bench = setUp()
  bench.editor.setTool('draw')
  drawCircle(bench)
  // A hand at rest is told of all the same.
  for (let i = 0; i < 60; i++) bench.pen.move(400, 300)
  bench.pen.up()
  const [circle, ...more] = bench.elements()
  expect(more).toEqual([])
  expect(circle).toMatchObject({ type: 'ellipse', strokeWidth: 2 })
  expect(circle?.width).toBe(circle?.height)
  bench.editor.undo()
  expect(bench.elements().map(({ type }) => type)).toEqual(['draw'])
  bench.editor.redo()
  expect(bench.elements()).toEqual([circle])
  expect(bench.editor.state.getState().tool).toBe('draw')
})

test('a pen lifted at once leaves what was drawn, and so does a highlighter that is held', () => {
  const bench = setUp()
  bench.editor.setTool('draw')
  drawCircle(bench)
  bench.pen.up()
  bench.editor.setTool('highlighter')
  drawCircle(bench)
  for (let i = 0; i < 60; i++) bench.pen.move(400, 300)
  bench.pen.up()
  expect(bench.elements().map(({ type }) => type)).toEqual(['draw', 'draw'])
})
