import { fitText } from '../../../lib/editor/commands/text'
import { aimLine } from '../../../lib/editor/geometry/attachment'
import { centerOf } from '../../../lib/editor/geometry/box'
import type { MeasureText } from '../../../lib/editor/geometry/text-layout'
import { type Element, elementSchema } from '../../../lib/editor/model/element'
import { orderKeysBetween } from '../../../lib/editor/model/order'

/** Colours of templates: paper and ink that both themes have an answer to. */
export const INK = '#1f2328'
export const QUIET = '#6b7280'
export const PALE = {
  gray: '#eceef1',
  blue: '#d5e3ff',
  green: '#cfeedb',
  yellow: '#ffecb3',
  red: '#ffd9d6',
  violet: '#e6dcfb',
} as const

/** Left, top, width, height; canvas units. */
export type Place = readonly [x: number, y: number, width: number, height: number]

/** Makes the ordinary elements of a template, the lowest first. */
export interface Maker {
  box(place: Place, more?: Readonly<Record<string, unknown>>): string
  ellipse(place: Place, more?: Readonly<Record<string, unknown>>): string
  diamond(place: Place, more?: Readonly<Record<string, unknown>>): string
  note(place: Place, text: string, fill?: string): string
  frame(place: Place, name: string): string
  /** At its left top; as large as its words are. */
  text(at: readonly [x: number, y: number], text: string, more?: Readonly<Record<string, unknown>>): string
  line(points: readonly number[], more?: Readonly<Record<string, unknown>>): string
  /** From one element to another, held by both. */
  arrow(from: string, to: string, more?: Readonly<Record<string, unknown>>): string
  /** Everything made meanwhile belongs to this. */
  within(parent: string, make: () => void): void
  elements(): Element[]
}

const common = { rotation: 0, name: '', opacity: 1, locked: false, hidden: false, link: null }
const stroked = { stroke: INK, strokeWidth: 2, dash: 'solid', look: 'clean' }
const filled = { fill: 'transparent', fillStyle: 'solid' }
const labelled = {
  text: '',
  textColor: INK,
  font: 'sans',
  fontSize: 16,
  align: 'center',
  verticalAlign: 'middle',
}

export function createMaker({
  newId,
  measureText,
}: {
  newId: () => string
  measureText: MeasureText
}): Maker {
  const made = new Map<string, Element>()
  let parent: string | null = null

  /** What types got since comes in by its default. */
  function add(properties: Readonly<Record<string, unknown>>): string {
    const element = elementSchema.parse({ ...common, id: newId(), z: 'a0', parent, ...properties })
    made.set(element.id, element.type === 'text' ? fitText(element, measureText) : element)
    return element.id
  }

  function shape(type: string, [x, y, width, height]: Place, more: Readonly<Record<string, unknown>> = {}) {
    const seed = made.size + 1
    return add({
      type,
      ...stroked,
      ...filled,
      ...labelled,
      cornerRadius: 0,
      seed,
      x,
      y,
      width,
      height,
      ...more,
    })
  }

  function linear(type: string, points: readonly number[], more: Readonly<Record<string, unknown>>): string {
    const xs = points.filter((_, i) => i % 2 === 0)
    const ys = points.filter((_, i) => i % 2 === 1)
    const [x, y] = [Math.min(...xs), Math.min(...ys)]
    return add({
      type,
      ...stroked,
      ...filled,
      ...labelled,
      seed: made.size + 1,
      x,
      y,
      width: Math.max(...xs) - x,
      height: Math.max(...ys) - y,
      points: points.map((value, i) => value - (i % 2 === 0 ? x : y)),
      curve: 'straight',
      start: null,
      end: null,
      startHead: 'none',
      endHead: type === 'arrow' ? 'arrow' : 'none',
      ...more,
    })
  }

  return {
    box: (place, more) => shape('rectangle', place, { cornerRadius: 8, ...more }),
    ellipse: (place, more) => shape('ellipse', place, more),
    diamond: (place, more) => shape('diamond', place, more),
    note: ([x, y, width, height], text, fill = PALE.yellow) =>
      add({ type: 'note', ...labelled, fill, text, x, y, width, height }),
    frame: ([x, y, width, height], name) =>
      add({ type: 'frame', fill: 'transparent', name, x, y, width, height }),
    text: ([x, y], text, more) =>
      add({
        type: 'text',
        ...labelled,
        align: 'left',
        verticalAlign: 'top',
        sizing: 'auto',
        text,
        x,
        y,
        width: 0,
        height: 0,
        ...more,
      }),
    line: (points, more = {}) => linear('line', points, more),
    arrow(from, to, more = {}) {
      const [a, b] = [made.get(from), made.get(to)]
      if (!a || !b) throw new Error('An arrow of a template holds on to what was made before.')
      const [start, end] = [centerOf(a), centerOf(b)]
      const held = (id: string) => ({ id, anchor: { x: 0.5, y: 0.5 }, gap: 4 })
      const id = linear('arrow', [start.x, start.y, end.x, end.y], {
        start: held(from),
        end: held(to),
        ...more,
      })
      const arrow = made.get(id)
      if (arrow?.type === 'arrow')
        made.set(
          id,
          aimLine(arrow, (target) => made.get(target)),
        )
      return id
    },
    within(id, make) {
      const before = parent
      parent = id
      make()
      parent = before
    },
    elements() {
      const keys = orderKeysBetween(null, null, made.size)
      return [...made.values()].map((element, i) => ({ ...element, z: keys[i] ?? element.z }))
    },
  }
}
