import type { Document } from '../document'
import type { Element } from '../model/element'
import { isHidden, isLocked, withDescendants } from '../tree'

/** What elements may have in common. */
export type Likeness = 'type' | 'fill' | 'stroke' | 'strokeWidth' | 'font'

/**
 * All elements of the canvas that are like one of the selected in this; a selected group speaks for its members, unless
 * groups are looked for. What is locked or hidden is left out.
 */
export function selectSame(document: Document, selection: ReadonlySet<string>, likeness: Likeness): string[] {
  const models =
    likeness === 'type'
      ? [...selection].flatMap((id) => document.get(id) ?? [])
      : withDescendants(document, selection)
  const wanted = new Set(models.flatMap((element) => traitOf(element, likeness) ?? []))
  const same: string[] = []
  for (const element of document.elements()) {
    const trait = traitOf(element, likeness)
    if (trait === null || !wanted.has(trait)) continue
    if (!isHidden(document, element) && !isLocked(document, element)) same.push(element.id)
  }
  return same
}

function traitOf(element: Element, likeness: Likeness): string | null {
  if (likeness === 'type') return element.type
  if (likeness === 'font' && 'text' in element && element.type !== 'text' && element.text === '') return null
  const value = likeness in element ? (element as Readonly<Record<string, unknown>>)[likeness] : undefined
  return value === undefined ? null : String(value)
}
