import type { Change } from '../changes/change'
import { diffElement } from '../changes/diff'
import type { Document } from '../document'
import type { Element } from '../model/element'
import type { Copied } from '../state'

/** What a command wants: changes of one gesture, and what is selected after it (absent: what was). */
export interface Plan {
  readonly changes: readonly Change[]
  readonly selection?: readonly string[]
  /** What was copied as what; a repeated duplicate goes on from it. */
  readonly copied?: Copied
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

/**
 * Gestures of one key soon after each other are one to undo and to save: nudges of the same things, a colour being
 * scrubbed on them. A few of the ids tell selections apart well enough, and keep the key short.
 */
export function gestureKey(name: string, parts: Iterable<string>, selection: ReadonlySet<string>): string {
  const sample: string[] = []
  for (const id of selection) if (sample.push(id) === 4) break
  return [name, ...[...parts].sort(), selection.size, ...sample].join(':')
}

/** The key of what one hand changes while it holds a control: joined however slowly the hand moves. */
export function heldKey(name: string, hold: string): string {
  return `${HELD}${name}:${hold}`
}

export function isHeldKey(key: string): boolean {
  return key.startsWith(HELD)
}

const HELD = 'held:'
