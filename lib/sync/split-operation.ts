import {
  type Change,
  editsOf,
  elementIdOf,
  type Operation,
  type RegisterEdits,
} from '../editor/changes/change'
import type { Register } from '../editor/model/registers'
import type { Collision } from '../protocol/save'

/** An operation in two: what collided, and what has nothing to do with the collision (S8). Either may be empty. */
export interface SplitOperation {
  readonly colliding: readonly Change[]
  readonly clear: readonly Change[]
}

/** `before` values stay as they were: both parts still say what their author saw. */
export function splitOperation(operation: Operation, collisions: readonly Collision[]): SplitOperation {
  const registersOf = collidingRegisters(collisions)
  const colliding: Change[] = []
  const clear: Change[] = []
  for (const change of operation.changes) {
    const registers = registersOf.get(elementIdOf(change))
    if (!registers) clear.push(change)
    else if (registers === 'all' || change.kind !== 'set') colliding.push(change)
    else {
      const edits = editsOf(change)
      const collided = edits.filter(([register]) => registers.has(register))
      const others = edits.filter(([register]) => !registers.has(register))
      if (collided.length > 0)
        colliding.push({ ...change, registers: Object.fromEntries(collided) as RegisterEdits })
      if (others.length > 0) clear.push({ ...change, registers: Object.fromEntries(others) as RegisterEdits })
    }
  }
  // A collision that names nothing of this operation would be sent again for ever: park the whole of it.
  return colliding.length > 0 ? { colliding, clear } : { colliding: operation.changes, clear: [] }
}

function collidingRegisters(collisions: readonly Collision[]): Map<string, Set<Register> | 'all'> {
  const found = new Map<string, Set<Register> | 'all'>()
  for (const { elementId, kind, register } of collisions) {
    const known = found.get(elementId)
    if (kind !== 'register' || register === null) found.set(elementId, 'all')
    else if (known === undefined) found.set(elementId, new Set([register]))
    else if (known !== 'all') known.add(register)
  }
  return found
}
