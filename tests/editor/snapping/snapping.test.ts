import { describe, expect, test } from 'vitest'
import { arrow, filledBox, frame, group, guide, line } from '../../support/elements'
import { type Bench, setUp } from '../../support/hand'

function snapping(...elements: Parameters<typeof setUp>): Bench {
  const bench = setUp(...elements)
  bench.editor.setViewChoices({ snapsToObjects: true })
  return bench
}
const place = (bench: Bench, id: string) => {
  const { x, y, width, height } = bench.element(id)
  return [x, y, width, height]
}
const marks = ({ editor }: Bench) => editor.state.getState().snapMarks

describe('moving', () => {
  test('snaps to what is near, shows it, and shows nothing once it is done', () => {
    const bench = snapping(filledBox({ id: 'a' }), filledBox({ id: 'b', x: 300, y: 200 }))
    bench.pen.down(350, 250).move(353, 260).move(353, 53)
    expect(marks(bench).map(({ axis, kind }) => [axis, kind])).toContainEqual(['y', 'alignment'])
    bench.pen.up()
    expect(place(bench, 'b')).toEqual([303, 0, 100, 100])
    expect(marks(bench)).toEqual([])
    expect(bench.commits).toHaveLength(1)
  })

  test('Control lets go, and takes hold where snapping is switched off', () => {
    const bench = snapping(filledBox({ id: 'a' }), filledBox({ id: 'b', x: 300, y: 200 }))
    bench.pen.with({ mod: true }).drag([350, 250], [353, 53])
    expect(place(bench, 'b')).toEqual([303, 3, 100, 100])
    bench.editor.undo()
    bench.editor.setViewChoices({ snapsToObjects: false })
    bench.pen.with({}).drag([350, 250], [353, 53])
    expect(place(bench, 'b')).toEqual([303, 3, 100, 100])
    bench.editor.undo()
    bench.pen.with({ mod: true }).drag([350, 250], [353, 53])
    expect(place(bench, 'b')).toEqual([303, 0, 100, 100])
  })

  test('goes by the upright box of what is turned, grouped or selected together', () => {
    const turned = filledBox({ id: 'turned', x: 300, y: 200, width: 100, height: 50, rotation: Math.PI / 2 })
    const bench = snapping(filledBox({ id: 'a' }), turned)
    // Upright it is 50 wide and 100 high, from (325, 175).
    bench.pen.drag([350, 225], [350, 54])
    expect(bench.element('turned').y).toBe(25)
    const grouped = snapping(
      filledBox({ id: 'a' }),
      group({ id: 'g' }),
      filledBox({ id: 'm', x: 300, y: 200, parent: 'g' }),
      filledBox({ id: 'n', x: 450, y: 260, parent: 'g' }),
    )
    grouped.pen.drag([350, 250], [350, 46])
    expect([grouped.element('m').y, grouped.element('n').y]).toEqual([0, 60])
  })

  test('never to itself, its children or the arrows that follow it; to the frame it is in', () => {
    const bench = snapping(
      frame({ id: 'f', x: 200, y: 200, width: 400, height: 400 }),
      filledBox({ id: 'child', x: 230, y: 260, width: 60, height: 60, parent: 'f' }),
      arrow({
        id: 'held',
        x: 290,
        y: 290,
        width: 60,
        points: [0, 0, 60, 0],
        start: { id: 'child', anchor: { x: 1, y: 0.5 }, gap: 0 },
      }),
    )
    bench.pen.drag([260, 290], [233, 295])
    expect(place(bench, 'child').slice(0, 2), 'to the edge of the frame, down by what the hand went').toEqual(
      [200, 265],
    )
    bench.pen.click(700, 50).drag([200, 400], [203, 391])
    expect(bench.element('f'), 'its child draws nothing').toMatchObject({ x: 203, y: 191 })
  })

  test('hidden elements and those out of sight draw nothing', () => {
    const bench = snapping(
      filledBox({ id: 'hidden', hidden: true }),
      filledBox({ id: 'far', x: 5_000, y: 4 }),
      filledBox({ id: 'b', x: 300, y: 200 }),
    )
    bench.pen.drag([350, 250], [353, 53])
    expect(place(bench, 'b')).toEqual([303, 3, 100, 100])
  })

  test('copies of an alt-drag are drawn to the originals', () => {
    const bench = snapping(filledBox({ id: 'a', width: 100 }))
    bench.pen.with({ alt: true }).drag([50, 50], [200, 53])
    const copy = bench.elements().find(({ id }) => id !== 'a')
    expect(copy).toMatchObject({ x: 150, y: 0 })
  })
})

test('resizing snaps the pulled edge alone; with shift the nearer of both axes decides', () => {
  const bench = snapping(filledBox({ id: 'a', x: 300, y: 40, height: 30 }), filledBox({ id: 'b' }))
  bench.editor.select(['b'])
  bench.pen.drag([100, 50], [298, 50])
  expect(place(bench, 'b')).toEqual([0, 0, 300, 100])
  bench.editor.undo()
  bench.editor.select(['b'])
  bench.pen.with({ shift: true }).drag([100, 100], [297, 297])
  expect(place(bench, 'b')).toEqual([0, 0, 300, 300])
})

test('drawing snaps both corners; with shift the square stays square', () => {
  const bench = snapping(filledBox({ id: 'a', x: 300, y: 300 }))
  bench.editor.setTool('rectangle')
  bench.pen.drag([102, 303], [297, 396])
  expect(place(bench, 'new1')).toEqual([102, 300, 198, 100])
  bench.editor.setTool('rectangle')
  bench.pen.with({ shift: true }).drag([500, 500], [597, 620])
  expect(place(bench, 'new2')).toEqual([500, 500, 120, 120])
})

test('the points of a line snap while it is drawn and while they are pulled, but not to the line itself', () => {
  const bench = snapping(filledBox({ id: 'a', x: 300, y: 300 }))
  bench.editor.setTool('line')
  bench.pen.drag([100, 100], [200, 296])
  expect(bench.element('new1')).toMatchObject({ y: 100, height: 200 })
  const bent = snapping(
    filledBox({ id: 'a', x: 300, y: 300 }),
    line({ id: 'l', x: 0, y: 0, points: [0, 0, 100, 0] }),
  )
  bent.editor.select(['l'])
  bent.pen.drag([100, 0], [396, 100])
  expect(bent.element('l')).toMatchObject({ width: 400, height: 100 })
})

test('guides draw while they are shown', () => {
  const bench = snapping(filledBox({ id: 'b', x: 300, y: 200 }), guide({ id: 'g', axis: 'x', x: 500 }))
  bench.pen.drag([350, 250], [447, 350])
  expect(bench.element('b').x).toBe(400)
  bench.editor.setViewChoices({ guidesShown: false })
  bench.pen.drag([450, 350], [453, 450])
  expect(bench.element('b').x).toBe(403)
})

test('in an overview of thousands only the nearest are looked at, and still found as the gesture goes on', () => {
  const crowd = Array.from({ length: 8_000 }, (_, i) =>
    filledBox({ id: `c${i}`, x: (i % 100) * 40, y: Math.floor(i / 100) * 40, width: 20, height: 20 }),
  )
  const bench = snapping(...crowd, filledBox({ id: 'b', x: -300, y: 0, width: 33, height: 33 }))
  bench.editor.setCamera({ x: -400, y: -100, zoom: 0.5 })
  bench.editor.setViewport({ width: 4_000, height: 3_000 })
  bench.pen.down(-290, 10).move(0, 500).move(1_012, 1_017).up()
  // Left edge at 1,002 → 1,000 is the nearest line.
  expect(bench.element('b')).toMatchObject({ x: 1_000 })
})
