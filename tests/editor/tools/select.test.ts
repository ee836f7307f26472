import { describe, expect, test } from 'vitest'
import { handlesOf } from '../../../lib/editor/geometry/handles'
import { arrow, box, filledBox, frame, group, image, text } from '../../support/elements'
import { type Bench, setUp } from '../../support/hand'

const selected = ({ editor }: Bench) => [...editor.state.getState().selection]
const place = (bench: Bench, id: string) => {
  const { x, y, width, height } = bench.element(id)
  return [x, y, width, height]
}

describe('clicking', () => {
  test('selects the uppermost element under the pointer, and nothing beside it', () => {
    const bench = setUp(filledBox({ id: 'low', z: 'a0' }), filledBox({ id: 'high', z: 'a1', x: 50 }))
    bench.pen.click(75, 50)
    expect(selected(bench)).toEqual(['high'])
    bench.pen.click(20, 50)
    expect(selected(bench)).toEqual(['low'])
    bench.pen.click(500, 500)
    expect(selected(bench)).toEqual([])
    expect(bench.commits).toEqual([])
  })

  test('goes through the inside of what is not filled, but not through its edge or its label', () => {
    const bench = setUp(filledBox({ id: 'below', z: 'a0' }), box({ id: 'hollow', z: 'a1' }))
    bench.pen.click(50, 50)
    expect(selected(bench)).toEqual(['below'])
    bench.pen.click(500, 500).click(50, 2)
    expect(selected(bench)).toEqual(['hollow'])
    const labelled = setUp(filledBox({ id: 'below', z: 'a0' }), box({ id: 'label', text: 'Hi', z: 'a1' }))
    labelled.pen.click(50, 50)
    expect(selected(labelled)).toEqual(['label'])
  })

  test('with shift adds to the selection and takes away from it', () => {
    const bench = setUp(filledBox({ id: 'a' }), filledBox({ id: 'b', x: 200 }))
    bench.pen.click(50, 50).with({ shift: true }).click(250, 50)
    expect(selected(bench)).toEqual(['a', 'b'])
    bench.pen.click(60, 60)
    expect(selected(bench)).toEqual(['b'])
  })

  test('leaves locked and hidden elements alone, and what a frame cuts off', () => {
    const bench = setUp(
      image({ id: 'locked', locked: true }),
      filledBox({ id: 'hidden', hidden: true }),
      frame({ id: 'frame', x: 200, width: 100, height: 100 }),
      filledBox({ id: 'child', x: 250, parent: 'frame' }),
    )
    bench.pen.click(50, 50)
    expect(selected(bench)).toEqual([])
    bench.pen.click(340, 50)
    expect(selected(bench)).toEqual([])
    bench.pen.click(270, 50)
    expect(selected(bench)).toEqual(['child'])
  })

  test('a group is one thing until a double click enters it, and Escape or a click outside leaves it', () => {
    const bench = setUp(
      group({ id: 'group' }),
      filledBox({ id: 'a', parent: 'group' }),
      filledBox({ id: 'b', parent: 'group', x: 200 }),
      filledBox({ id: 'other', y: 300 }),
    )
    bench.pen.click(50, 50)
    expect(selected(bench)).toEqual(['group'])
    bench.pen.doubleClick(50, 50)
    expect(selected(bench)).toEqual(['a'])
    expect(bench.editor.state.getState().enteredGroup).toBe('group')
    bench.pen.click(250, 50)
    expect(selected(bench)).toEqual(['b'])
    bench.pen.press('Escape')
    expect(selected(bench)).toEqual(['group'])
    bench.pen.doubleClick(50, 50).click(50, 350)
    expect(selected(bench)).toEqual(['other'])
    expect(bench.editor.state.getState().enteredGroup).toBeNull()
  })
})

describe('groups in groups', () => {
  const nested = () =>
    setUp(
      group({ id: 'outer' }),
      group({ id: 'inner', parent: 'outer' }),
      filledBox({ id: 'a', parent: 'inner' }),
      filledBox({ id: 'b', x: 200, parent: 'inner' }),
      filledBox({ id: 'c', x: 400, parent: 'outer' }),
      filledBox({ id: 'free', x: 200, y: 400 }),
    )
  const entered = ({ editor }: Bench) => editor.state.getState().enteredGroup

  test('each double click goes one level in, each Escape one out', () => {
    const bench = nested()
    bench.pen.doubleClick(50, 50)
    expect([selected(bench), entered(bench)]).toEqual([['inner'], 'outer'])
    bench.pen.doubleClick(50, 50)
    expect([selected(bench), entered(bench)]).toEqual([['a'], 'inner'])
    bench.pen.press('Escape')
    expect([selected(bench), entered(bench)]).toEqual([['inner'], 'outer'])
    bench.pen.press('Escape')
    expect([selected(bench), entered(bench)]).toEqual([['outer'], null])
    bench.pen.press('Escape')
    expect(selected(bench)).toEqual([])
  })

  test('Enter goes into the selected group, to all of its members', () => {
    const bench = nested()
    bench.pen.click(50, 50).press('Enter')
    expect([selected(bench).sort(), entered(bench)]).toEqual([['c', 'inner'], 'outer'])
    bench.pen.click(50, 50).press('Enter').press('Escape')
    expect([selected(bench), entered(bench)]).toEqual([['inner'], 'outer'])
  })

  test('a click with mod goes through all of them at once, deep, and its neighbours are next', () => {
    const bench = nested()
    bench.pen.with({ mod: true }).click(50, 50)
    expect([selected(bench), entered(bench)]).toEqual([['a'], 'inner'])
    bench.pen.with({ mod: true, shift: true }).click(450, 50)
    expect([selected(bench), entered(bench)]).toEqual([['a', 'c'], 'outer'])
    bench.pen.with({}).click(300, 450)
    expect([selected(bench), entered(bench)]).toEqual([['free'], null])
  })

  test('within an entered group a box selects its members, and none else', () => {
    const bench = nested()
    bench.pen.doubleClick(50, 50).doubleClick(50, 50)
    bench.pen.drag([150, 90], [260, 20])
    expect([selected(bench), entered(bench)]).toEqual([['b'], 'inner'])
    bench.pen.drag([150, 20], [260, 500])
    expect(selected(bench)).toEqual(['b'])
    bench.pen.drag([-50, 600], [700, -50])
    expect([selected(bench), entered(bench)]).toEqual([['outer', 'free'], null])
  })
})

describe('the selection box', () => {
  const bench = () =>
    setUp(
      filledBox({ id: 'a' }),
      box({ id: 'b', x: 200 }),
      arrow({ id: 'diagonal', y: 200, height: 100, points: [0, 0, 100, 100] }),
    )

  test('selects all that it touches', () => {
    const one = bench()
    one.pen.down(-50, -50).move(210, 50)
    expect(one.editor.state.getState().marquee).toEqual({ x: -50, y: -50, width: 260, height: 100 })
    one.pen.up()
    expect(selected(one)).toEqual(['a', 'b'])
    expect(one.editor.state.getState().marquee).toBeNull()
  })

  test('goes by the ink, not by the box around it', () => {
    const one = bench()
    one.pen.drag([110, 195], [60, 215])
    expect(selected(one)).toEqual([])
    one.pen.drag([110, 195], [40, 260])
    expect(selected(one)).toEqual(['diagonal'])
  })

  test('with alt selects only what it holds whole, with shift adds', () => {
    const one = bench()
    one.pen.with({ alt: true }).drag([-50, -50], [250, 150])
    expect(selected(one)).toEqual(['a'])
    one.pen.with({ shift: true }).drag([195, 110], [320, 90])
    expect(selected(one)).toEqual(['a', 'b'])
  })

  test('holds a group whole only when all its members are in it', () => {
    const one = setUp(
      group({ id: 'g' }),
      filledBox({ id: 'in', parent: 'g' }),
      filledBox({ id: 'out', x: 900, parent: 'g' }),
    )
    one.pen.with({ alt: true }).drag([-50, -50], [200, 200])
    expect(selected(one)).toEqual([])
    one.pen.drag([-50, -50], [1_100, 200])
    expect(selected(one)).toEqual(['g'])
  })
})

describe('moving', () => {
  test('previews the move, changes nothing until the hand lets go, and then makes one operation', () => {
    const bench = setUp(filledBox({ id: 'a' }), filledBox({ id: 'b', x: 200 }))
    bench.editor.select(['a', 'b'])
    bench.pen.down(50, 50).move(70, 80)
    expect(bench.editor.state.getState()).toMatchObject({
      preview: { kind: 'move', dx: 20, dy: 30 },
      selectionFrame: { box: { x: 20, y: 30, width: 300, height: 100 } },
    })
    expect(bench.commits).toEqual([])
    expect(place(bench, 'a')).toEqual([0, 0, 100, 100])
    bench.pen.up()
    expect(place(bench, 'a')).toEqual([20, 30, 100, 100])
    expect(place(bench, 'b')).toEqual([220, 30, 100, 100])
    expect(bench.commits).toHaveLength(1)
    expect(bench.commits[0]?.changes).toContainEqual({
      kind: 'set',
      id: 'a',
      type: 'rectangle',
      registers: {
        position: [
          { x: 0, y: 0 },
          { x: 20, y: 30 },
        ],
      },
    })
  })

  test('begins only after a few pixels, keeps to an axis with shift and to the grid when it is shown', () => {
    const bench = setUp(filledBox({ id: 'a' }))
    bench.pen.drag([50, 50], [52, 51])
    expect(place(bench, 'a').slice(0, 2)).toEqual([0, 0])
    bench.pen.with({ shift: true }).drag([50, 50], [90, 60]).with({})
    expect(place(bench, 'a').slice(0, 2)).toEqual([40, 0])
    bench.editor.setGrid(true)
    bench.pen.drag([90, 50], [118, 79])
    expect(place(bench, 'a').slice(0, 2)).toEqual([60, 20])
  })

  test('Escape and a lost pointer leave everything as it was', () => {
    const bench = setUp(filledBox({ id: 'a' }))
    bench.pen.down(50, 50).move(90, 90).press('Escape').move(120, 120).up()
    bench.pen.down(50, 50).move(90, 90).cancel()
    expect(place(bench, 'a').slice(0, 2)).toEqual([0, 0])
    expect(bench.editor.state.getState().preview).toEqual({ kind: 'none' })
    expect(bench.commits).toEqual([])
  })

  test('alt leaves the originals and moves copies; pressing it in the middle of a drag counts', () => {
    const bench = setUp(filledBox({ id: 'a' }))
    bench.pen.down(50, 50).move(90, 50).with({ alt: true }).press('Alt')
    expect(bench.editor.state.getState().preview).toMatchObject({ kind: 'move', elements: { size: 1 } })
    bench.pen.move(250, 50).up()
    expect(place(bench, 'a')).toEqual([0, 0, 100, 100])
    const [copy] = selected(bench)
    expect(place(bench, copy ?? '')).toEqual([200, 0, 100, 100])
    expect(bench.elements()).toHaveLength(2)
  })

  test('a frame takes its children along, and takes in what is dropped into it', () => {
    const bench = setUp(
      frame({ id: 'frame', z: 'a0', fill: '#ffffff' }),
      filledBox({ id: 'child', z: 'a1', x: 20, y: 20, parent: 'frame' }),
      filledBox({ id: 'free', z: 'Zz', x: 600 }),
    )
    bench.pen.drag([0, 200], [10, 210])
    expect(place(bench, 'child').slice(0, 2)).toEqual([30, 30])
    bench.pen.click(2_000, 2_000).drag([650, 50], [250, 150])
    expect(bench.element('free')).toMatchObject({ parent: 'frame', x: 200, y: 100 })
    expect(bench.element('free').z > bench.element('frame').z).toBe(true)
    bench.pen.click(2_000, 2_000).drag([80, 80], [900, 500])
    expect(bench.element('child').parent).toBeNull()
    bench.editor.undo()
    expect(bench.element('child')).toMatchObject({ parent: 'frame', x: 30 })
  })

  test('an arrow follows what it points at, in the same operation and already in the preview', () => {
    const bench = setUp(
      filledBox({ id: 'a' }),
      filledBox({ id: 'b', x: 400 }),
      arrow({
        id: 'arrow',
        x: 104,
        y: 50,
        width: 292,
        points: [0, 0, 292, 0],
        start: { id: 'a', anchor: { x: 0.5, y: 0.5 }, gap: 4 },
        end: { id: 'b', anchor: { x: 0.5, y: 0.5 }, gap: 4 },
      }),
    )
    bench.pen.down(450, 50).move(450, 150).move(450, 250)
    const { preview } = bench.editor.state.getState()
    expect(preview.kind === 'move' && preview.elements.get('arrow')).toMatchObject({ start: { id: 'a' } })
    bench.pen.up()
    expect(bench.commits).toHaveLength(1)
    const { points, x, y } = bench.element('arrow') as ReturnType<typeof arrow>
    expect(y + (points.at(-1) ?? 0)).toBeGreaterThan(200)
    expect(x + (points.at(-2) ?? 0)).toBeLessThan(400)
    bench.editor.undo()
    expect(bench.element('arrow')).toMatchObject({ x: 104, y: 50, points: [0, 0, 292, 0] })
  })

  test('an arrow far out of sight is not led while a hand drags what holds it, and stands right once it is dropped', () => {
    const held = (id: string) => ({ id, anchor: { x: 0.5, y: 0.5 }, gap: 4 })
    const joined = { width: 292, points: [0, 0, 292, 0], start: held('far'), end: held('further') }
    const bench = setUp(
      filledBox({ id: 'a' }),
      filledBox({ id: 'far', x: 20_000 }),
      filledBox({ id: 'further', x: 20_400 }),
      arrow({
        id: 'seen',
        width: 19_892,
        x: 104,
        y: 50,
        points: [0, 0, 19_892, 0],
        start: held('a'),
        end: held('far'),
      }),
      arrow({ id: 'unseen', curve: 'elbow', x: 20_104, y: 50, ...joined }),
    )
    bench.editor.select(['a', 'far'])
    bench.pen.down(50, 50).move(50, 150).move(50, 250)
    const { preview } = bench.editor.state.getState()
    expect(preview.kind === 'move' && [...preview.ids].sort()).toEqual(['a', 'far', 'seen'])
    expect(preview.kind === 'move' && preview.elements.has('unseen')).toBe(false)
    bench.pen.up()
    const { points } = bench.element('unseen') as ReturnType<typeof arrow>
    expect(points.at(-1)).not.toBe(points[1])
    expect(bench.element('unseen').y).toBeLessThan(bench.element('far').y + 100)
    bench.editor.undo()
    expect(bench.element('unseen')).toMatchObject({ x: 20_104, y: 50, ...joined })
  })

  test('an arrow dragged away from what holds it is let go; moved together with it, it keeps hold', () => {
    const held = { id: 'a', anchor: { x: 0.5, y: 0.5 }, gap: 4 }
    const bench = setUp(filledBox({ id: 'a' }), arrow({ id: 'arrow', x: 104, y: 50, start: held }))
    bench.editor.select(['a', 'arrow'])
    bench.pen.drag([50, 50], [50, 150])
    expect(bench.element('arrow')).toMatchObject({ start: held, x: 104, y: 150 })
    bench.editor.select(['arrow'])
    bench.pen.drag([130, 150], [130, 400])
    expect(bench.element('arrow')).toMatchObject({ start: null, y: 400 })
  })
})

describe('handles', () => {
  const pull = (bench: Bench, edge: string, to: readonly [number, number]) => {
    const { selectionFrame, camera } = bench.editor.state.getState()
    const handles = selectionFrame ? handlesOf(selectionFrame, camera) : []
    const handle = handles.find((one) => (one.kind === 'resize' ? one.edge === edge : one.kind === edge))
    if (!handle) throw new Error(`No handle ${edge}`)
    bench.pen.drag([handle.screenPoint.x, handle.screenPoint.y], to)
  }

  test('a corner resizes and the opposite corner stays', () => {
    const bench = setUp(filledBox({ id: 'a', x: 100, y: 100 }))
    bench.editor.select(['a'])
    pull(bench, 'nw', [50, 80])
    expect(place(bench, 'a')).toEqual([50, 80, 150, 120])
    expect(bench.commits).toHaveLength(1)
  })

  test('shift keeps the proportions, alt keeps the centre', () => {
    const bench = setUp(filledBox({ id: 'a', width: 200 }))
    bench.editor.select(['a'])
    bench.pen.with({ shift: true })
    pull(bench, 'se', [400, 110])
    expect(place(bench, 'a')).toEqual([0, 0, 400, 200])
    bench.pen.with({ alt: true })
    pull(bench, 'e', [300, 100])
    expect(place(bench, 'a')).toEqual([100, 0, 200, 200])
  })

  test('pulled past its other side, an element is mirrored and never lost', () => {
    const bench = setUp(image({ id: 'a', x: 100 }))
    bench.editor.select(['a'])
    pull(bench, 'e', [40, 50])
    expect(bench.element('a')).toMatchObject({ x: 40, width: 60, flipX: true })
  })

  test('several are resized together, their places with their sizes', () => {
    const bench = setUp(filledBox({ id: 'a' }), filledBox({ id: 'b', x: 100, y: 100 }))
    bench.editor.select(['a', 'b'])
    pull(bench, 'se', [400, 100])
    expect(place(bench, 'a')).toEqual([0, 0, 200, 50])
    expect(place(bench, 'b')).toEqual([200, 50, 200, 50])
  })

  test('a text is set larger by its corner and wraps by its side', () => {
    const bench = setUp(text({ id: 't', text: 'one two three', width: 130, height: 25 }))
    bench.editor.select(['t'])
    pull(bench, 'se', [260, 50])
    expect(bench.element('t')).toMatchObject({ fontSize: 40, width: 260, height: 50, sizing: 'auto' })
    pull(bench, 'e', [150, 25])
    expect(bench.element('t')).toMatchObject({ fontSize: 40, width: 150, height: 100, y: 0, sizing: 'fixed' })
  })

  test('the handle above turns, with shift in steps of 15°', () => {
    const bench = setUp(filledBox({ id: 'a' }))
    bench.editor.select(['a'])
    pull(bench, 'rotate', [200, 50])
    expect(bench.element('a').rotation).toBeCloseTo(Math.PI / 2)
    bench.editor.undo()
    bench.pen.with({ shift: true })
    pull(bench, 'rotate', [120, -40])
    expect((bench.element('a').rotation * 180) / Math.PI).toBeCloseTo(45)
  })

  test('the end of an arrow takes hold of what it is put on, and mod keeps it free', () => {
    const bench = setUp(filledBox({ id: 'a', x: 300 }), arrow({ id: 'arrow', y: 50 }))
    bench.editor.select(['arrow'])
    bench.pen.drag([100, 50], [320, 50])
    expect(bench.element('arrow')).toMatchObject({ width: 294, end: { id: 'a', anchor: { x: 0.2, y: 0.5 } } })
    bench.pen.with({ mod: true }).drag([296, 50], [320, 60]).with({})
    expect(bench.element('arrow')).toMatchObject({ width: 320, end: null })
  })

  test('a viewer may select, and change nothing', () => {
    const bench = setUp(filledBox({ id: 'a' }))
    bench.editor.setReadOnly(true)
    bench.pen.click(50, 50)
    expect(selected(bench)).toEqual(['a'])
    bench.pen.drag([50, 50], [90, 90]).drag([100, 100], [150, 150]).doubleClick(50, 50)
    expect(bench.commits).toEqual([])
    expect(bench.editor.state.getState().editingText).toBeNull()
  })
})

describe('others at the same time', () => {
  test('what they delete leaves the selection, and a gesture that held it ends without a trace', () => {
    const bench = setUp(filledBox({ id: 'a' }), filledBox({ id: 'b', x: 200 }))
    bench.editor.select(['a', 'b'])
    bench.pen.down(50, 50).move(90, 90)
    bench.editor.receive([{ kind: 'delete', element: bench.element('a') }])
    expect(selected(bench)).toEqual(['b'])
    expect(bench.editor.state.getState().preview).toEqual({ kind: 'none' })
    bench.pen.move(120, 120).up()
    expect(place(bench, 'b').slice(0, 2)).toEqual([200, 0])
    expect(bench.commits).toEqual([])
  })

  test('[M3] what they recolour while it is being resized keeps both', () => {
    const bench = setUp(filledBox({ id: 'a' }))
    bench.editor.select(['a'])
    bench.pen.down(100, 100).move(150, 150)
    bench.editor.receive([
      { kind: 'set', id: 'a', type: 'rectangle', registers: { fill: ['#ffcc00', '#0000ff'] } },
    ])
    bench.pen.move(200, 200).up()
    expect(bench.element('a')).toMatchObject({ width: 200, fill: '#0000ff' })
    expect(bench.commits[0]?.changes).toMatchObject([
      { registers: { size: [{ width: 100 }, { width: 200 }] } },
    ])
  })
})
