import type { Change, Operation } from './change'
import { type Collision, decideChange, type Override } from './decide-change'
import { decideReferences } from './decide-references'
import type { Workspace } from './decide-workspace'

/** What the server answers to one operation (S7, S8). */
export type Decision =
  | {
      readonly kind: 'commit'
      /** What is written and logged: every `before` is what really stood there, what had no effect is left out. */
      readonly changes: readonly Change[]
      readonly overrides: readonly Override[]
      /** To be applied after the operation as it was sent (M7). */
      readonly corrections: readonly Change[]
    }
  | { readonly kind: 'conflict'; readonly collisions: readonly Collision[] }
  | {
      readonly kind: 'refuse'
      readonly type: 'validation' | 'invalid_reference'
      /** A sentence for the person. */
      readonly message: string
    }

/**
 * Decides one operation against the rows and the log under the canvas's lock: whole, or not at all (S8). Pure; `now`
 * is the database's clock in milliseconds.
 */
export function decideOperation(operation: Operation, workspace: Workspace, now: number): Decision {
  const overrides: Override[] = []
  const collisions: Collision[] = []
  const changes: Change[] = []
  for (const change of operation.changes) {
    const verdict = decideChange(change, { operation, workspace, now })
    if (verdict.kind === 'refuse') return verdict
    if (verdict.kind === 'collide') collisions.push(...verdict.collisions)
    if (verdict.kind === 'write') {
      changes.push(verdict.change)
      overrides.push(...verdict.overrides)
    }
  }
  if (collisions.length > 0) return { kind: 'conflict', collisions }
  const references = decideReferences(changes, workspace.elements)
  if (references.kind === 'refuse') return references
  return { kind: 'commit', changes: references.changes, overrides, corrections: references.corrections }
}
