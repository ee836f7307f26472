import type { Document } from '../document'
import { LIMITS } from '../model/limits'
import { changesTo, nothingToDo, type Plan } from './plan'

/** Gives an element a name of its own; an empty one takes it away. */
export function renameElement(document: Document, id: string, name: string): Plan {
  const element = document.get(id)
  if (!element || element.type === 'unknown') return nothingToDo
  return { changes: changesTo(document, [{ ...element, name: storableName(name) }]) }
}

/** One line that the database can hold. */
export function storableName(name: string): string {
  return name.replaceAll('\u0000', '').replace(/\s+/g, ' ').trim().slice(0, LIMITS.name).toWellFormed()
}
