import { translateElement } from './commands/move'
import type { Document } from './document'
import type { Element } from './model/element'
import type { Preview } from './state'

/** An element as the preview of the gesture under way shows it; null when it is hidden or nowhere. */
export function shownElement(document: Document, preview: Preview, id: string): Element | null {
  const element = document.get(id) ?? null
  if (preview.kind === 'none') return element
  const instead = preview.elements.get(id)
  if (instead !== undefined) return instead
  if (element && preview.kind === 'move' && preview.ids.has(id))
    return translateElement(element, preview.dx, preview.dy)
  return element
}
