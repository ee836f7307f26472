import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LINE, MOVE } from '../../lib/editor/geometry/path'
import { partsSeen, runsOfLong } from '../../lib/painter/long-dash'

const coordinate = fc.integer({ min: -400, max: 400 })
const corners = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 8 })
const seen = { x: -100, y: -80, width: 200, height: 160 }

/** Points along a run of straight legs with how far along it they are, a canvas unit apart or so. */
function samples(points: readonly (readonly [number, number])[]) {
  const found: { x: number; y: number; along: number }[] = []
  let along = 0
  points.forEach(([bx, by], i) => {
    const [ax, ay] = points[i - 1] ?? [bx, by]
    const length = Math.hypot(bx - ax, by - ay)
    for (let step = 0; step < length; step++)
      found.push({
        x: ax + ((bx - ax) * step) / length,
        y: ay + ((by - ay) * step) / length,
        along: along + step,
      })
    along += length
  })
  return found
}

it('the parts hold all of a dashed line that is seen, each where it was along the line', () => {
  fc.assert(
    fc.property(corners, (points) => {
      const parts = partsSeen([points.flat()], seen)
      const drawn = parts.flatMap(({ path, offset }) => {
        const run: [number, number][] = []
        for (let verb = 0; verb < path.length; verb += 3) run.push([path[verb + 1] ?? 0, path[verb + 2] ?? 0])
        return samples(run).map(({ x, y, along }) => ({ x, y, along: along + offset }))
      })
      const inside = samples(points).filter(({ x, y }) => Math.abs(x) < 98 && Math.abs(y) < 78)
      for (const { x, y, along } of inside) {
        const near = drawn.some(
          (one) => Math.hypot(one.x - x, one.y - y) < 1.5 && Math.abs(one.along - along) < 1.5,
        )
        expect(near).toBe(true)
      }
      for (const { x, y } of drawn) {
        expect(Math.abs(x)).toBeLessThanOrEqual(100.001)
        expect(Math.abs(y)).toBeLessThanOrEqual(80.001)
      }
    }),
    { numRuns: 200 },
  )
})

it('only a line of very many dashes is looked at closely', () => {
  expect(runsOfLong([MOVE, 0, 0, LINE, 1_000, 0], [8, 8])).toBeNull()
  expect(runsOfLong([MOVE, 0, 0, LINE, 10_000, 0], [8, 8])).toEqual([[0, 0, 10_000, 0]])
})
