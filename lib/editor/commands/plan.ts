import type { Change } from '../changes/change'
import { diffElement } from '../changes/diff'
import type { Document } from '../model/document'
import type { Element } from '../model/element'

/** What a command wants: changes of one gesture, and what is selected after it (absent: what was). */
export interface Plan {
  readonly changes: readonly Change[]
  readonly selection?: readonly string[]
}

export const nothingToDo: Plan = { changes: [] }

/** The changes from the document as it is to these states. */
export function changesTo(document: Document, next: Iterable<Element>): Change[] {
  const changes: Change[] = []
  for (const after of next) {
    const change = diffElement(document.get(after.id), after)
    if (change) changes.push(change)
  }
  return changes
}
