import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aimLine } from '../../../lib/editor/geometry/attachment'
import { canvasPointsOf } from '../../../lib/editor/geometry/points'
import { boxOfRun, segmentTouchesBox } from '../../../lib/editor/geometry/polyline'
import type { Attachment, Element, ElementOf } from '../../../lib/editor/model/element'
import { arrow, box, shape } from '../../support/elements'

const whole = (id: string): Attachment => ({ id, anchor: { x: 0.5, y: 0.5 }, gap: 4 })
const at = (id: string, x: number, y: number): Attachment => ({ id, anchor: { x, y }, gap: 4 })

function led(a: Element | null, b: Element | null, ends: Partial<ElementOf<'arrow'>>): ElementOf<'arrow'> {
  const elbow = arrow({ curve: 'elbow', points: [0, 0, 10, 10], ...ends })
  return aimLine(elbow, (id) => (id === a?.id ? a : id === b?.id ? b : undefined) ?? undefined)
}

function cornersOf(line: ElementOf<'arrow'>): [number, number][] {
  const run = canvasPointsOf(line)
  return Array.from({ length: run.length / 2 }, (_, i) => [run[i * 2] ?? 0, run[i * 2 + 1] ?? 0])
}

describe('an elbow between two elements', () => {
  const a = box({ id: 'a' })

  test('is straight when they face each other, and keeps clear of both strokes', () => {
    const line = led(a, box({ id: 'b', x: 300 }), { start: whole('a'), end: whole('b') })
    // Half the stroke of the box, the gap, half its own stroke.
    expect(cornersOf(line)).toEqual([
      [106, 50],
      [294, 50],
    ])
  })

  test('turns once when they lie across from each other', () => {
    const line = led(a, box({ id: 'b', x: 300, y: 300 }), { start: whole('a'), end: whole('b') })
    expect(cornersOf(line)).toHaveLength(3)
  })

  test('leaves and arrives through the sides that it holds, turning in the middle between', () => {
    const b = box({ id: 'b', x: 300, y: 200 })
    expect(cornersOf(led(a, b, { start: at('a', 1, 0.5), end: at('b', 0, 0.5) }))).toEqual([
      [106, 50],
      [200, 50],
      [200, 250],
      [294, 250],
    ])
  })

  test('goes around what it leaves on the far side', () => {
    const b = box({ id: 'b', x: 300 })
    const corners = cornersOf(led(a, b, { start: at('a', 0, 0.5), end: at('b', 1, 0.5) }))
    expect(corners.length).toBeGreaterThan(4)
    expect(corners[0]).toEqual([-6, 50])
    expect(corners.at(-1)).toEqual([406, 50])
  })

  test('loops outside when it leaves and enters the same one', () => {
    const corners = cornersOf(led(a, null, { start: at('a', 1, 0.5), end: at('a', 0.5, 0) }))
    expect(corners[0]).toEqual([106, 50])
    expect(corners.at(-1)).toEqual([50, -6])
    expect(corners).toHaveLength(5)
  })

  test('follows a free end along its longer way', () => {
    const line = led(a, null, { start: whole('a'), points: [0, 0, 400, 130] })
    expect(cornersOf(line)).toEqual([
      [106, 50],
      [265, 50],
      [265, 130],
      [400, 130],
    ])
  })

  test('keeps the leg that a hand has placed', () => {
    const b = box({ id: 'b', x: 300, y: 200 })
    const placed = led(a, b, {
      start: at('a', 1, 0.5),
      end: at('b', 0, 0.5),
      x: 106,
      y: 50,
      points: [0, 0, 54, 0, 54, 200, 188, 200],
      fixedLegs: [1],
    })
    expect(cornersOf(placed)[1]).toEqual([160, 50])
    const moved = aimLine(placed, (id) => (id === 'a' ? a : box({ id: 'b', x: 320, y: 400 })))
    expect(cornersOf(moved)).toEqual([
      [106, 50],
      [160, 50],
      [160, 450],
      [314, 450],
    ])
    expect(moved.fixedLegs).toEqual([1])
  })
})

const coordinate = fc.integer({ min: -600, max: 600 })
const size = fc.integer({ min: 20, max: 200 })
const anchor = fc.oneof(
  fc.constant({ x: 0.5, y: 0.5 }),
  fc.constantFrom({ x: 1, y: 0.5 }, { x: 0, y: 0.3 }, { x: 0.2, y: 0 }, { x: 0.9, y: 1 }),
)
const kind = fc.constantFrom('rectangle' as const, 'ellipse' as const, 'diamond' as const)

test('a route is level and upright, deterministic, and enters neither box when there is room', () => {
  fc.assert(
    fc.property(
      fc.record({ x: coordinate, y: coordinate, width: size, height: size, type: kind, anchor }),
      fc.record({ width: size, height: size, type: kind, anchor, strokeWidth: fc.constantFrom(1, 4) }),
      (there, here) => {
        const a = shape(here.type, { id: 'a', width: here.width, height: here.height })
        const b = shape(there.type, {
          id: 'b',
          x: there.x,
          y: there.y,
          width: there.width,
          height: there.height,
        })
        const gapX = Math.max(b.x - a.width, -b.x - b.width)
        const gapY = Math.max(b.y - a.height, -b.y - b.height)
        fc.pre(Math.max(gapX, gapY) >= 20)
        const ends = {
          start: { id: 'a', anchor: here.anchor, gap: 4 },
          end: { id: 'b', anchor: there.anchor, gap: 4 },
          strokeWidth: here.strokeWidth,
        }
        const line = led(a, b, ends)
        expect(led(a, b, ends)).toEqual({ ...line, id: expect.anything(), z: expect.anything() })
        const corners = cornersOf(line)
        for (const [i, [x, y]] of corners.entries()) {
          const [px, py] = corners[i - 1] ?? [x, y]
          expect(Math.min(Math.abs(x - px), Math.abs(y - py))).toBeLessThan(0.011)
        }
        // All but the way up to a round outline lies outside; that lies within its own box alone.
        const isOutside = (element: Element, legs: readonly [number, number][]) =>
          legs.every(([x, y], i) => {
            const [px, py] = legs[i - 1] ?? [x, y]
            const inner = {
              x: element.x + 1,
              y: element.y + 1,
              width: element.width - 2,
              height: element.height - 2,
            }
            return !segmentTouchesBox(px, py, x, y, inner)
          })
        expect(isOutside(a, corners.slice(2))).toBe(true)
        expect(isOutside(b, corners.slice(0, -2))).toBe(true)
        expect(corners.length).toBeLessThanOrEqual(8)
        expect(boxOfRun(canvasPointsOf(line)).width).toBeLessThan(2_000)
      },
    ),
    { numRuns: 500 },
  )
})
