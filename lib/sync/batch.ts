import type { Operation } from '../editor/changes/change'
import { LIMITS } from '../editor/model/limits'
import type { Pending } from './contracts'

/** What one request carries at most, but for an operation that is larger by itself. */
export interface BatchLimits {
  readonly operations: number
  readonly changes: number
  readonly bytes: number
}

export const REQUEST_LIMITS: BatchLimits = {
  operations: LIMITS.operationsPerSave,
  changes: 2_000,
  bytes: 512 * 1024,
}

/** The next request: a prefix of what is unsaved, of one client, in order (S2). */
export function takeBatch(unsaved: readonly Pending[], limits: BatchLimits): Operation[] {
  const batch: Operation[] = []
  let changes = 0
  let bytes = 0
  for (const { operation } of unsaved) {
    changes += operation.changes.length
    bytes += byteLengthOf(operation)
    const first = batch[0]
    const fits = batch.length < limits.operations && changes <= limits.changes && bytes <= limits.bytes
    if (first && (!fits || first.clientId !== operation.clientId)) break
    batch.push(operation)
  }
  return batch
}

const known = new WeakMap<Operation, number>()

/** Of its JSON in UTF-8; operations are immutable, so it is measured once. */
export function byteLengthOf(operation: Operation): number {
  const length = known.get(operation) ?? new TextEncoder().encode(JSON.stringify(operation)).byteLength
  known.set(operation, length)
  return length
}
