import type { ElementOf, ShapeElement } from '../../editor/model/element'
import { LIMITS } from '../../editor/model/limits'
import { readCssColor } from '../css-color'
import type { Tally } from '../imported'
import { fieldOf, flagOf, listOf, numberOf, type Source, sourceOf, stringOf } from '../source'

/** How Excalidraw's ways of looking are ours. Defaults are those of its own `restore`. */

const INK = '#1e1e1e'

export function commonOf(source: Source, tally: Tally) {
  return {
    name: '',
    opacity: clamp(numberOf(source, 'opacity', 100) / 100, 0, 1, 1),
    locked: flagOf(source, 'locked'),
    hidden: false,
    link: linkOf(source, tally),
    z: 'a0',
    parent: null,
  }
}

function linkOf(source: Source, tally: Tally): string | null {
  const link = stringOf(source, 'link')?.trim() ?? ''
  if (link === '') return null
  // A link that runs code when followed is no link; browsers see through spaces and control characters in its scheme.
  if (/^(javascript|vbscript|data):/i.test(link.replaceAll(/[\s\p{Cc}]/gu, ''))) {
    tally.skip('links', 'they would run code')
    return null
  }
  if (link.length > LIMITS.link || !isStorable(link)) {
    tally.skip('links', `they are longer than ${LIMITS.link} characters or cannot be saved`)
    return null
  }
  return link
}

export function strokeOf(source: Source, tally: Tally) {
  const roughness = numberOf(source, 'roughness', 1)
  return {
    stroke: colorOf(source, 'strokeColor', INK, tally),
    strokeWidth: clamp(numberOf(source, 'strokeWidth', 2), 0, 1_000, 2),
    dash: dashOf(stringOf(source, 'strokeStyle')),
    look: lookOf(roughness),
    seed: Math.abs(Math.trunc(clamp(numberOf(source, 'seed', 1), -(2 ** 31), 2 ** 31, 1))),
  }
}

/** There: architect 0, artist 1, cartoonist 2. */
function lookOf(roughness: number): ShapeElement['look'] {
  if (roughness > 1) return 'rough'
  return roughness > 0 ? 'sketch' : 'clean'
}

function dashOf(style: string | null): ShapeElement['dash'] {
  return style === 'dashed' || style === 'dotted' ? style : 'solid'
}

export function fillOf(source: Source, tally: Tally) {
  const fill = colorOf(source, 'backgroundColor', 'transparent', tally)
  const style = stringOf(source, 'fillStyle') ?? 'solid'
  if (style === 'solid' || style === 'hachure' || style === 'cross-hatch')
    return { fill, fillStyle: style, gradient: null } as const
  if (fill !== 'transparent') tally.approximate(`${named(style)} fills, drawn hatched`)
  return { fill, fillStyle: 'hachure', gradient: null } as const
}

export function colorOf(source: Source, key: string, fallback: string, tally: Tally): string {
  const value = stringOf(source, key)
  if (value === null || value === '') return fallback
  const color = readCssColor(value)
  if (color === null) tally.approximate(`the colour ${named(value)}, drawn in a usual one`)
  return color ?? fallback
}

/** Values of a file in a sentence for a person: short, and without what would break the line. */
export function named(value: string): string {
  const plain = value
    .replaceAll(/[^\p{L}\p{N} #().,_-]/gu, '')
    .trim()
    .slice(0, 40)
  return plain === '' ? 'unnamed' : plain
}

/** Canvas units: https://github.com/excalidraw/excalidraw, `getCornerRadius`. */
const ADAPTIVE_RADIUS = 32
const PROPORTION = 0.25

type Roundness =
  | { readonly kind: 'sharp' | 'proportional' }
  | { readonly kind: 'adaptive'; readonly radius: number }

/** `roundness` since 2023, `strokeSharpness` before, and in the beginning neither: lines were round, shapes sharp. */
export function roundnessOf(source: Source, roundByDefault: boolean): Roundness {
  const roundness = sourceOf(source, 'roundness')
  if (roundness) {
    if (numberOf(roundness, 'type', 2) !== 3) return { kind: 'proportional' }
    return {
      kind: 'adaptive',
      radius: clamp(numberOf(roundness, 'value', ADAPTIVE_RADIUS), 0, 100_000, ADAPTIVE_RADIUS),
    }
  }
  if (fieldOf(source, 'roundness') === null) return { kind: 'sharp' }
  const sharpness = stringOf(source, 'strokeSharpness') ?? (roundByDefault ? 'round' : 'sharp')
  return { kind: sharpness === 'round' ? 'proportional' : 'sharp' }
}

export function cornerRadius(roundness: Roundness, side: number): number {
  if (roundness.kind === 'sharp') return 0
  if (roundness.kind === 'adaptive' && side > roundness.radius / PROPORTION) return roundness.radius
  return side * PROPORTION
}

type Head = ElementOf<'arrow'>['endHead']

const HEADS: ReadonlyMap<string, Head> = new Map([
  ['arrow', 'arrow'],
  ['bar', 'bar'],
  ['dot', 'dot'],
  ['circle', 'dot'],
  ['circle_outline', 'dot-outline'],
  ['triangle', 'triangle'],
  ['triangle_outline', 'triangle-outline'],
  ['diamond', 'diamond'],
  ['diamond_outline', 'diamond-outline'],
  ['crowfoot_one', 'one'],
  ['crowfoot_many', 'many'],
  ['crowfoot_one_or_many', 'one-or-many'],
])

export function headOf(source: Source, key: string, fallback: Head, tally: Tally): Head {
  const value = fieldOf(source, key)
  if (value === null) return 'none'
  if (typeof value !== 'string') return fallback
  const known = HEADS.get(value)
  if (known) return known
  tally.approximate(`${named(value)} arrowheads, drawn as the nearest`)
  return 'arrow'
}

export function groupsOf(source: Source): string[] {
  return listOf(source, 'groupIds').filter((id): id is string => typeof id === 'string')
}

export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}

/** NaN and whatever is not a finite number become `fallback`. */
export function clamp(value: number, least: number, most: number, fallback: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : fallback
}
