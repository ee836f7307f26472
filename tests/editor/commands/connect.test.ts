import { describe, expect, test } from 'vitest'
import { commands } from '../../../lib/editor/commands/registry'
import { canvasPointsOf } from '../../../lib/editor/geometry/points'
import { isLinear } from '../../../lib/editor/model/element'
import { arrow, box, frame, line, shape, text } from '../../support/elements'
import { type Bench, setUp } from '../../support/hand'
import { run } from '../../support/run-command'

const commandOf = (id: string) => commands.find((command) => command.id === id)

function lastLine(bench: Bench): number[] {
  const found = bench.elements().findLast(isLinear)
  return found ? canvasPointsOf(found) : []
}

describe('connecting', () => {
  test('puts an arrow from what was selected first to what was selected then, and selects it', () => {
    const bench = setUp(box({ id: 'a' }), shape('ellipse', { id: 'b', x: 300 }))
    bench.editor.select(['b', 'a'])
    run(bench, 'connect')
    expect(lastLine(bench)).toEqual([294, 50, 106, 50])
    expect([...bench.editor.state.getState().selection]).toEqual(['new1'])
    expect(bench.commits).toHaveLength(1)
  })

  test('joins several one after the other', () => {
    const bench = setUp(box({ id: 'a' }), box({ id: 'b', x: 300 }), box({ id: 'c', x: 600 }))
    bench.editor.select(['a', 'b', 'c'])
    run(bench, 'connect')
    const ends = bench
      .elements()
      .filter(isLinear)
      .map(({ start, end }) => [start?.id, end?.id])
    expect(ends).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ])
  })

  test('needs two that an arrow can hold on to', () => {
    const bench = setUp(box({ id: 'a' }), line({ id: 'l' }), arrow({ id: 'r' }))
    bench.editor.select(['a', 'l', 'r'])
    expect(commandOf('connect')?.canRun(bench.editor)).toBe(false)
  })
})

describe('a connected copy', () => {
  test('stands beside, looks the same, has no words yet, and hangs on an elbow', () => {
    const bench = setUp(box({ id: 'a', text: 'First', fill: '#ffcc00' }))
    bench.editor.select(['a'])
    run(bench, 'grow-right')
    const [copy] = [...bench.editor.state.getState().selection].map((id) => bench.element(id))
    expect(copy).toMatchObject({ type: 'rectangle', x: 200, y: 0, fill: '#ffcc00', text: '' })
    expect(lastLine(bench)).toEqual([106, 50, 194, 50])
    bench.editor.undo()
    expect(bench.elements()).toHaveLength(1)
  })

  test('goes aside where something lies already, to one side and the other', () => {
    const bench = setUp(box({ id: 'a' }))
    const places = [1, 2, 3].map(() => {
      bench.editor.select(['a'])
      run(bench, 'grow-down')
      const [id = ''] = bench.editor.state.getState().selection
      const { x, y } = bench.element(id)
      return [x, y]
    })
    expect(places).toEqual([
      [0, 200],
      [140, 200],
      [-140, 200],
    ])
  })

  test('of a text keeps its words, and leaves a frame that would cut it off', () => {
    const bench = setUp(frame({ id: 'f', width: 150, height: 150, z: 'a0' }), text({ id: 't', parent: 'f' }))
    bench.editor.select(['t'])
    run(bench, 'grow-right')
    const [id = ''] = bench.editor.state.getState().selection
    expect(bench.element(id)).toMatchObject({ text: 'Hello', parent: null })
  })
})
