import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aimLine, attachAt, attachOutlineOf } from '../../../lib/editor/geometry/attachment'
import { canvasPointsOf } from '../../../lib/editor/geometry/points'
import { distanceToRun, runHasPoint } from '../../../lib/editor/geometry/polyline'
import type { Attachment, Element, ElementOf } from '../../../lib/editor/model/element'
import { arrow, box, frame, image, shape, stroke, text } from '../../support/elements'

const whole = (id: string): Attachment => ({ id, anchor: { x: 0.5, y: 0.5 }, gap: 4 })

function aimedAt(line: ElementOf<'arrow'>, ...targets: Element[]): number[] {
  return canvasPointsOf(aimLine(line, (id) => targets.find((target) => target.id === id)))
}

describe('the tips of a held line', () => {
  test('stand on the outlines, the gap away from both strokes', () => {
    const [a, b] = [box({ id: 'a', strokeWidth: 8 }), box({ id: 'b', x: 400, strokeWidth: 2 })]
    const line = arrow({ start: whole('a'), end: whole('b'), strokeWidth: 4 })
    // Half of 8, 4, half of 4; half of 2, 4, half of 4.
    expect(aimedAt(line, a, b)).toEqual([110, 50, 393, 50])
  })

  test('stand where a hand has put them when they are exact', () => {
    const [a, b] = [box({ id: 'a' }), box({ id: 'b', x: 400 })]
    const line = arrow({ start: whole('a'), end: attachAt(b, { x: 450, y: 50 }, true) })
    expect(aimedAt(line, a, b)).toEqual([106, 50, 450, 50])
  })

  test('come nearer to outlines that come near to each other, and never swap', () => {
    const [a, b] = [box({ id: 'a' }), box({ id: 'b', x: 105 })]
    const line = arrow({ start: whole('a'), end: whole('b') })
    expect(aimedAt(line, a, b)).toEqual([101.5, 50, 103.5, 50])
  })

  test('lie at what they aim at where the elements overlap', () => {
    const [a, b] = [box({ id: 'a' }), box({ id: 'b', x: 60 })]
    expect(aimedAt(arrow({ start: whole('a'), end: whole('b') }), a, b)).toEqual([50, 50, 110, 50])
  })

  test('stay inside what holds both of them', () => {
    const a = box({ id: 'a' })
    const line = arrow({ start: attachAt(a, { x: 20, y: 30 }), end: attachAt(a, { x: 80, y: 60 }) })
    expect(aimedAt(line, a)).toEqual([20, 30, 80, 60])
  })

  test('of an arc lie on the outlines that the arc meets', () => {
    const [a, b] = [box({ id: 'a' }), box({ id: 'b', x: 400 })]
    const bent = arrow({ start: whole('a'), end: whole('b'), curve: 'curved', bend: 0.3 })
    const [x = 0, y = 0, endX = 0, endY = 0] = aimedAt(bent, a, b)
    expect(y).toBeGreaterThan(60)
    expect(endY).toBeCloseTo(y, 1)
    expect(x - 50).toBeCloseTo(450 - endX, 1)
  })

  test('stop at what is stretched around a freehand stroke', () => {
    const ink = stroke({ id: 'a', strokeWidth: 2 })
    const [, , x, y] = aimedAt(arrow({ x: -200, y: 50, end: whole('a') }), ink)
    expect(runHasPoint(attachOutlineOf(ink), { x: x ?? 0, y: y ?? 0 })).toBe(false)
    expect(x).toBeLessThan(25)
  })
})

const coordinate = fc.integer({ min: -500, max: 500 })
const turned = fc.double({ min: -3, max: 3, noNaN: true })
const target = fc
  .record({
    make: fc.constantFrom<((properties: object) => Element)[]>(
      (properties) => box(properties),
      (properties) => box({ cornerRadius: 20, ...properties }),
      (properties) => shape('ellipse', properties),
      (properties) => shape('diamond', properties),
      (properties) => text(properties),
      (properties) => image(properties),
      (properties) => frame({ ...properties, rotation: 0 }),
    ),
    x: coordinate,
    y: coordinate,
    width: fc.integer({ min: 10, max: 200 }),
    height: fc.integer({ min: 10, max: 200 }),
    rotation: turned,
    strokeWidth: fc.constantFrom(1, 2, 8),
  })
  .map(({ make, ...properties }) => make({ id: 'target', ...properties }))

test('wherever an element is moved, sized and turned, the tip stands at the gap before its outline', () => {
  fc.assert(
    fc.property(
      target,
      fc.record({
        x: fc.double({ min: 0.3, max: 0.7, noNaN: true }),
        y: fc.double({ min: 0.3, max: 0.7, noNaN: true }),
      }),
      fc.record({ x: coordinate, y: coordinate }),
      fc.constantFrom(0, 0.2, -0.4),
      (held, anchor, free, bend) => {
        const outline = attachOutlineOf(held)
        fc.pre(!runHasPoint(outline, free) && distanceToRun(free, outline, true) > 80)
        const end = { id: 'target', anchor, gap: 4 }
        const line = arrow({ ...free, points: [0, 0, 1, 1], curve: 'curved', bend, end })
        const [startX = 0, startY = 0, x = 0, y = 0] = aimedAt(line, held)
        expect([startX, startY]).toEqual([expect.closeTo(free.x), expect.closeTo(free.y)])
        const strokes = (2 + ('strokeWidth' in held ? held.strokeWidth : 0)) / 2
        const distance = distanceToRun({ x, y }, outline, true)
        // The gap is measured along the line, which may lead to the outline aslant.
        expect(distance).toBeLessThanOrEqual(4 + strokes + 0.02)
        expect(distance).toBeGreaterThan(0)
        if (bend === 0) expect(runHasPoint(outline, { x, y })).toBe(false)
        const again = aimLine(
          aimLine(line, () => held),
          () => held,
        )
        expect(canvasPointsOf(again)).toEqual([startX, startY, x, y].map((value) => expect.closeTo(value)))
      },
    ),
    { numRuns: 500 },
  )
})
