import fc from 'fast-check'
import { expect } from 'vitest'
import type { CommandHost } from '../../lib/editor/commands/command'
import { commands } from '../../lib/editor/commands/registry'
import { inkReachOf } from '../../lib/editor/geometry/ink-box'
import { type Element, elementSchema, isLinear } from '../../lib/editor/model/element'
import { comparePaintOrder } from '../../lib/editor/model/order'
import type { ToolName } from '../../lib/editor/state'
import { startTools } from '../../lib/editor/tools/tools'
import { ancestorsOf } from '../../lib/editor/tree'
import {
  arrow,
  box,
  filledBox,
  frame,
  group,
  guide,
  image,
  line,
  note,
  shape,
  stroke,
  text,
  unknown,
} from './elements'
import type { Bench } from './hand'

const coordinate = fc.integer({ min: -50, max: 650 })
const point = fc.tuple(coordinate, coordinate)
const modifiers = fc.record({ shift: fc.boolean(), alt: fc.boolean(), mod: fc.boolean() })
// Every tool there is, and the one that does most as often as all others.
const toolNames = Object.keys(startTools()) as ToolName[]
const tool = fc.oneof(fc.constant<ToolName>('select'), fc.constantFrom(...toolNames))

/** One thing that a hand does, at random. */
export const deed = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('tool' as const), tool }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('drag' as const),
      points: fc.array(point, { minLength: 2, maxLength: 5 }),
      modifiers,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('click' as const), point, modifiers }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('doubleClick' as const), point }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('handle' as const), which: fc.nat(20), to: point, modifiers }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('key' as const), key: fc.constantFrom('Escape', 'Enter', ' ') }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('command' as const), which: fc.nat(commands.length - 1) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'select-all' as const }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('grab' as const), which: fc.nat(24), by: point, modifiers }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      text: fc.string({ maxLength: 30 }),
      done: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('style' as const),
      style: fc.constantFrom(
        { stroke: '#ff0000' },
        { fontSize: 40 },
        { fill: '#00ff00' },
        { curve: 'elbow' as const },
        { opacity: 0.5 },
        { look: 'sketch' as const },
        { align: 'right' as const },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(10, 5_000) }) },
)
export type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never

/** The world outside, which does nothing. */
const host = new Proxy({} as CommandHost, { get: () => () => {} })

/** A drawing with one of each, related in every way. */
export function drawing(): Element[] {
  return [
    frame({ id: 'frame', x: 0, y: 0, z: 'a0' }),
    filledBox({ id: 'inframe', x: 20, y: 20, parent: 'frame', z: 'a1' }),
    box({ id: 'hollow', x: 300, y: 300, rotation: 0.4, text: 'Label', z: 'a2' }),
    shape('ellipse', { id: 'round', x: 150, y: 200, fill: '#123456', z: 'a3' }),
    shape('diamond', { id: 'diamond', x: 420, y: 80, z: 'a4' }),
    group({ id: 'outer', z: 'a5' }),
    group({ id: 'inner', parent: 'outer', z: 'a5' }),
    filledBox({ id: 'member1', x: 450, y: 450, parent: 'outer', z: 'a6' }),
    filledBox({ id: 'member2', x: 560, y: 450, parent: 'inner', z: 'a7' }),
    text({ id: 'text', x: 50, y: 400, parent: 'inner', z: 'a8' }),
    arrow({
      id: 'arrow',
      x: 230,
      y: 240,
      z: 'a9',
      start: { id: 'round', anchor: { x: 0.5, y: 0.5 }, gap: 4 },
      end: { id: 'hollow', anchor: { x: 0.2, y: 0.5 }, gap: 4 },
    }),
    line({
      id: 'line',
      x: 10,
      y: 500,
      points: [0, 0, 50, 40, 100, 0, 0, 0],
      height: 40,
      curve: 'curved',
      z: 'aA',
    }),
    stroke({ id: 'stroke', x: 200, y: 30, z: 'aB' }),
    image({ id: 'image', x: 350, y: 200, z: 'aC', locked: true }),
    unknown({ id: 'unknown', x: 600, y: 600, z: 'aC' }),
    note({ id: 'note', x: 60, y: 560, text: 'Remember', z: 'aD' }),
    shape('star', { id: 'star', x: 480, y: 240, z: 'aE' }),
    shape('polygon', { id: 'polygon', x: 330, y: 20, rotation: 1, z: 'aF' }),
    guide({ id: 'guide', z: 'aG' }),
  ]
}

export function act({ editor, pen, wait }: Bench, deed: Deed): void {
  switch (deed.kind) {
    case 'tool':
      editor.setTool(deed.tool)
      return
    case 'drag': {
      const [first, ...rest] = deed.points
      if (!first) return
      pen.with(deed.modifiers).down(first[0], first[1])
      for (const [x, y] of rest) pen.move(x, y)
      pen.up().with({})
      return
    }
    case 'click':
      pen.with(deed.modifiers).click(deed.point[0], deed.point[1]).with({})
      return
    case 'doubleClick':
      pen.doubleClick(deed.point[0], deed.point[1])
      return
    case 'handle': {
      const frame = editor.state.getState().selectionFrame
      if (!frame) return
      const { x, y, width, height } = frame.box
      const [hx, hy] = [
        x + (width * (deed.which % 3)) / 2,
        y + (height * (Math.floor(deed.which / 3) % 3)) / 2,
      ]
      pen
        .with(deed.modifiers)
        .drag([hx, deed.which > 18 ? y - 24 : hy], deed.to)
        .with({})
      return
    }
    case 'grab': {
      const element = editor.document.ordered()[deed.which]
      if (!element) return
      editor.setTool('select')
      const [x, y] = [element.x + element.width / 2, element.y + element.height / 2]
      pen
        .with(deed.modifiers)
        .drag([x, y], [x + deed.by[0] - 300, y + deed.by[1] - 300])
        .with({})
      return
    }
    case 'key':
      pen.press(deed.key).release(deed.key)
      return
    case 'command': {
      const command = commands[deed.which]
      if (command?.canRun(editor) && command.id !== 'undo' && command.id !== 'redo') command.run(editor, host)
      return
    }
    case 'select-all':
      editor.select([...editor.document.elements()].map(({ id }) => id))
      return
    case 'write': {
      const { editingText } = editor.state.getState()
      if (editingText !== null) editor.setText(editingText, deed.text, { done: deed.done })
      return
    }
    case 'style':
      editor.setStyle(deed.style)
      return
    case 'wait':
      wait(deed.ms)
      return
  }
}

/** What must hold after everything a hand may do. */
export function expectSound({ editor }: Bench): void {
  const { document, index, state } = editor
  const ordered = document.ordered()
  expect([...ordered].sort(comparePaintOrder)).toEqual(ordered)
  for (const element of ordered) {
    expect(elementSchema.safeParse(element).error).toBeUndefined()
    if (element.parent !== null) expect(document.get(element.parent)?.type).toMatch(/frame|group/)
    expect(ancestorsOf(document, element)).not.toContain(element)
    if (isLinear(element))
      for (const end of [element.start, element.end]) if (end) expect(document.get(end.id)).toBeDefined()
    if (element.type === 'group') expect(document.childrenOf(element.id)).not.toEqual([])
    else expect(index.reach(element.id)).toEqual(expectClose(inkReachOf(element)))
  }
  for (const id of state.getState().selection) expect(document.get(id)).toBeDefined()
}

function expectClose(box: { x: number; y: number; width: number; height: number }) {
  return Object.fromEntries(Object.entries(box).map(([key, value]) => [key, expect.closeTo(value, 6)]))
}

/** Everything there is, byte for byte comparable. */
export function copyOf(elements: Iterable<Element>): string {
  return JSON.stringify([...elements].sort((a, b) => (a.id < b.id ? -1 : 1)).map(sortKeys))
}

function sortKeys(element: Element) {
  return Object.fromEntries(Object.entries(element).sort(([a], [b]) => (a < b ? -1 : 1)))
}
