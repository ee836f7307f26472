import { withAddedProperties } from '../model/added-properties'
import { readRegister, sameValue } from '../model/registers'
import { type Change, type CommittedOperation, editsOf, elementIdOf } from './change'
import { sameElement } from './decide-change'
import { type KnownElement, stateAfter } from './decide-workspace'

/** An element as the log alone makes it. */
export interface ReplayedElement extends KnownElement {
  /** Of the operation that touched it last. */
  readonly version: number
}

export type Replayed = ReadonlyMap<string, ReplayedElement>

/**
 * The rows a log comes to (S9), tombstones included, from nothing or from an earlier state. Throws where the log
 * cannot be true: a gap in the versions, a change of what was never made, a `before` that was not.
 */
export function replayOperations(
  operations: Iterable<Pick<CommittedOperation, 'version' | 'changes'>>,
  from: { readonly version: number; readonly elements: Replayed } = { version: 0, elements: new Map() },
): { readonly version: number; readonly elements: Replayed } {
  const elements = new Map(from.elements)
  let version = from.version
  for (const operation of operations) {
    if (operation.version !== version + 1) {
      throw new Error(`The log goes from version ${version} to ${operation.version}.`)
    }
    version = operation.version
    for (const change of operation.changes) replayChange(elements, change, version)
  }
  return { version, elements }
}

function replayChange(elements: Map<string, ReplayedElement>, change: Change, version: number): void {
  const id = elementIdOf(change)
  const current = elements.get(id)
  if (!followsFrom(change, current)) {
    throw new Error(`The ${change.kind} of version ${version} did not find what the log says was there.`)
  }
  const next = stateAfter(current, change)
  // A log remembers elements as they were told, before they had what was added to their type since.
  if (next) elements.set(id, { ...next, element: withAddedProperties(next.element), version })
}

function followsFrom(change: Change, current: KnownElement | undefined): boolean {
  switch (change.kind) {
    case 'create':
      return current === undefined
    case 'restore':
      // A tombstone may be gone after its 30 days.
      return current === undefined || current.deleted
    case 'delete':
      return (
        current !== undefined &&
        !current.deleted &&
        sameElement(current.element, withAddedProperties(change.element))
      )
    case 'set':
      return (
        current !== undefined &&
        !current.deleted &&
        editsOf(change).every(([register, [before]]) =>
          sameValue(readRegister(current.element, register), before),
        )
      )
  }
}
