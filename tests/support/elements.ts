import type { Element, ElementOf, ShapeElement } from '../../lib/editor/model/element'

let made = 0

/** Ids in the order of making; `z` grows with them. */
function common() {
  made += 1
  return {
    id: `e${made}`,
    x: 0,
    y: 0,
    width: 100,
    height: 100,
    rotation: 0,
    z: `b${String(made).padStart(2, '0').slice(-2)}`,
    parent: null,
    name: '',
    opacity: 1,
    locked: false,
    hidden: false,
    link: null,
  }
}

const stroked = { stroke: '#1f2328', strokeWidth: 2, dash: 'solid', look: 'clean', seed: 1 } as const
const filled = { fill: 'transparent', fillStyle: 'solid', gradient: null } as const
const labelled = {
  text: '',
  textColor: '#1f2328',
  font: 'sans',
  fontSize: 20,
  align: 'center',
  verticalAlign: 'middle',
} as const

/** A rectangle of 100 × 100 at the origin, unless told otherwise. */
export function box(properties: Partial<ElementOf<'rectangle'>> = {}): ElementOf<'rectangle'> {
  return {
    type: 'rectangle',
    ...common(),
    ...stroked,
    ...filled,
    ...labelled,
    shadow: null,
    cornerRadius: 0,
    ...properties,
  }
}

export function filledBox(properties: Partial<ElementOf<'rectangle'>> = {}): ElementOf<'rectangle'> {
  return box({ fill: '#ffcc00', ...properties })
}

const cornersOf: { readonly [T in ShapeElement['type']]?: object } = {
  polygon: { sides: 6 },
  star: { sides: 5, innerRatio: 0.45 },
}

export function shape<T extends ShapeElement['type']>(
  type: T,
  properties: Partial<ElementOf<T>> = {},
): ElementOf<T> {
  return { ...box(), ...cornersOf[type], ...properties, type } as ElementOf<T>
}

export function note(properties: Partial<ElementOf<'note'>> = {}): ElementOf<'note'> {
  return { type: 'note', ...common(), width: 200, height: 200, ...labelled, fill: '#ffec99', ...properties }
}

/** An arrow from (0, 0) to (100, 0). */
export function arrow(properties: Partial<ElementOf<'arrow'>> = {}): ElementOf<'arrow'> {
  return {
    type: 'arrow',
    ...common(),
    height: 0,
    ...stroked,
    ...filled,
    ...labelled,
    points: [0, 0, 100, 0],
    curve: 'straight',
    bend: 0,
    fixedLegs: [],
    labelPosition: 0.5,
    start: null,
    end: null,
    startHead: 'none',
    endHead: 'arrow',
    ...properties,
  }
}

export function line(properties: Partial<ElementOf<'line'>> = {}): ElementOf<'line'> {
  return { ...arrow(), endHead: 'none', ...properties, type: 'line' }
}

export function stroke(properties: Partial<ElementOf<'draw'>> = {}): ElementOf<'draw'> {
  return {
    type: 'draw',
    ...common(),
    ...stroked,
    ...filled,
    points: [0, 0, 50, 100, 100, 0],
    pressures: [],
    nib: 'pen',
    ...properties,
  }
}

export function text(properties: Partial<ElementOf<'text'>> = {}): ElementOf<'text'> {
  return {
    type: 'text',
    ...common(),
    height: 25,
    ...labelled,
    text: 'Hello',
    align: 'left',
    verticalAlign: 'top',
    sizing: 'auto',
    ...properties,
  }
}

export function image(properties: Partial<ElementOf<'image'>> = {}): ElementOf<'image'> {
  return {
    type: 'image',
    ...common(),
    asset: null,
    crop: null,
    flipX: false,
    flipY: false,
    shadow: null,
    cornerRadius: 0,
    ...properties,
  }
}

export function frame(properties: Partial<ElementOf<'frame'>> = {}): ElementOf<'frame'> {
  return { type: 'frame', ...common(), width: 400, height: 300, fill: 'transparent', ...properties }
}

export function group(properties: Partial<ElementOf<'group'>> = {}): ElementOf<'group'> {
  return { type: 'group', ...common(), width: 0, height: 0, ...properties }
}

/** A row that this build cannot read. */
export function guide(properties: Partial<ElementOf<'guide'>> = {}): ElementOf<'guide'> {
  return { type: 'guide', ...common(), width: 0, height: 0, axis: 'x', ...properties }
}

export function unknown(properties: Partial<ElementOf<'unknown'>> = {}): ElementOf<'unknown'> {
  const { id, x, y, width, height, rotation, z, parent } = common()
  return {
    type: 'unknown',
    id,
    x,
    y,
    width,
    height,
    rotation,
    z,
    parent,
    unknownType: 'hologram',
    raw: { depth: 3 },
    ...properties,
  }
}

/** Elements as the editor holds them, from lowest to uppermost. */
export function idsOf(elements: Iterable<Element>): string[] {
  return [...elements].map(({ id }) => id)
}
