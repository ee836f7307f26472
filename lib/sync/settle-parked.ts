import { type Change, editsOf, elementIdOf, type RegisterEdits } from '../editor/changes/change'
import { contestedPart, type Disputed, type DisputedRegisters, disputedIn } from '../editor/changes/merge'
import type { Collision } from '../protocol/save'
import type { Parked } from './contracts'

export interface SettledParked {
  /** What stays parked, in order. */
  readonly parked: readonly Parked[]
  /** Those of it that are less than they were. */
  readonly changed: readonly Parked[]
  /** The ids of what is settled whole. */
  readonly gone: readonly string[]
}

/** What is left of parked operations once this much of them is settled. Only conflicts are ever settled. */
export function settleParked(parked: readonly Parked[], settled: readonly Disputed[]): SettledParked {
  const done = disputedIn(settled)
  const left = parked.map((entry) => (entry.reason === 'conflict' ? withoutSettled(entry, done) : entry))
  return {
    parked: left.filter((entry) => entry !== null),
    changed: left.filter((entry, i) => entry !== null && entry !== parked[i]) as Parked[],
    gone: parked.flatMap(({ operation }, i) => (left[i] === null ? [operation.opId] : [])),
  }
}

function withoutSettled(parked: Parked, done: DisputedRegisters): Parked | null {
  const { operation } = parked
  if (!operation.changes.some((change) => done.has(elementIdOf(change)))) return parked
  const changes = operation.changes.flatMap((change) => changeWithout(change, done) ?? [])
  const collisions = parked.collisions.filter((collision) => isAbout(collision, changes))
  const disputed = disputedIn(collisions)
  // What only went along with what is settled has nothing to wait for.
  if (!changes.some((change) => contestedPart(change, disputed))) return null
  return { ...parked, operation: { ...operation, changes }, collisions }
}

function changeWithout(change: Change, done: DisputedRegisters): Change | null {
  const registers = done.get(elementIdOf(change))
  if (!registers) return change
  if (registers === 'all' || change.kind !== 'set') return null
  const edits = editsOf(change).filter(([register]) => !registers.has(register))
  return edits.length === 0 ? null : { ...change, registers: Object.fromEntries(edits) as RegisterEdits }
}

function isAbout({ elementId, register }: Collision, changes: readonly Change[]): boolean {
  return changes.some(
    (change) =>
      elementIdOf(change) === elementId &&
      (register === null || change.kind !== 'set' || Object.hasOwn(change.registers, register)),
  )
}
