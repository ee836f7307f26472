import type { Change, CommittedOperation } from './change'
import { elementIdOf } from './change'
import { type KnownElement, stateAfter } from './decide-workspace'

/** An element as the log alone makes it. */
export interface ReplayedElement extends KnownElement {
  /** Of the operation that touched it last. */
  readonly version: number
}

export type Replayed = ReadonlyMap<string, ReplayedElement>

/**
 * The rows a log comes to (S9), tombstones included, from nothing or from an earlier state. Throws where the log
 * cannot be true: a gap in the versions, or a change of what was never made.
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
  const next = stateAfter(elements.get(id), change)
  if (!next) throw new Error(`Version ${version} changes an element that was never made.`)
  elements.set(id, { ...next, version })
}
