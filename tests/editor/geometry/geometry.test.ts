import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toScreen } from '../../../lib/editor/camera'
import {
  type Box,
  boxContains,
  centerOf,
  expandBox,
  rotatePoint,
  unionBoxes,
} from '../../../lib/editor/geometry/box'
import { handleAt, handlesOf, resizeCursor } from '../../../lib/editor/geometry/handles'
import { hitsElement, touchesBox } from '../../../lib/editor/geometry/hit-test'
import { edgeBoxOf, inkBoundsOf, inkBoxOf, inkReachOf } from '../../../lib/editor/geometry/ink-box'
import { isClosed, linePath, lineRun } from '../../../lib/editor/geometry/line-path'
import { outlineOf } from '../../../lib/editor/geometry/outline'
import { boxOfRun, runTouchesBox, segmentTouchesBox } from '../../../lib/editor/geometry/polyline'
import type { Edge } from '../../../lib/editor/geometry/resize-edge'
import { selectionFrameOf } from '../../../lib/editor/geometry/selection-frame'
import { textLayoutOf } from '../../../lib/editor/geometry/text-layout'
import { normalAngle, resizeElements, rotateElements } from '../../../lib/editor/geometry/transform'
import type { Element, ElementOf } from '../../../lib/editor/model/element'
import { arrow, box, filledBox, frame, group, image, line, shape, stroke, text } from '../../support/elements'
import { measureText } from '../../support/hand'

const place = {
  x: fc.integer({ min: -300, max: 300 }),
  y: fc.integer({ min: -300, max: 300 }),
  width: fc.integer({ min: 10, max: 300 }),
  height: fc.integer({ min: 10, max: 300 }),
}
const rotation = fc.constantFrom(0, 0.3, Math.PI / 2, -2, 3)
const points = fc
  .array(fc.integer({ min: 0, max: 200 }), { minLength: 4, maxLength: 12 })
  .map((values) => values.slice(0, values.length & ~1))
const anElement: fc.Arbitrary<Element> = fc.oneof(
  fc
    .record({
      ...place,
      rotation,
      text: fc.constantFrom('', 'A label of some words'),
      look: fc.constantFrom('clean' as const, 'sketch' as const, 'rough' as const),
    })
    .map((p) => box(p)),
  fc.record({ ...place, rotation }).map((p) => shape('ellipse', p)),
  fc.record({ ...place, rotation }).map((p) => shape('diamond', p)),
  fc.record({ ...place, rotation, cornerRadius: fc.nat(80) }).map((p) => filledBox(p)),
  fc
    .record({
      x: place.x,
      y: place.y,
      points,
      curve: fc.constantFrom('straight' as const, 'curved' as const, 'elbow' as const),
    })
    .map((p) => {
      const { width, height } = boxOfRun(p.points)
      return arrow({ ...p, width, height })
    }),
  fc.record({ x: place.x, y: place.y, points }).map((p) => stroke({ ...p, width: 200, height: 200 })),
  fc.record({ ...place, rotation }).map((p) => image(p)),
)

describe('ink boxes', () => {
  test('hold the whole outline with its stroke, and the label', () => {
    fc.assert(
      fc.property(anElement, (element) => {
        const ink = expandBox(inkBoxOf(element, measureText), 1e-6)
        const strokeWidth = 'strokeWidth' in element ? element.strokeWidth / 2 : 0
        const outline = boxOfRun(outlineOf(element).run)
        // A polygon stands in for the ellipse, and lies within it.
        expect(boxContains(ink, expandBox(outline, strokeWidth))).toBe(true)
        if (element.type === 'rectangle' && element.rotation === 0) {
          const label = textLayoutOf(element, measureText)
          if (label) expect(boxContains(ink, label.box)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('are within the reach that is found without measuring, however wide the letters and narrow the shape', () => {
    const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    const words = fc.string({
      unit: fc.constantFrom('W', 'i', 'a', ' ', '\n', 'Ж', '好', '👍🏽'),
      maxLength: 40,
    })
    const measureWide = (text: string, { fontSize }: { fontSize: number }) =>
      [...graphemes.segment(text)].reduce(
        (sum, { segment: letter }) => sum + (/[ia ]/.test(letter) ? 0.7 : 1.2) * fontSize,
        0,
      )
    const labelled = fc
      .record({ ...place, rotation, text: words, fontSize: fc.constantFrom(8, 20, 90) })
      .chain((p) =>
        fc.constantFrom<Element>(box(p), shape('ellipse', p), shape('diamond', p), text(p), {
          ...arrow({ ...p, points: [0, 0, p.width, p.height, p.width, 0] }),
          curve: 'curved',
        }),
      )
    fc.assert(
      fc.property(fc.oneof(labelled, anElement), (element) => {
        const reach = expandBox(inkReachOf(element), 1e-6)
        expect(boxContains(reach, inkBoxOf(element, measureWide))).toBe(true)
        expect(boxContains(reach, inkBoxOf(element, measureText))).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  test('of many make bounds as tight as if each were looked at', () => {
    fc.assert(
      fc.property(fc.array(anElement, { maxLength: 12 }), (elements) => {
        const all = unionBoxes(elements.map((element) => inkBoxOf(element, measureText)))
        const tight = inkBoundsOf(elements, measureText)
        const hold = (outer: Box | null, inner: Box | null) =>
          outer === inner || (outer && inner && boxContains(expandBox(outer, 1e-6), inner))
        expect(hold(tight, all) && hold(all, tight)).toBe(true)
      }),
    )
  })

  test('of a turned ellipse are tight', () => {
    const round = shape('ellipse', { width: 100, height: 100, rotation: 0.7, strokeWidth: 0 })
    const { x, width } = edgeBoxOf(round)
    expect([x, width]).toEqual([expect.closeTo(0), expect.closeTo(100)])
  })
})

describe('hits', () => {
  const hits = (element: Element, x: number, y: number, tolerance = 2) =>
    hitsElement(element, { x, y }, { tolerance, measureText })

  test('follow the outline when there is no fill, and the inside when there is', () => {
    expect(hits(box(), 50, 50)).toBe(false)
    expect(hits(box(), 50, 2)).toBe(true)
    expect(hits(box({ fill: '#ffffff' }), 50, 50)).toBe(true)
    expect(hits(box({ fill: '#ffffff00' }), 50, 50)).toBe(false)
    expect(hits(shape('ellipse', { fill: '#ffffff' }), 5, 5)).toBe(false)
    expect(hits(shape('diamond', { fill: '#ffffff' }), 50, 50)).toBe(true)
    expect(hits(shape('diamond', { fill: '#ffffff' }), 10, 10)).toBe(false)
    expect(hits(filledBox({ cornerRadius: 50 }), 3, 3)).toBe(false)
  })

  test('turn with the element', () => {
    const turned = filledBox({ width: 200, height: 20, rotation: Math.PI / 2 })
    expect(hits(turned, 100, 90)).toBe(true)
    expect(hits(turned, 20, 10)).toBe(false)
  })

  test('follow lines, curves and elbows, and their labels', () => {
    expect(hits(arrow(), 50, 3)).toBe(true)
    expect(hits(arrow(), 50, 9)).toBe(false)
    const bent = arrow({ points: [0, 0, 100, 100], width: 100, height: 100, curve: 'elbow' })
    expect(hits(bent, 25, 0)).toBe(true)
    expect(hits(bent, 25, 25)).toBe(false)
    expect(hits(arrow({ text: 'A label' }), 50, 9)).toBe(true)
    const closed = line({ points: [0, 0, 100, 0, 100, 100, 0, 0], height: 100, fill: '#ffffff' })
    expect(hits(closed, 80, 40)).toBe(true)
  })

  test('are on the heads of lines, filled or not, at both ends', () => {
    const wide: Partial<ElementOf<'arrow'>> = {
      strokeWidth: 8,
      width: 400,
      points: [0, 0, 400, 0],
      startHead: 'many',
      endHead: 'triangle',
    }
    expect(hits(arrow(wide), 372, 12)).toBe(true)
    expect(hits(arrow(wide), 0, 16)).toBe(true)
    expect(hits(arrow(wide), 372, 24)).toBe(false)
    expect(hits(arrow({ ...wide, startHead: 'none', endHead: 'none' }), 372, 12)).toBe(false)
  })

  test('a box touches what it crosses or what is filled around it', () => {
    const inside = { x: 40, y: 40, width: 10, height: 10 }
    expect(touchesBox(box(), inside)).toBe(false)
    expect(touchesBox(filledBox(), inside)).toBe(true)
    expect(touchesBox(box(), { x: 90, y: 90, width: 100, height: 100 })).toBe(true)
    expect(touchesBox(group(), inside)).toBe(false)
  })

  test('a segment is in a box exactly when some point of it is', () => {
    const coordinate = fc.integer({ min: -20, max: 20 })
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, coordinate, (ax, ay, bx, by) => {
        const area = { x: -5, y: -5, width: 10, height: 10 }
        const samples = Array.from({ length: 401 }, (_, i) => ({
          x: ax + ((bx - ax) * i) / 400,
          y: ay + ((by - ay) * i) / 400,
        }))
        const isIn = samples.some(({ x, y }) => Math.abs(x) <= 5 && Math.abs(y) <= 5)
        const touches = segmentTouchesBox(ax, ay, bx, by, area)
        if (isIn) expect(touches).toBe(true)
        if (!touches) expect(isIn).toBe(false)
        expect(runTouchesBox([ax, ay, bx, by], false, area)).toBe(touches)
      }),
    )
  })
})

describe('lines', () => {
  test('of any form go through their first and last points', () => {
    fc.assert(
      fc.property(
        points,
        fc.constantFrom('straight' as const, 'curved' as const, 'elbow' as const),
        (points, curve) => {
          const run = lineRun({ points, curve })
          expect(run.slice(0, 2)).toEqual(points.slice(0, 2))
          expect(run.slice(-2)).toEqual(points.slice(-2).map((value) => expect.closeTo(value)))
          expect(linePath({ points, curve }).every(Number.isFinite)).toBe(true)
        },
      ),
    )
  })

  test('an elbow has level and upright legs only, apart from its rounded corners', () => {
    const run = lineRun({ points: [0, 0, 200, 100], curve: 'elbow' })
    expect(hasPoint(run, 92, 0)).toBe(true)
    expect(hasPoint(run, 108, 100)).toBe(true)
  })

  test('are closed when they end where they began', () => {
    expect(isClosed([0, 0, 10, 0, 10, 10, 0, 0])).toBe(true)
    expect(isClosed([0, 0, 10, 0, 0, 0])).toBe(false)
  })

  function hasPoint(run: readonly number[], x: number, y: number): boolean {
    return run.some(
      (value, i) => i % 2 === 0 && Math.abs(value - x) < 1e-6 && Math.abs((run[i + 1] ?? 0) - y) < 1e-6,
    )
  }
})

describe('resizing', () => {
  const edges = fc.constantFrom<Edge>('nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w')
  const pull = (
    elements: readonly Element[],
    edge: Edge,
    dx: number,
    dy: number,
    keepsProportions = false,
  ) => {
    const frame = selectionFrameOf(elements)
    if (!frame) throw new Error('nothing to pull')
    const handle = handlesOf(frame, { x: 0, y: 0, zoom: 100 }).find(
      (one) => one.kind === 'resize' && one.edge === edge,
    )
    if (!handle) return elements
    const point = { x: handle.screenPoint.x / 100 + dx, y: handle.screenPoint.y / 100 + dy }
    return resizeElements(elements, frame, {
      pull: { edge, point, keepsProportions, fromCenter: false },
      measureText,
    })
  }

  test('there and back again gives what was, also when turned', () => {
    const stretch = fc.integer({ min: 20, max: 200 })
    fc.assert(
      fc.property(fc.record({ ...place, rotation }), edges, stretch, stretch, (properties, edge, dx, dy) => {
        const before = [filledBox(properties)]
        const [cos, sin] = [Math.cos(properties.rotation), Math.sin(properties.rotation)]
        const [x, y] = [dx * (edge.includes('w') ? -1 : 1), dy * (edge.includes('n') ? -1 : 1)]
        const [turnedX, turnedY] = [x * cos - y * sin, x * sin + y * cos]
        const there = pull(before, edge, turnedX, turnedY)
        const [back] = pull(there, edge, -turnedX, -turnedY)
        for (const key of ['x', 'y', 'width', 'height', 'rotation'] as const)
          expect(Math.abs((back?.[key] ?? 0) - (before[0]?.[key] ?? 0))).toBeLessThan(0.1)
      }),
    )
  })

  test('the opposite corner stays where it is, at any angle', () => {
    fc.assert(
      fc.property(
        fc.record({ ...place, rotation }),
        fc.integer({ min: -200, max: 200 }),
        (properties, by) => {
          const before = filledBox(properties)
          const [after] = pull([before], 'se', by, by / 2)
          if (!after || after.width < 2 || after.height < 2) return
          const corner = (element: Element) => rotatePoint(element, centerOf(element), element.rotation)
          const grew = by >= 0 && properties.rotation === 0
          if (grew) expect(corner(after).x).toBeCloseTo(corner(before).x, 1)
        },
      ),
    )
    const turned = filledBox({ rotation: Math.PI / 2 })
    const [after] = pull([turned], 'se', -20, 30)
    const nw = (element: Element) => rotatePoint(element, centerOf(element), element.rotation)
    expect(after && nw(after)).toEqual({ x: expect.closeTo(nw(turned).x), y: expect.closeTo(nw(turned).y) })
    expect(after).toMatchObject({ width: 130, height: 120 })
  })

  test('turned members of a selection keep their angle; mirrored ones turn the other way', () => {
    const elements = [filledBox({ rotation: 0.5 }), filledBox({ x: 300, y: 300 })]
    const [grown] = pull(elements, 'se', 400, 400, true)
    expect(grown?.rotation).toBe(0.5)
    const [mirrored] = pull(elements, 'e', -900, 0)
    expect(mirrored?.rotation).toBe(-0.5)
  })

  test('strokes and lines take their points along', () => {
    const [grown] = pull([stroke({ points: [0, 0, 50, 100, 100, 0] })], 'se', 100, 100)
    expect(grown).toMatchObject({ width: 200, height: 200, points: [0, 0, 100, 200, 200, 0] })
    const [flipped] = pull([stroke({ points: [0, 0, 30, 100, 100, 0] })], 'e', -200, 0)
    expect(flipped).toMatchObject({ x: -100, points: [100, 0, 70, 100, 0, 0] })
  })

  test('words are never stretched', () => {
    const [one] = pull([text({ width: 50 }), filledBox({ x: 200 })], 'e', 300, 0)
    expect(one).toMatchObject({ fontSize: 20, width: 50 })
  })

  test('a full turn is no turn', () => {
    const elements = [filledBox({ x: 10, rotation: 1 }), shape('ellipse', { x: 300 })]
    let turned: Element[] = elements
    for (let i = 0; i < 8; i++) turned = rotateElements(turned, { x: 100, y: 100 }, Math.PI / 4)
    turned.forEach((element, i) => {
      expect(element.x).toBeCloseTo(elements[i]?.x ?? 0, 1)
      expect(element.rotation).toBeCloseTo(elements[i]?.rotation ?? 0)
    })
    expect(normalAngle(-Math.PI)).toBeCloseTo(Math.PI)
    expect(normalAngle(7)).toBeCloseTo(7 - 2 * Math.PI)
  })
})

describe('handles', () => {
  test('keep their size on the screen and lie on the frame at every zoom and angle', () => {
    const element = filledBox({ x: 100, y: 100, rotation: Math.PI / 2 })
    const frameOfIt = selectionFrameOf([element])
    if (!frameOfIt) throw new Error('no frame')
    for (const zoom of [0.5, 1, 8]) {
      const camera = { x: 20, y: 30, zoom }
      const handles = handlesOf(frameOfIt, camera)
      const nw = handles.find((one) => one.kind === 'resize' && one.edge === 'nw')
      const corner = toScreen(camera, { x: 200, y: 100 })
      expect(nw?.screenPoint).toEqual({ x: expect.closeTo(corner.x), y: expect.closeTo(corner.y) })
      expect(handleAt(handles, { x: corner.x + 5, y: corner.y - 5 })).toBe(nw)
      const rotate = handles.find((one) => one.kind === 'rotate')
      expect(rotate?.screenPoint.x).toBeCloseTo(corner.x + 24)
    }
  })

  test('of a side disappear when it is short, and a frame cannot be turned', () => {
    const kinds = (element: Element, zoom: number) => {
      const one = selectionFrameOf([element])
      return one ? handlesOf(one, { x: 0, y: 0, zoom }).length : 0
    }
    expect(kinds(filledBox(), 1)).toBe(9)
    expect(kinds(filledBox(), 0.2)).toBe(5)
    expect(kinds(frame(), 1)).toBe(8)
    // Its ends, and what makes a point between them.
    expect(kinds(arrow(), 1)).toBe(3)
    expect(kinds(arrow(), 0.2)).toBe(2)
  })

  test('cursors point along the pull', () => {
    expect(resizeCursor('e', 0)).toBe('ew-resize')
    expect(resizeCursor('e', Math.PI / 2)).toBe('ns-resize')
    expect(resizeCursor('nw', 0)).toBe('nwse-resize')
    expect(resizeCursor('nw', -Math.PI / 2)).toBe('nesw-resize')
  })
})
