import type { Document } from '../document'
import type { MeasureText } from '../geometry/text-layout'
import { type Element, hasInk, isShape, isTexted } from '../model/element'
import { comparePaintOrder } from '../model/order'
import { sameValue } from '../model/registers'
import type { ToolName } from '../state'
import { defaultStyle, type Style } from '../style'
import { withDescendants, withMembers } from '../tree'
import { adaptLine } from './line-style'
import { changesTo, type Plan } from './plan'
import { fitWords } from './text'

/** Gives the selected elements, and the members of selected groups, those properties that they have. */
export function setStyle(
  document: Document,
  selection: Iterable<string>,
  { style, measureText }: { style: Partial<Style>; measureText: MeasureText },
): Plan {
  const next = new Map<string, Element>()
  for (const element of withMembers(document, selection))
    next.set(element.id, restyle(element, style, measureText))
  if (style.curve === undefined && style.strokeWidth === undefined)
    return { changes: changesTo(document, next.values()) }
  const stateOf = (id: string) => next.get(id) ?? document.get(id)
  const adapted = [...next.values()].map((element) => adaptLine(document.get(element.id), element, stateOf))
  return { changes: changesTo(document, adapted) }
}

/**
 * What the next elements take over of a change: said about sticky notes alone, a fill is their paper, and about marker
 * alone a stroke is its colour. Both are kept apart from what shapes and pens look like.
 */
export function forNext(style: Partial<Style>, selected: readonly Element[], tool: ToolName): Partial<Style> {
  const { fill, stroke, ...others } = style
  const isOnly = (is: (element: Element) => boolean, drawnBy: ToolName) =>
    selected.length > 0 ? selected.every(is) : tool === drawnBy
  if (fill !== undefined && isOnly(isNote, 'note')) return { ...others, paper: fill }
  if (stroke !== undefined && isOnly(isMarker, 'highlighter')) return { ...others, highlight: stroke }
  return style
}

function isNote({ type }: Element): boolean {
  return type === 'note'
}

function isMarker(element: Element): boolean {
  return element.type === 'draw' && element.nib === 'highlighter'
}

const WORDS: ReadonlySet<keyof Style> = new Set(['textColor', 'font', 'fontSize', 'align'])
/** How many corners something has is what it is, and not what it looks like. */
const NO_LOOK: ReadonlySet<keyof Style> = new Set(['sides', 'innerRatio', 'paper', 'highlight'])

/** What the uppermost selected element looks like, to be given to others. Without words, it says nothing about theirs. */
export function styleOf(document: Document, selection: Iterable<string>): Partial<Style> {
  const model = withDescendants(document, selection)
    .filter(hasInk)
    .reduce<Element | null>((top, one) => (top && comparePaintOrder(top, one) > 0 ? top : one), null)
  if (!model) return {}
  const isSilent = model.type !== 'text' && isTexted(model) && model.text === ''
  const keys = (Object.keys(defaultStyle) as (keyof Style)[]).filter(
    (key) => hasStyle(model, key) && !NO_LOOK.has(key) && !(isSilent && WORDS.has(key)),
  )
  const values = model as Readonly<Record<string, unknown>>
  return Object.fromEntries(keys.map((key) => [key, values[key]])) as Partial<Style>
}

/** What the selected elements look like: a value, or that it is not the same for all; absent when none has the property. */
export type CommonStyle = {
  readonly [K in keyof Style]?: { readonly mixed: false; readonly value: Style[K] } | { readonly mixed: true }
}

/** What elements have in common, as one after the other is looked at. */
export interface StyleTally {
  add(element: Element): void
  common(): CommonStyle
}

export function createStyleTally(keys: readonly (keyof Style)[]): StyleTally {
  const values = new Map<keyof Style, unknown>()
  const mixed = new Set<keyof Style>()
  /** Of many elements the first few mostly differ already: those are not asked about again. */
  let open = [...keys]

  function isOpen(key: keyof Style, element: Element): boolean {
    if (!hasStyle(element, key)) return true
    const value = (element as Readonly<Record<string, unknown>>)[key]
    if (!values.has(key)) values.set(key, value)
    else if (!sameValue(values.get(key), value)) mixed.add(key)
    return !mixed.has(key)
  }

  return {
    add(element) {
      let hasClosed = false
      for (const key of open) if (!isOpen(key, element)) hasClosed = true
      if (hasClosed) open = open.filter((key) => !mixed.has(key))
    },
    common() {
      const found: [string, unknown][] = []
      for (const key of keys) {
        if (!values.has(key)) continue
        found.push([key, mixed.has(key) ? { mixed: true } : { mixed: false, value: values.get(key) }])
      }
      return Object.fromEntries(found) as CommonStyle
    },
  }
}

export function commonStyle(elements: readonly Element[], keys: readonly (keyof Style)[]): CommonStyle {
  const tally = createStyleTally(keys)
  for (const element of elements) tally.add(element)
  return tally.common()
}

// A frame's opacity and fill are its own; the corner radius of an ellipse shows nowhere.
function hasStyle(element: Element, key: keyof Style): boolean {
  if (!hasInk(element) || element.type === 'unknown') return false
  if (key === 'cornerRadius') return element.type !== 'ellipse' && Object.hasOwn(element, key)
  if (key === 'verticalAlign') return isShape(element) || element.type === 'note'
  return Object.hasOwn(element, key)
}

export function restyle(element: Element, style: Partial<Style>, measureText: MeasureText): Element {
  const own = Object.entries(style).filter(
    ([key, value]) => value !== undefined && hasStyle(element, key as keyof Style),
  )
  if (own.length === 0) return element
  // Sound: a style holds values of the same schema as the elements' own.
  const next = { ...element, ...Object.fromEntries(own) } as Element
  const isReset = own.some(([key]) => key === 'font' || key === 'fontSize')
  return isReset ? fitWords(next, measureText) : next
}
