import type { Document } from '../document'
import type { MeasureText } from '../geometry/text-layout'
import type { Element } from '../model/element'
import type { Style } from '../style'
import { withDescendants } from '../tree'
import { changesTo, type Plan } from './plan'
import { fitText } from './text'

/** Gives the selected elements, and the members of selected groups, those properties that they have. */
export function setStyle(
  document: Document,
  selection: Iterable<string>,
  { style, measureText }: { style: Partial<Style>; measureText: MeasureText },
): Plan {
  const next = styledElements(document, selection).map((element) => restyle(element, style, measureText))
  return { changes: changesTo(document, next) }
}

/** What the selected elements look like: a value, or that it is not the same for all; absent when none has the property. */
export type CommonStyle = {
  readonly [K in keyof Style]?: { readonly mixed: false; readonly value: Style[K] } | { readonly mixed: true }
}

export function commonStyle(
  document: Document,
  selection: Iterable<string>,
  keys: readonly (keyof Style)[],
): CommonStyle {
  const common: Record<string, { mixed: false; value: unknown } | { mixed: true }> = {}
  for (const element of styledElements(document, selection)) {
    const properties = element as Readonly<Record<string, unknown>>
    for (const key of keys) {
      if (!hasStyle(element, key)) continue
      const known = common[key]
      if (!known) common[key] = { mixed: false, value: properties[key] }
      else if (!known.mixed && known.value !== properties[key]) common[key] = { mixed: true }
    }
  }
  return common as CommonStyle
}

function styledElements(document: Document, selection: Iterable<string>): Element[] {
  return withDescendants(document, selection).filter(({ type }) => type !== 'group' && type !== 'unknown')
}

// A frame's opacity and fill are its own; the corner radius of an ellipse shows nowhere.
function hasStyle(element: Element, key: keyof Style): boolean {
  if (key === 'cornerRadius') return element.type === 'rectangle' || element.type === 'image'
  return Object.hasOwn(element, key)
}

export function restyle(element: Element, style: Partial<Style>, measureText: MeasureText): Element {
  const own = Object.entries(style).filter(
    ([key, value]) => value !== undefined && hasStyle(element, key as keyof Style),
  )
  if (own.length === 0) return element
  // Sound: a style holds values of the same schema as the elements' own.
  const next = { ...element, ...Object.fromEntries(own) } as Element
  const isReset = next.type === 'text' && own.some(([key]) => key === 'font' || key === 'fontSize')
  return isReset && next.type === 'text' ? fitText(next, measureText) : next
}
