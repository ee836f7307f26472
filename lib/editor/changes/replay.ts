import { withAddedProperties } from '../model/added-properties'
import { type Register, readRegister, sameValue } from '../model/registers'
import { type Change, type CommittedOperation, editsOf, elementIdOf } from './change'
import { sameElement } from './decide-change'
import { type KnownElement, stateAfter } from './decide-workspace'

/** An element as the log alone makes it. */
export interface ReplayedElement extends KnownElement {
  /** Of the operation that touched it last. */
  readonly version: number
}

export type Replayed = ReadonlyMap<string, ReplayedElement>

/** Where a log contradicts itself. `expected` is what the operations before it come to, `found` what it says was there. */
export interface Contradiction {
  readonly version: number
  readonly elementId: string | null
  readonly register: Register | null
  readonly expected: unknown
  readonly found: unknown
}

/** A log that cannot be true: a gap in the versions, a change of what was never made, a `before` that was not. */
export class UntrueLog extends Error {
  override readonly name = 'UntrueLog'
  constructor(
    sentence: string,
    readonly at: Contradiction,
  ) {
    super(sentence)
  }
}

/** The rows a log comes to (S9), tombstones included, from nothing or from an earlier state. Throws an `UntrueLog`. */
export function replayOperations(
  operations: Iterable<Pick<CommittedOperation, 'version' | 'changes'>>,
  from: { readonly version: number; readonly elements: Replayed } = { version: 0, elements: new Map() },
): { readonly version: number; readonly elements: Replayed } {
  const elements = new Map(from.elements)
  let version = from.version
  for (const operation of operations) {
    replayOperation(elements, operation, version)
    version = operation.version
  }
  return { version, elements }
}

/** Takes one operation into `elements`, which are as of `version`. Throws an `UntrueLog`. */
export function replayOperation(
  elements: Map<string, ReplayedElement>,
  operation: Pick<CommittedOperation, 'version' | 'changes'>,
  version: number,
): void {
  if (operation.version !== version + 1) {
    throw new UntrueLog(`The log goes from version ${version} to ${operation.version}.`, {
      version: version + 1,
      elementId: null,
      register: null,
      expected: version + 1,
      found: operation.version,
    })
  }
  for (const change of operation.changes) {
    const current = elements.get(elementIdOf(change))
    requireSequel(change, current, operation.version)
    const next = stateAfter(current, change)
    if (!next) continue
    // A log remembers elements as they were told, before they had what was added to their type since.
    const element = withAddedProperties(next.element)
    elements.set(element.id, { ...next, element, version: operation.version })
  }
}

/** Throws when the change cannot follow from what was there. */
function requireSequel(change: Change, current: KnownElement | undefined, version: number): void {
  const elementId = elementIdOf(change)
  const contradict = (expected: unknown, found: unknown, register: Register | null = null) => {
    const what = register === null ? `element ${elementId}` : `${register} of element ${elementId}`
    const sentence = `Version ${version} is a ${change.kind} of ${what} that does not follow from the log before it.`
    throw new UntrueLog(sentence, { version, elementId, register, expected, found })
  }
  const state = current === undefined ? 'no element' : current.deleted ? 'a deleted element' : 'an element'
  switch (change.kind) {
    case 'create':
      if (current) contradict(state, 'no element')
      return
    case 'restore':
      // A tombstone may be gone after its 30 days.
      if (current && !current.deleted) contradict(state, 'a deleted element')
      return
    case 'delete':
      if (!current || current.deleted) contradict(state, 'an element')
      else if (!sameElement(current.element, withAddedProperties(change.element))) {
        contradict(current.element, change.element)
      }
      return
    case 'set':
      if (!current || current.deleted) {
        contradict(state, 'an element')
        return
      }
      for (const [register, [before]] of editsOf(change)) {
        const value = readRegister(current.element, register)
        if (!sameValue(value, before)) contradict(value, before, register)
      }
  }
}
