import type { Box } from '../lib/editor/geometry/box'
import type { Element, ElementOf, ElementType, ShapeElement } from '../lib/editor/model/element'
import { orderKeysBetween } from '../lib/editor/model/order'
import { defaultStyle, type Style } from '../lib/editor/style'

/**
 * `count` elements of all kinds that people draw, spread over a large area as a busy canvas spreads them: shapes with
 * labels, arrows between them, strokes, texts, here and there a frame with what is in it. The same for the same seed,
 * in painting order, and valid for the schema.
 */
export function seedElements(count: number, seed = 1): Element[] {
  return [...eachSeedElement(count, seed)]
}

/** The same, one after the other: a million at once would take two gigabytes. */
export function* eachSeedElement(count: number, seed = 1): Generator<Element> {
  const random = randomFrom(seed)
  const columns = Math.max(1, Math.ceil(Math.sqrt(count * (CELL.height / CELL.width))))
  const zs = count > 0 ? orderKeysBetween(null, null, count) : []
  let frame: { readonly id: string; readonly lastCell: number } | null = null
  let lastShape: ShapeElement | null = null

  for (const [index, z] of zs.entries()) {
    if (frame && index > frame.lastCell) frame = null
    const cell = cellAt(index, columns)
    const base: Ground['base'] = { id: `seed-${index.toString(36)}`, z, parent: frame?.id ?? null }
    const type: ElementType = index % FRAME_EVERY === 0 ? 'frame' : pickType(random)
    const element = make(type, { base, cell, random, lastShape })
    if (element.type === 'frame') {
      const cells = Math.min(FRAME_CELLS, columns - (index % columns), count - index)
      yield { ...element, ...around(cell, cells), name: `Frame ${1 + index / FRAME_EVERY}` }
      frame = { id: base.id, lastCell: index + cells - 1 }
      continue
    }
    yield element
    if (element.type === 'rectangle' || element.type === 'ellipse' || element.type === 'diamond') {
      lastShape = element
    }
  }
}

/** Canvas units: the room of one element with the space around it. */
const CELL = { width: 180, height: 130 } as const
const FRAME_EVERY = 500
const FRAME_CELLS = 6

/** How many of a hundred. */
const SHARES: readonly (readonly [ElementType, number])[] = [
  ['rectangle', 21],
  ['ellipse', 12],
  ['diamond', 8],
  ['polygon', 2],
  ['star', 1],
  ['note', 2],
  ['line', 9],
  ['arrow', 15],
  ['draw', 16],
  ['text', 14],
]

const COLORS = [
  '#1f2328',
  '#e03131',
  '#2f9e44',
  '#1971c2',
  '#f08c00',
  '#9c36b5',
  '#0c8599',
  '#868e96',
] as const
const FILLS = [
  'transparent',
  'transparent',
  '#ffc9c9',
  '#b2f2bb',
  '#a5d8ff',
  '#ffec99',
  '#eebefa',
  '#e9ecef',
] as const
const PAPERS = ['#ffec99', '#ffec99', '#ffd0cc', '#c5ecd3'] as const
const MARKERS = ['#ffe14d', '#9be58b'] as const
const WORDS =
  'plan sketch idea order save user flow draft review release budget north cache queue index merge paper river light stone'.split(
    ' ',
  )

type Random = () => number

interface Ground {
  readonly base: { readonly id: string; readonly z: string; readonly parent: string | null }
  readonly cell: Box
  readonly random: Random
  readonly lastShape: ShapeElement | null
}

function make(type: ElementType, ground: Ground): Element {
  switch (type) {
    case 'line':
    case 'arrow':
      return linear(type, ground)
    case 'draw':
      return stroke(ground)
    case 'text':
      return label(ground)
    case 'frame':
      return { ...common(ground), ...ground.cell, type, fill: '#ffffff' }
    case 'ellipse':
    case 'diamond':
    case 'polygon':
    case 'star':
      return shape(type, ground)
    case 'note':
      return note(ground)
    default:
      return shape('rectangle', ground)
  }
}

function shape(type: ShapeElement['type'], ground: Ground): ShapeElement {
  const { random } = ground
  return {
    ...common(ground),
    ...boxWithin(ground.cell, random),
    ...inked(random),
    ...filled(random),
    ...texted(random, random() < 0.4 ? words(random, 1, 3) : ''),
    shadow: null,
    type,
    align: 'center',
    verticalAlign: 'middle',
    rotation: random() < 0.1 ? round(random() * Math.PI) : 0,
    cornerRadius: type === 'rectangle' ? pick([0, 8, 8, 24], random) : 0,
    ...(type === 'polygon' ? { sides: pick([3, 5, 6, 8], random) } : {}),
    ...(type === 'star' ? { sides: 5, innerRatio: 0.45 } : {}),
  } as ShapeElement
}

function note(ground: Ground): ElementOf<'note'> {
  const { random, cell } = ground
  const side = round(cell.height * (0.7 + random() * 0.25))
  return {
    ...common(ground),
    ...texted(random, words(random, 1, 6)),
    type: 'note',
    fill: pick(PAPERS, random),
    align: 'center',
    verticalAlign: 'middle',
    fontSize: 14,
    x: round(cell.x + random() * (cell.width - side)),
    y: round(cell.y + random() * (cell.height - side)),
    width: side,
    height: side,
  }
}

function linear(type: 'line' | 'arrow', ground: Ground): Element {
  const { random, cell, lastShape } = ground
  const held = type === 'arrow' && lastShape !== null && random() < 0.6 ? lastShape : null
  const from = held ? { x: held.x + held.width, y: held.y + held.height / 2 } : somewhere(cell, random)
  const bends = Math.floor(random() * 3)
  const path = [from, ...Array.from({ length: bends + 1 }, () => somewhere(cell, random))]
  const isArrow = type === 'arrow'
  return {
    ...common(ground),
    ...flat(path),
    ...inked(random),
    ...filled(random, 'transparent'),
    ...texted(random, ''),
    type,
    verticalAlign: 'middle',
    curve: pick(['straight', 'straight', 'curved'], random),
    bend: 0,
    fixedLegs: [],
    labelPosition: 0.5,
    start: held ? { id: held.id, anchor: { x: 1, y: 0.5 }, gap: 0 } : null,
    end: null,
    startHead: isArrow && random() < 0.1 ? 'dot' : 'none',
    endHead: isArrow ? pick(['arrow', 'arrow', 'triangle', 'bar', 'diamond'], random) : 'none',
  }
}

/** A wavy stroke of 20 to 120 points, half of them with pressure. */
function stroke(ground: Ground): Element {
  const { random, cell } = ground
  const length = 20 + Math.floor(random() * 100)
  const waves = 1 + random() * 4
  const height = cell.height * (0.15 + random() * 0.3)
  const path = Array.from({ length }, (_, step) => ({
    x: cell.x + (cell.width * 0.8 * step) / length,
    y:
      cell.y +
      cell.height / 2 +
      Math.sin((step / length) * Math.PI * 2 * waves) * height +
      (random() - 0.5) * 2,
  }))
  const isMarker = random() < 0.06
  const hasPressure = !isMarker && random() < 0.5
  const ink = inked(random)
  return {
    ...common(ground),
    ...flat(path),
    ...ink,
    ...(isMarker ? { stroke: pick(MARKERS, random) } : {}),
    ...filled(random, 'transparent'),
    type: 'draw',
    nib: isMarker ? 'highlighter' : 'pen',
    pressures: hasPressure
      ? path.map((_, step) => round(0.3 + 0.4 * Math.sin((step / length) * Math.PI)))
      : [],
  }
}

function label(ground: Ground): ElementOf<'text'> {
  const { random, cell } = ground
  const isFixed = random() < 0.3
  const style = texted(random, words(random, 1, isFixed ? 14 : 4))
  // About what the fonts take; the exact width is the screen's to measure.
  const lineWidth = style.text.length * style.fontSize * 0.55
  const width = isFixed ? cell.width * 0.8 : lineWidth
  const height = Math.ceil(lineWidth / width) * style.fontSize * 1.25
  return {
    ...common(ground),
    ...style,
    type: 'text',
    sizing: isFixed ? 'fixed' : 'auto',
    verticalAlign: 'top',
    x: round(cell.x),
    y: round(cell.y),
    width: round(width),
    height: round(height),
  }
}

function common({ base, random }: Ground) {
  return {
    ...base,
    rotation: 0,
    name: '',
    opacity: random() < 0.15 ? round(0.3 + random() * 0.6) : 1,
    locked: false,
    hidden: false,
    link: null,
  }
}

function inked(random: Random) {
  return {
    stroke: pick(COLORS, random),
    strokeWidth: pick([1, 2, 2, 4], random),
    dash: pick<Style['dash']>(['solid', 'solid', 'solid', 'dashed', 'dotted'], random),
    look: pick<Style['look']>(['clean', 'clean', 'sketch'], random),
    seed: Math.floor(random() * 2 ** 31),
  }
}

function filled(random: Random, only?: 'transparent') {
  return {
    fill: only ?? pick(FILLS, random),
    fillStyle: pick<Style['fillStyle']>(['solid', 'solid', 'hachure', 'cross-hatch'], random),
    gradient: null,
  }
}

function texted(random: Random, text: string) {
  return {
    text,
    textColor: text === '' ? defaultStyle.textColor : pick(COLORS, random),
    font: pick<Style['font']>(['sans', 'sans', 'hand', 'mono'], random),
    fontSize: pick([14, 16, 20, 28], random),
    align: pick<Style['align']>(['left', 'left', 'center', 'right'], random),
  }
}

function cellAt(index: number, columns: number): Box {
  return {
    x: (index % columns) * CELL.width,
    y: Math.floor(index / columns) * CELL.height,
    width: CELL.width,
    height: CELL.height,
  }
}

function around(cell: Box, cells: number): Box {
  return { x: cell.x - 10, y: cell.y - 10, width: cell.width * cells, height: cell.height }
}

function boxWithin(cell: Box, random: Random): Box {
  const width = round(cell.width * (0.3 + random() * 0.5))
  const height = round(cell.height * (0.3 + random() * 0.5))
  return {
    x: round(cell.x + random() * (cell.width - width)),
    y: round(cell.y + random() * (cell.height - height)),
    width,
    height,
  }
}

function somewhere(cell: Box, random: Random) {
  return { x: cell.x + random() * cell.width * 0.9, y: cell.y + random() * cell.height * 0.9 }
}

/** A path as its box and its points relative to the box's corner. */
function flat(path: readonly { readonly x: number; readonly y: number }[]) {
  const x = round(Math.min(...path.map((point) => point.x)))
  const y = round(Math.min(...path.map((point) => point.y)))
  const points = path.flatMap((point) => [Math.max(0, round(point.x - x)), Math.max(0, round(point.y - y))])
  const width = Math.max(...points.filter((_, index) => index % 2 === 0))
  const height = Math.max(...points.filter((_, index) => index % 2 === 1))
  return { x, y, width, height, points }
}

function words(random: Random, least: number, most: number): string {
  const length = least + Math.floor(random() * (most - least + 1))
  return Array.from({ length }, () => pick(WORDS, random)).join(' ')
}

function pickType(random: Random): ElementType {
  let rest = random() * 100
  for (const [type, share] of SHARES) {
    rest -= share
    if (rest < 0) return type
  }
  return 'rectangle'
}

function pick<T>(choices: readonly T[], random: Random): T {
  return choices[Math.floor(random() * choices.length)] as T
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** mulberry32 (Tommy Ettinger, public domain): small, fast, and the same everywhere. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
