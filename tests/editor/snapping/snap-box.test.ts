import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Box } from '../../../lib/editor/geometry/box'
import { marksOf, type Pulls, snapBox } from '../../../lib/editor/snapping/snap-box'
import type { SnapTargets } from '../../../lib/editor/snapping/targets'

const box = (x: number, y: number, width = 100, height = 100): Box => ({ x, y, width, height })
const whole: Pulls = { x: 'whole', y: 'whole' }
const among = (boxes: readonly Box[], guides = {}): SnapTargets => ({
  boxes,
  guides: { x: [], y: [], ...guides },
})
const snap = (moving: Box, targets: SnapTargets, pulls = whole, grid: number | null = null) =>
  snapBox(moving, { pulls, targets, within: 6, grid })

describe('a moved box', () => {
  test('goes to the nearest edge within reach, on each axis by itself', () => {
    expect(snap(box(203, 297), among([box(0, 400), box(200, 0)]))).toEqual({ x: -3, y: 3 })
    expect(snap(box(207, 250), among([box(200, 0)]))).toEqual({ x: 0, y: 0 })
  })

  test('its middle goes to middles, its edges to edges and middles', () => {
    expect(snap(box(27, 300, 50, 50), among([box(0, 0)]))).toMatchObject({ x: -2 })
    expect(snap(box(52, 300, 70, 50), among([box(0, 0)])), 'its edge to the middle').toMatchObject({ x: -2 })
    expect(snap(box(-28, 300, 50, 50), among([box(0, 0)])), 'its middle to no edge').toMatchObject({ x: 0 })
  })

  test('goes to a guide, and to whichever of guide and element is nearer', () => {
    expect(snap(box(104, 300), among([], { x: [100] }))).toMatchObject({ x: -4 })
    expect(snap(box(104, 300), among([box(102, 0)], { x: [100] }))).toMatchObject({ x: -2 })
  })

  test('goes to the grid from any distance, unless an element is nearer', () => {
    expect(snap(box(109, 0), among([]), whole, 20)).toMatchObject({ x: -9 })
    expect(snap(box(109, 300), among([box(106, 0)]), whole, 20)).toMatchObject({ x: -3 })
  })

  test('goes to the middle of the gap it is in, beside no edge that draws', () => {
    const row = among([box(0, 0, 50, 90), box(300, 0, 60, 90)])
    expect(snap(box(123, 4, 100, 70), row)).toMatchObject({ x: 2 })
  })

  test('repeats a gap of its row behind, before and between', () => {
    const row = [box(0, 0, 50, 90), box(80, 0, 50, 90)]
    expect(snap(box(163, 7, 33, 71), among(row))).toMatchObject({ x: -3 })
    expect(snap(box(-64, 7, 33, 71), among(row))).toMatchObject({ x: 1 })
    expect(snap(box(163, 200, 33, 71), among(row)), 'in another row').toMatchObject({ x: 0 })
  })

  test('a frame around it is no neighbour', () => {
    const inFrame = [box(-500, -500, 2_000, 2_000), box(0, 0, 50, 90), box(80, 0, 50, 90)]
    expect(snap(box(163, 7, 33, 71), among(inFrame))).toMatchObject({ x: -3 })
  })
})

test('an edge that is pulled goes alone, and repeats the gap on its other side', () => {
  const row = among([box(0, 0, 50, 90), box(300, 0, 60, 90)])
  expect(snap(box(80, 7, 187, 71), row, { x: 'max', y: 'none' })).toEqual({ x: 3, y: 0 })
  expect(
    snap(box(54, 300, 100, 100), row, { x: 'max', y: 'none' }),
    'the standing edge draws nothing',
  ).toEqual({
    x: 0,
    y: 0,
  })
})

describe('what is shown', () => {
  test('a line through the edges that are aligned, to the nearest on each side, with a cross at each corner', () => {
    const marks = marksOf(
      box(0, 200),
      whole,
      among([box(0, 0, 30, 50), box(0, 100, 70, 50), box(0, 400, 60, 50)]),
    )
    expect(marks).toContainEqual({
      kind: 'alignment',
      axis: 'x',
      at: 0,
      from: 100,
      to: 450,
      points: [200, 300, 100, 150, 400, 450],
    })
  })

  test('all gaps that are equal', () => {
    const marks = marksOf(box(160, 7, 33, 71), whole, among([box(0, 0, 50, 90), box(80, 0, 50, 90)]))
    expect(marks.filter(({ kind }) => kind === 'gap')).toEqual([
      { kind: 'gap', axis: 'x', at: 42.5, from: 130, to: 160 },
      { kind: 'gap', axis: 'x', at: 45, from: 50, to: 80 },
    ])
  })

  test('nothing where nothing is aligned', () => {
    expect(marksOf(box(7, 200), whole, among([box(0, 0, 30, 50)]))).toEqual([])
  })
})

const anyBox = fc.record({
  x: fc.integer({ min: -300, max: 300 }),
  y: fc.integer({ min: -300, max: 300 }),
  width: fc.integer({ min: 1, max: 200 }),
  height: fc.integer({ min: 1, max: 200 }),
})
const lines = ({ x, width }: Box) => ({ edges: [x, x + width], middle: x + width / 2 })

/** Every way to an alignment along x, by looking at all pairs. */
function allWays(moving: Box, boxes: readonly Box[], guides: readonly number[]): number[] {
  const own = lines(moving)
  const toBoxes = boxes
    .map(lines)
    .flatMap((other) => [
      ...own.edges.flatMap((edge) => [...other.edges, other.middle].map((line) => line - edge)),
      other.middle - own.middle,
    ])
  return [...toBoxes, ...guides.flatMap((guide) => [...own.edges, own.middle].map((line) => guide - line))]
}

test('whatever stands around, a box goes no farther than it may, never past a nearer alignment, and is shown aligned', () => {
  fc.assert(
    fc.property(
      anyBox,
      fc.array(anyBox, { maxLength: 12 }),
      fc.array(fc.integer({ min: -300, max: 300 }), { maxLength: 3 }),
      (moving, boxes, guides) => {
        const targets = among(boxes, { x: guides })
        const way = snap(moving, targets)
        expect(Math.abs(way.x)).toBeLessThanOrEqual(6)
        const ways = allWays(moving, boxes, guides)
        const nearest = Math.min(Infinity, ...ways.map(Math.abs).filter((far) => far <= 6))
        if (nearest < Infinity) expect(Math.abs(way.x)).toBeLessThanOrEqual(nearest)
        const there = { ...moving, x: moving.x + way.x, y: moving.y + way.y }
        const isAligned = ways.some((aligned) => Math.abs(aligned - way.x) < 1e-9)
        const isMarked = marksOf(there, whole, targets).some(({ axis }) => axis === 'x')
        if (isAligned) expect(isMarked, 'what drew it is shown').toBe(true)
      },
    ),
    { numRuns: 2_000 },
  )
})
