import { fromRecord, toRecord } from '../model/record'
import type { Operation } from './change'

/**
 * An element that its author's build could not read (M9), as this build reads it: an older tab's deletion of a type
 * that the server knows must compare equal to the row.
 */
export function readUnknowns(operation: Operation): Operation {
  if (!operation.changes.some((change) => change.kind !== 'set' && change.element.type === 'unknown')) {
    return operation
  }
  const changes = operation.changes.map((change) =>
    change.kind === 'set' || change.element.type !== 'unknown'
      ? change
      : { ...change, element: fromRecord(toRecord(change.element)) },
  )
  return { ...operation, changes }
}
