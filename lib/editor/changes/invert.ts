import { type Change, editsOf, type RegisterEdits } from './change'

/** The change that undoes `change`. A create is undone by a delete, and a delete by a restore: an id is made only once. */
export function invertChange(change: Change): Change {
  switch (change.kind) {
    case 'create':
    case 'restore':
      return { kind: 'delete', element: change.element }
    case 'delete':
      return { kind: 'restore', element: change.element }
    case 'set': {
      const registers = Object.fromEntries(
        editsOf(change).map(([register, [before, after]]) => [register, [after, before]]),
      ) as RegisterEdits
      return { kind: 'set', id: change.id, type: change.type, registers }
    }
  }
}

/** Inverse of a sequence: inverses in reverse order. */
export function invertChanges(changes: readonly Change[]): Change[] {
  return changes.map(invertChange).reverse()
}
