import type { Document } from '../document'
import { aimLine, attachWhole, isAttachable } from '../geometry/attachment'
import { type Box, boxesIntersect, boxHasPoint, centerOf, type Point } from '../geometry/box'
import { edgeBoxOf } from '../geometry/ink-box'
import { type Attachment, type Element, type ElementOf, isLinear, type LinearElement } from '../model/element'
import { orderKeysBetween } from '../model/order'
import type { SpatialIndex } from '../spatial-index'
import type { Style } from '../style'
import { translateElement } from './move'
import { nothingToDo, type Plan } from './plan'

/** What new arrows are made with. */
interface Making {
  readonly style: Style
  readonly newId: () => string
}

/** Those of the selection that an arrow can hold on to, in the order in which they were selected. */
export function connectable(document: Document, selection: Iterable<string>): Element[] {
  return [...selection].flatMap((id) => {
    const element = document.get(id)
    return element && isAttachable(element) ? [element] : []
  })
}

/** An arrow from each selected element to the next, in the order in which they were selected. */
export function connectElements(document: Document, selection: Iterable<string>, making: Making): Plan {
  const elements = connectable(document, selection)
  const keys = keysAbove(document, elements.length - 1)
  const arrows = elements.slice(1).flatMap((to, i) => {
    const from = elements[i]
    if (!from) return []
    const ends = { start: attachWhole(from), end: attachWhole(to) }
    const arrow = newArrow(making, { ...ends, z: keys[i] ?? 'a0', curve: making.style.curve })
    const parent = from.parent === to.parent ? from.parent : null
    return [aimLine({ ...arrow, parent }, (id) => document.get(id))]
  })
  if (arrows.length === 0) return nothingToDo
  return {
    changes: arrows.map((element) => ({ kind: 'create', element }) as const),
    selection: arrows.map(({ id }) => id),
  }
}

type Growable = Exclude<Element, LinearElement | ElementOf<'frame' | 'unknown' | 'group' | 'guide'>>

/** Whether a connected copy can be made of an element. */
export function isGrowable(element: Element): element is Growable {
  return isAttachable(element) && element.type !== 'frame' && element.type !== 'unknown'
}

export type Direction = 'left' | 'right' | 'up' | 'down'

const STEPS: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
}

/** Canvas units between an element and its connected copy, and between copies beside each other. */
const REACH = 100
const BESIDE = 40
/** Places beside each other that are looked at before copies come to lie on something. */
const MOST_PLACES = 24

/**
 * A copy of an element in a direction, where nothing lies yet, and an elbow from the one to the other: a flow chart grows
 * by keys. The copy has no words of its own yet, and is selected.
 */
export function growElement(
  document: Document,
  element: Growable,
  { direction, index, ...making }: Making & { direction: Direction; index: SpatialIndex },
): Plan {
  const way = freeWay(document, element, { direction, index })
  const [arrowKey = 'a0', copyKey = 'a0'] = keysAbove(document, 2)
  const moved = translateElement(element, way.x, way.y)
  const parent = parentAt(document, moved)
  const copy = { ...emptied(moved), id: making.newId(), z: copyKey, parent, name: '', link: null }
  const step = STEPS[direction]
  const ends = { start: sideAttachment(element, step), end: sideAttachment(copy, { x: -step.x, y: -step.y }) }
  const arrow = newArrow(making, { ...ends, z: arrowKey, curve: 'elbow' })
  const aimed = aimLine({ ...arrow, parent }, (id) => (id === copy.id ? copy : document.get(id)))
  return {
    changes: [
      { kind: 'create', element: aimed },
      { kind: 'create', element: copy },
    ],
    selection: [copy.id],
  }
}

/** How far the copy goes: straight on where nothing lies there, else to one side and the other in turn. */
function freeWay(
  document: Document,
  element: Element,
  { direction, index }: { direction: Direction; index: SpatialIndex },
): Point {
  const { x, y } = STEPS[direction]
  const box = edgeBoxOf(element)
  const ahead = { x: x * (box.width + REACH), y: y * (box.height + REACH) }
  const aside = { x: Math.abs(y) * (box.width + BESIDE), y: Math.abs(x) * (box.height + BESIDE) }
  for (let place = 0; place < MOST_PLACES; place++) {
    // 0, 1, -1, 2, -2, …
    const side = place % 2 === 1 ? (place + 1) / 2 : -place / 2
    const way = { x: ahead.x + aside.x * side, y: ahead.y + aside.y * side }
    if (isFree(document, index, { ...box, x: box.x + way.x, y: box.y + way.y })) return way
  }
  return ahead
}

function isFree(document: Document, index: SpatialIndex, box: Box): boolean {
  return index.search(box).every((id) => {
    const there = document.get(id)
    if (!there || isLinear(there) || there.type === 'frame' || there.type === 'group') return true
    return !boxesIntersect(edgeBoxOf(there), box)
  })
}

/** Out of a frame that would cut it off. */
function parentAt(document: Document, element: Element): string | null {
  const parent = element.parent === null ? undefined : document.get(element.parent)
  if (!parent || (parent.type === 'frame' && !boxHasPoint(parent, centerOf(element)))) return null
  return parent.id
}

function emptied(element: Growable): Growable {
  // A text without words is none.
  return 'text' in element && element.type !== 'text' ? { ...element, text: '' } : element
}

/** Of what is turned there is no right or left side. */
function sideAttachment(element: Element, { x, y }: Point): Attachment {
  const whole = attachWhole(element)
  return element.rotation === 0 ? { ...whole, anchor: { x: (1 + x) / 2, y: (1 + y) / 2 } } : whole
}

interface Ends {
  readonly start: Attachment
  readonly end: Attachment
  readonly z: string
  readonly curve: Style['curve']
}

function newArrow({ style, newId }: Making, { start, end, z, curve }: Ends): ElementOf<'arrow'> {
  const { stroke, strokeWidth, dash, look, opacity, textColor, font, fontSize, startHead, endHead } = style
  const id = newId()
  const isHeadless = startHead === 'none' && endHead === 'none'
  return {
    type: 'arrow',
    id,
    ...{ x: 0, y: 0, width: 0, height: 0, rotation: 0, z, parent: null },
    ...{ name: '', opacity, locked: false, hidden: false, link: null },
    ...{ stroke, strokeWidth, dash, look, seed: seedOf(id) },
    ...{ fill: 'transparent', fillStyle: 'solid', gradient: null },
    ...{ text: '', textColor, font, fontSize, align: 'center', verticalAlign: 'middle' },
    points: [0, 0, 1, 1],
    curve,
    bend: 0,
    fixedLegs: [],
    labelPosition: 0.5,
    start,
    end,
    startHead,
    endHead: isHeadless ? 'arrow' : endHead,
  }
}

/** A command has no dice: the wobble of its arrows goes by their ids. */
function seedOf(id: string): number {
  let seed = 7
  for (const letter of id) seed = (seed * 31 + letter.charCodeAt(0)) % 2 ** 31
  return seed
}

function keysAbove(document: Document, count: number): string[] {
  return orderKeysBetween(document.ordered().at(-1)?.z ?? null, null, Math.max(0, count))
}
