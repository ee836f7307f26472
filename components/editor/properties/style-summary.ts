import { commonStyle } from '../../../lib/editor/commands/style'
import type { Document } from '../../../lib/editor/document'
import { type Element, type ElementType, isTexted } from '../../../lib/editor/model/element'
import type { Style } from '../../../lib/editor/style'
import { withMembers } from '../../../lib/editor/tree'

/** What many elements have in common. A property is absent when none of them has it, and null when they differ. */
export interface StyleSummary {
  /** Elements with ink; a group stands for what is in it. */
  readonly count: number
  readonly types: ReadonlySet<ElementType>
  /** Words show on at least one of them. */
  readonly hasText: boolean
  /** All of them are strokes of a highlighter. */
  readonly isMarker: boolean
  /** What differs among them; of what may be null, only this tells. */
  readonly mixed: ReadonlySet<keyof Style>
  readonly style: { readonly [K in keyof Style]?: Style[K] | null }
}

const STYLE_KEYS = [
  'stroke',
  'strokeWidth',
  'dash',
  'look',
  'fill',
  'fillStyle',
  'gradient',
  'shadow',
  'opacity',
  'cornerRadius',
  'textColor',
  'font',
  'fontSize',
  'align',
  'verticalAlign',
  'sides',
  'innerRatio',
  'curve',
  'startHead',
  'endHead',
] as const satisfies readonly (keyof Style)[]

export function summarize(document: Document, selection: Iterable<string>): StyleSummary {
  const elements = withMembers(document, selection).filter(({ type }) => type !== 'group')
  const style = commonStyle(elements, STYLE_KEYS)
  const common = Object.entries(style)
  return {
    count: elements.length,
    types: new Set(elements.map(({ type }) => type)),
    hasText: elements.some(showsWords),
    isMarker: elements.every((element) => element.type === 'draw' && element.nib === 'highlighter'),
    mixed: new Set(STYLE_KEYS.filter((key) => style[key]?.mixed)),
    style: Object.fromEntries(common.map(([key, one]) => [key, one.mixed ? null : one.value])),
  }
}

function showsWords(element: Element): boolean {
  return element.type === 'text' || element.type === 'note' || (isTexted(element) && element.text !== '')
}
