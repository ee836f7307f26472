import type { Element, ElementOf } from '../../lib/editor/model/element'
import type { PaintContext } from '../../lib/painter/paint-element'
import { roughSketcher } from '../../lib/painter/sketch'
import { commonProperties as common } from '../support/common-properties'

/** Elements for tests: say only what matters. */

const stroked = { stroke: '#1f2328', strokeWidth: 2, dash: 'solid', look: 'clean', seed: 1 } as const
const filled = { fill: 'transparent', fillStyle: 'solid', gradient: null } as const
const texted = {
  text: '',
  textColor: '#1f2328',
  font: 'sans',
  fontSize: 20,
  align: 'left',
  verticalAlign: 'top',
} as const

type Own<T extends Element['type']> = Partial<Omit<ElementOf<T>, 'type'>>

export function rectangle(own: Own<'rectangle'> = {}): ElementOf<'rectangle'> {
  return {
    id: 'r',
    type: 'rectangle',
    ...common,
    ...stroked,
    ...filled,
    ...texted,
    cornerRadius: 0,
    shadow: null,
    ...own,
  }
}

export function ellipse(own: Own<'ellipse'> = {}): ElementOf<'ellipse'> {
  return { ...rectangle(), id: 'e', type: 'ellipse', ...own }
}

export function diamond(own: Own<'diamond'> = {}): ElementOf<'diamond'> {
  return { ...rectangle(), id: 'd', type: 'diamond', ...own }
}

export function polygon(own: Own<'polygon'> = {}): ElementOf<'polygon'> {
  return { ...rectangle(), id: 'p', type: 'polygon', sides: 6, ...own }
}

export function star(own: Own<'star'> = {}): ElementOf<'star'> {
  return { ...rectangle(), id: 'x', type: 'star', sides: 5, innerRatio: 0.45, ...own }
}

export function note(own: Own<'note'> = {}): ElementOf<'note'> {
  return { id: 'n', type: 'note', ...common, ...texted, fill: '#ffec99', ...own }
}

export function arrow(own: Own<'arrow'> = {}): ElementOf<'arrow'> {
  return {
    id: 'a',
    type: 'arrow',
    ...common,
    ...stroked,
    ...filled,
    ...texted,
    points: [0, 0, 100, 0],
    height: 0,
    curve: 'straight',
    bend: 0,
    fixedLegs: [],
    labelPosition: 0.5,
    start: null,
    end: null,
    startHead: 'none',
    endHead: 'none',
    ...own,
  }
}

export function line(own: Own<'line'> = {}): ElementOf<'line'> {
  return { ...arrow(), id: 'l', type: 'line', ...own }
}

export function stroke(own: Own<'draw'> = {}): ElementOf<'draw'> {
  const points = Array.from({ length: 80 }, (_, i) => (i % 2 === 0 ? i * 2 : 20 + 20 * Math.sin(i / 5)))
  return {
    id: 's',
    type: 'draw',
    ...common,
    ...stroked,
    ...filled,
    points,
    pressures: [],
    nib: 'pen',
    ...own,
  }
}

export function words(text: string, own: Own<'text'> = {}): ElementOf<'text'> {
  return { id: 't', type: 'text', ...common, ...texted, text, sizing: 'auto', ...own }
}

export function image(own: Own<'image'> = {}): ElementOf<'image'> {
  return {
    id: 'i',
    type: 'image',
    ...common,
    asset: null,
    crop: null,
    flipX: false,
    flipY: false,
    shadow: null,
    cornerRadius: 0,
    ...own,
  }
}

export function frame(own: Own<'frame'> = {}): ElementOf<'frame'> {
  return { id: 'f', type: 'frame', ...common, fill: '#ffffff', ...own }
}

export function group(own: Own<'group'> = {}): ElementOf<'group'> {
  return { id: 'g', type: 'group', ...common, ...own }
}

export function unreadable(own: Own<'unknown'> = {}): ElementOf<'unknown'> {
  const { x, y, width, height, rotation, z, parent } = common
  return {
    id: 'u',
    type: 'unknown',
    x,
    y,
    width,
    height,
    rotation,
    z,
    parent,
    unknownType: 'hologram',
    raw: {},
    ...own,
  }
}

/** Every letter half as wide as it is high. */
export const context: PaintContext = {
  theme: 'light',
  measureText: (line, { fontSize }) => (line.length * fontSize) / 2,
  detail: 1,
  sketcher: () => roughSketcher,
}
