import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nudge } from '../../../lib/editor/commands/nudge'
import { attachOutlineOf } from '../../../lib/editor/geometry/attachment'
import { canvasPointsOf, pointAt } from '../../../lib/editor/geometry/points'
import { boxOfRun, distanceToRun, runHasPoint } from '../../../lib/editor/geometry/polyline'
import {
  type Attachment,
  type Element,
  isLinear,
  type LinearElement,
} from '../../../lib/editor/model/element'
import { arrow, filledBox, frame, group, shape, text } from '../../support/elements'
import { type Bench, setUp } from '../../support/hand'

const held = (id: string, x = 0.5, y = 0.5): Attachment => ({ id, anchor: { x, y }, gap: 4 })

/** Elements far from each other, alone, in a group and in a frame, joined by lines of every kind. */
function drawing(): Element[] {
  return [
    frame({ id: 'frame', x: 1_000, y: 0, width: 500, height: 400, z: 'a0' }),
    filledBox({ id: 'a', z: 'a1' }),
    shape('ellipse', { id: 'b', x: 500, y: 300, width: 160, fill: '#ffcc00', z: 'a2' }),
    group({ id: 'g', z: 'a3' }),
    shape('diamond', { id: 'c', x: 0, y: 700, fill: '#ffcc00', parent: 'g', z: 'a4' }),
    text({ id: 'd', x: 180, y: 700, parent: 'g', z: 'a5' }),
    filledBox({ id: 'e', x: 1_200, y: 100, parent: 'frame', z: 'a6' }),
    arrow({ id: 'ab', start: held('a'), end: held('b'), z: 'a7' }),
    arrow({ id: 'bc', curve: 'elbow', start: held('b', 0, 0.5), end: held('c'), z: 'a8' }),
    arrow({ id: 'ce', curve: 'curved', bend: 0.2, start: held('c'), end: held('e', 0, 0.4), z: 'a9' }),
    arrow({ id: 'de', curve: 'elbow', start: held('d'), end: held('e'), strokeWidth: 4, z: 'aA' }),
  ]
}

const way = fc.tuple(fc.integer({ min: -200, max: 200 }), fc.integer({ min: -200, max: 200 }))
const deed = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), who: fc.constantFrom('a', 'b', 'g', 'e', 'frame'), way }),
  fc.record({ kind: fc.constant('size' as const), who: fc.constantFrom('a', 'b', 'e'), way }),
  fc.record({ kind: fc.constant('turn' as const), who: fc.constantFrom('a', 'b', 'e'), way }),
  fc.record({
    kind: fc.constant('stroke' as const),
    who: fc.constantFrom('a', 'b', 'ab'),
    width: fc.constantFrom(1, 4, 8),
  }),
)
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never

function act({ editor, pen }: Bench, one: Deed): void {
  editor.select([one.who])
  if (one.kind === 'stroke') {
    editor.setStyle({ strokeWidth: one.width })
    return
  }
  const { selectionFrame: around } = editor.state.getState()
  if (!around) return
  const { x, y, width, height } = around.box
  const center = [x + width / 2, y + height / 2] as const
  const [dx, dy] = one.way
  switch (one.kind) {
    case 'move':
      // By keys: over the middle of an element a line may lie that the hand would take.
      editor.commit(nudge(editor.document, new Set([one.who]), dx, dy).changes)
      return
    case 'size': {
      const corner = turnedAbout(center, [x + width, y + height], around.rotation)
      pen
        .with({ mod: true })
        .drag(corner, [corner[0] + Math.abs(dx) / 2, corner[1] + Math.abs(dy) / 2])
        .with({})
      return
    }
    case 'turn': {
      const top = turnedAbout(center, [center[0], y - 24], around.rotation)
      pen.drag(top, [top[0] + dx, top[1] + dy])
    }
  }
}

function turnedAbout(
  [cx, cy]: readonly [number, number],
  [x, y]: readonly [number, number],
  angle: number,
): [number, number] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos]
}

function expectOnOutlines({ editor }: Bench, line: LinearElement): void {
  const run = canvasPointsOf(line)
  const [start, end] = [line.start, line.end].map((one) => (one ? editor.document.get(one.id) : undefined))
  if (!start || !end) throw new Error(`${line.id} let go`)
  const [a, b] = [attachOutlineOf(start), attachOutlineOf(end)]
  if (spaceBetween(a, b) < 60) return
  for (const [target, outline, index] of [
    [start, a, 0],
    [end, b, run.length / 2 - 1],
  ] as const) {
    const tip = pointAt(run, index)
    const stroke = 'strokeWidth' in target ? target.strokeWidth : 0
    expect(runHasPoint(outline, tip), `${line.id} leads into ${target.id}`).toBe(false)
    expect(distanceToRun(tip, outline, true)).toBeLessThanOrEqual(4 + (stroke + line.strokeWidth) / 2 + 0.05)
  }
}

function spaceBetween(a: readonly number[], b: readonly number[]): number {
  const [p, q] = [boxOfRun(a), boxOfRun(b)]
  const dx = Math.max(q.x - p.x - p.width, p.x - q.x - q.width)
  return Math.max(dx, q.y - p.y - p.height, p.y - q.y - q.height)
}

const copyOf = ({ editor }: Bench) =>
  JSON.stringify([...editor.document.elements()].sort((a, b) => (a.id < b.id ? -1 : 1)))

test('lines follow what holds them through moves, sizes, turns and strokes, and undo gives all back byte for byte', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 1, maxLength: 8 }), (deeds) => {
      const bench = setUp(...drawing())
      const first = copyOf(bench)
      const told = new Set<string>()
      for (const one of deeds) {
        act(bench, one)
        for (const { changes } of bench.commits.splice(0))
          for (const change of changes) told.add(change.kind === 'set' ? change.id : change.element.id)
        for (const element of bench.elements())
          if (isLinear(element) && told.has(element.id)) expectOnOutlines(bench, element)
      }
      while (bench.editor.state.getState().canUndo) expect(bench.editor.undo().skipped).toBe(0)
      expect(copyOf(bench)).toBe(first)
    }),
    { numRuns: 60 },
  )
}, 60_000)
