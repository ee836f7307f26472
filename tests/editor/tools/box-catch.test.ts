import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unionBoxes } from '../../../lib/editor/geometry/box'
import { edgeBoxOf } from '../../../lib/editor/geometry/ink-box'
import { hasInk } from '../../../lib/editor/model/element'
import { SlotSet } from '../../../lib/editor/slot-set'
import { withMembers } from '../../../lib/editor/tree'
import { arrow, box, filledBox, frame, group, shape } from '../../support/elements'
import { type Bench, setUp } from '../../support/hand'

/** Boxes, ellipses, turned ones and arrows in rows, some of them in groups and frames; more than are kept in order. */
function drawing() {
  const inside = Array.from({ length: 180 }, (_, i) => {
    const place = { id: `e${i}`, x: (i % 15) * 60, y: Math.floor(i / 15) * 60, width: 40, height: 30 }
    const parent = i % 11 === 0 ? 'group' : i % 7 === 0 ? 'frame' : i % 13 === 0 ? 'inner' : null
    if (i % 3 === 0) return shape('ellipse', { ...place, parent })
    if (i % 3 === 1) return filledBox({ ...place, rotation: 0.4, parent })
    return i % 5 === 0
      ? arrow({ id: place.id, x: place.x, y: place.y, points: [0, 0, 150, 90], parent })
      : box({ ...place, parent, hidden: i % 29 === 0, locked: i % 31 === 0 })
  })
  return [
    frame({ id: 'frame', x: 100, y: 100, width: 300, height: 200 }),
    group({ id: 'group' }),
    group({ id: 'inner', parent: 'frame' }),
    ...inside,
  ]
}

const selected = ({ editor }: Bench) => editor.state.getState().selection

function frameBox({ editor }: Bench) {
  return editor.state.getState().selectionFrame?.box ?? null
}

const coordinate = fc.integer({ min: -60, max: 960 })
const way = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 12 })

test('what a selection box catches move by move is what it catches at once, and its frame is around just that', () => {
  fc.assert(
    fc.property(way, fc.boolean(), (points, alt) => {
      const bench = setUp(...drawing())
      const once = setUp(...drawing())
      bench.pen.with({ alt }).down(-100, -100)
      for (const [x, y] of points) {
        bench.pen.move(x, y)
        const expected = once.pen.with({ alt }).down(-100, -100).move(x, y) && selected(once)
        once.pen.up()
        expect([...selected(bench)].sort()).toEqual([...expected].sort())
        const elements = withMembers(bench.editor.document, selected(bench)).filter(hasInk)
        const around = unionBoxes(elements.map(edgeBoxOf))
        if (elements.length > 1)
          for (const side of ['x', 'y', 'width', 'height'] as const)
            expect(frameBox(bench)?.[side]).toBeCloseTo(around?.[side] ?? Number.NaN, 6)
      }
    }),
    { numRuns: 40 },
  )
})

test('with shift a click takes one out of very many and puts it back, and the others stay', () => {
  const bench = setUp(...drawing())
  bench.pen.down(-100, -100).move(1000, 900).up()
  const all = [...selected(bench)]
  expect(selected(bench)).toBeInstanceOf(SlotSet)
  bench.pen.with({ shift: true }).click(80, 20)
  expect(all.filter((id) => !selected(bench).has(id))).toEqual(['e1'])
  bench.pen.click(80, 20)
  expect([...selected(bench)].sort()).toEqual(all.sort())
})

test('what others delete or bring while a box is drawn around very many leaves it or comes into it', () => {
  const bench = setUp(...drawing())
  bench.pen.down(-100, -100).move(1000, 890)
  const gone = bench.element('e1')
  const come = filledBox({ id: 'come', x: 500, y: 500 })
  bench.editor.receive([
    { kind: 'delete', element: gone },
    { kind: 'create', element: come },
  ])
  expect(selected(bench).has('e1')).toBe(false)
  bench.pen.move(1000, 900)
  expect([selected(bench).has('e1'), selected(bench).has('come')]).toEqual([false, true])
})
