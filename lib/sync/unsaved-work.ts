import { applyChange } from '../editor/changes/apply'
import { elementIdOf } from '../editor/changes/change'
import type { Element } from '../editor/model/element'
import type { Parked, UnsavedWork } from './contracts'
import { unsaved } from './replica'
import type { ReadElement, Replica } from './replica-draft'

/** What has not reached the database, as a file a person can keep: the operations, and the elements as they made them. */
export function describeUnsaved({
  canvasId,
  replica,
  unreadable,
  read,
}: {
  canvasId: string
  replica: Replica
  unreadable: readonly unknown[]
  read: ReadElement
}): UnsavedWork {
  const operations = unsaved(replica).map(({ operation }) => operation)
  const elements = new Map<string, Element>()
  for (const { changes } of operations) {
    for (const change of changes) {
      const seen = read(elementIdOf(change))
      if (seen) elements.set(seen.id, seen)
    }
  }
  for (const parked of replica.parked) layOver(elements, parked, read)
  return {
    format: 'indelible-unsaved',
    formatVersion: 1,
    canvasId,
    operations,
    parked: replica.parked,
    unreadable,
    elements: [...elements.values()],
  }
}

/** A parked operation is not in the view: its changes are laid over what is there, or over what it was made on. */
function layOver(elements: Map<string, Element>, { operation, collisions }: Parked, read: ReadElement): void {
  for (const change of operation.changes) {
    const id = elementIdOf(change)
    const element = applyChange(elements.get(id) ?? read(id), change)
    const mine = collisions.find(({ elementId, register }) => elementId === id && register === null)?.mine
    if (element) elements.set(id, element)
    else if (isElement(mine)) elements.set(id, mine)
  }
}

/** The server says of a whole element what it was in the author's eyes. */
function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && 'id' in value && 'type' in value
}
