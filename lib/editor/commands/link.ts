import type { Document } from '../document'
import { linkOf } from '../model/link'
import { changesTo, nothingToDo, type Plan } from './plan'

/** Lets the selected elements lead to an address as a person types it; an empty one leads nowhere. Null when it is none. */
export function setLink(document: Document, selection: Iterable<string>, typed: string): Plan | null {
  const link = typed.trim() === '' ? null : linkOf(typed)
  if (link === null && typed.trim() !== '') return null
  const next = [...selection].flatMap((id) => {
    const element = document.get(id)
    return element && element.type !== 'unknown' && element.type !== 'guide' ? [{ ...element, link }] : []
  })
  return next.length === 0 ? nothingToDo : { changes: changesTo(document, next) }
}
