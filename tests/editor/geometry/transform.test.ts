import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CommandHost } from '../../../lib/editor/commands/command'
import { commands } from '../../../lib/editor/commands/registry'
import { centerOf, unionBoxes } from '../../../lib/editor/geometry/box'
import { edgeBoxOf } from '../../../lib/editor/geometry/ink-box'
import { toHundredths } from '../../../lib/editor/geometry/rounding'
import { rotateElements, scaleElements } from '../../../lib/editor/geometry/transform'
import type { Element } from '../../../lib/editor/model/element'
import { arrow, filledBox, frame, group, image, line, shape, stroke, text } from '../../support/elements'
import { setUp } from '../../support/hand'

const coordinate = fc.integer({ min: -50_000, max: 50_000 }).map((hundredths) => hundredths / 100)
const extent = fc.integer({ min: 500, max: 40_000 }).map((hundredths) => hundredths / 100)
const rotation = fc.constantFrom(0, Math.PI / 2, Math.PI, -Math.PI / 2)

const element = (id: string): fc.Arbitrary<Element> =>
  fc
    .record({ kind: fc.nat(5), x: coordinate, y: coordinate, width: extent, height: extent, rotation })
    .map(({ kind, width, height, ...place }) => {
      const box = { id, ...place, width, height }
      switch (kind) {
        case 0:
          return shape('ellipse', box)
        case 1:
          return image(box)
        case 2:
          return line({
            ...box,
            points: [0, 0, width, toHundredths(height / 2), toHundredths(width / 4), height],
          })
        case 3:
          return stroke({ ...box, points: [0, 0, toHundredths(width / 2), height, width, 0] })
        case 4:
          return text(box)
        default:
          return filledBox(box)
      }
    })
const several = fc
  .integer({ min: 1, max: 6 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => element(`e${i}`))))
const scale = fc.constantFrom(0.5, 2, 3, 1.37, -1, -2)

describe('what is done to many at once', () => {
  test('scaled and scaled back is what it was, within the rounding of a unit', () => {
    fc.assert(
      fc.property(several, scale, scale, (elements, x, y) => {
        const around = unionBoxes(elements.map(edgeBoxOf))
        if (!around) return
        const anchor = { x: around.x, y: around.y }
        const there = scaleElements(elements, { anchor, rotation: 0, x, y, scalesText: false })
        const back = scaleElements(there, { anchor, rotation: 0, x: 1 / x, y: 1 / y, scalesText: false })
        back.forEach((one, i) => {
          const was = elements[i]
          if (!was || was.type === 'text') return
          expect(one.rotation).toBeCloseTo(was.rotation, 9)
          for (const key of ['x', 'y', 'width', 'height'] as const)
            expect(Math.abs(one[key] - was[key]), key).toBeLessThan(0.08)
          if ('points' in one && 'points' in was)
            one.points.forEach((value, at) => {
              expect(Math.abs(value - (was.points[at] ?? 0))).toBeLessThan(0.08)
            })
        })
      }),
    )
  })

  test('four right angles are none, exactly', () => {
    fc.assert(
      fc.property(several, coordinate, coordinate, (elements, x, y) => {
        let turned: readonly Element[] = elements
        for (let i = 0; i < 4; i++) turned = rotateElements(turned, { x, y }, Math.PI / 2)
        expect(turned).toEqual(elements)
      }),
    )
  })

  test('flipped twice is what it was', () => {
    fc.assert(
      fc.property(several, fc.boolean(), (elements, across) => {
        const bench = setUp(...elements)
        bench.editor.select(elements.map(({ id }) => id))
        const command = commands.find(({ id }) => id === (across ? 'flip-horizontally' : 'flip-vertically'))
        const before = bench.elements()
        for (const _ of [1, 2]) command?.run(bench.editor, {} as CommandHost)
        bench.elements().forEach((one, i) => {
          expect(Math.abs(one.x - (before[i]?.x ?? 0))).toBeLessThan(0.025)
          expect(Math.abs(one.y - (before[i]?.y ?? 0))).toBeLessThan(0.025)
          expect({ ...one, x: 0, y: 0 }).toEqual({ ...before[i], x: 0, y: 0 })
        })
      }),
    )
  })
})

test('a mirrored drawing holds together: arrows, arcs, triangles and gradients turn over with it', () => {
  const elements = [
    filledBox({ id: 'a' }),
    filledBox({ id: 'b', x: 300, gradient: { kind: 'linear', to: '#000000', angle: 0 } }),
    arrow({
      id: 'arc',
      x: 104,
      y: 20,
      width: 192,
      points: [0, 0, 192, 0],
      curve: 'curved',
      bend: 0.3,
      start: { id: 'a', anchor: { x: 1, y: 0.2 }, gap: 4 },
      end: { id: 'elsewhere', anchor: { x: 0, y: 0.2 }, gap: 4 },
    }),
    shape('polygon', { id: 'triangle', sides: 3, y: 200 }),
    shape('polygon', { id: 'hexagon', sides: 6, y: 400 }),
  ]
  const about = centerOf({ x: 0, y: 0, width: 400, height: 500 })
  const across = scaleElements(elements, { anchor: about, rotation: 0, x: -1, y: 1, scalesText: false })
  expect(across[1]).toMatchObject({ x: 0, gradient: { angle: Math.PI } })
  expect(across[2]).toMatchObject({
    bend: -0.3,
    points: [192, 0, 0, 0],
    start: { anchor: { x: 0, y: 0.2 } },
    end: { anchor: { x: 0, y: 0.2 } },
  })
  expect(across[3]).toMatchObject({ rotation: 0 })
  const down = scaleElements(elements, { anchor: about, rotation: 0, x: 1, y: -1, scalesText: false })
  expect(down[3]).toMatchObject({ rotation: Math.PI })
  expect(down[4]).toMatchObject({ rotation: 0 })
})

test('a group in a frame is resized with all in it, and the frame stays', () => {
  const bench = setUp(
    frame({ id: 'f', width: 500, height: 400 }),
    group({ id: 'g', parent: 'f' }),
    filledBox({ id: 'a', x: 20, y: 20, parent: 'g' }),
    group({ id: 'h', parent: 'g' }),
    filledBox({ id: 'b', x: 220, y: 120, parent: 'h', rotation: Math.PI / 2, height: 50 }),
  )
  bench.editor.select(['g'])
  bench.pen.with({ alt: true }).drag([295, 195], [345, 195])
  const before = bench.editor.state.getState().selectionFrame?.box
  expect(before).toMatchObject({ x: -30, y: 20, height: 175 })
  expect(before?.width).toBeCloseTo(375, 1)
  expect(bench.element('f')).toMatchObject({ x: 0, width: 500 })
  expect(bench.commits).toHaveLength(1)
})
