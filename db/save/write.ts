import type { Change, CommittedOperation, Operation } from '../../lib/editor/changes/change'
import type { Override } from '../../lib/editor/changes/decide-change'
import { asEdit, type NetWrite } from '../../lib/editor/changes/fold'
import { insertedRow, updatedRow } from './net-rows'

/** An operation as the log shall hold it. */
export interface LoggedOperation extends Pick<Operation, 'opId' | 'clientId' | 'kind' | 'base' | 'changes'> {
  readonly overrides: readonly Override[]
  readonly corrections: readonly Change[]
}

export interface Write {
  readonly canvasId: string
  readonly userId: string
  readonly clientId: string
  /** The version up to which others' operations need not be told. */
  readonly known: number
  readonly operations: readonly LoggedOperation[]
  /** What the operations come to, sorted by id. */
  readonly net: readonly NetWrite[]
  /** Elements that must be alive, for something gets tied to them. */
  readonly references: readonly string[]
  /** Elements that nothing may be tied to afterwards, for they are deleted. */
  readonly gone: readonly string[]
}

export interface Written {
  /** Of the canvas after the last operation. */
  readonly version: number
  /** Others' operations after `known`; null: too many to tell. */
  readonly since: readonly CommittedOperation[] | null
}

/** What the pool and a client of a transaction have in common. */
export interface Queryable {
  query(query: { readonly text: string; readonly values: unknown[] }): Promise<{
    readonly rows: Record<string, unknown>[]
  }>
}

/** SQLSTATE of save_operations(): things are not as the save says. Nothing was written. */
export const NOT_AS_FOUND = 'IND01'

/**
 * Writes operations in one round trip, all or nothing: lock, role, comparison with what their author found, log, rows
 * and version (drizzle/, save_operations). Throws SQLSTATE IND01, or 23505 for an operation or element that is there
 * already.
 */
export async function writeSave(connection: Queryable, write: Write): Promise<Written> {
  const { canvasId, userId, clientId, known, operations, net, references, gone } = write
  const edits = net.filter(isTold).map(asEdit)
  const inserts = edits.filter(({ was }) => was === 'absent')
  const { rows } = await connection.query({
    text: STATEMENT,
    values: [
      canvasId,
      userId,
      clientId,
      known,
      operations.map(({ opId }) => opId),
      operations.map(({ kind }) => kind),
      operations.map(({ base }) => base),
      JSON.stringify(operations.map(({ changes }) => changes)),
      operations.some(hasRemarks) ? JSON.stringify(operations.map(remarksOf)) : null,
      inserts.map(({ id }) => id),
      JSON.stringify(inserts.map(insertedRow)),
      JSON.stringify(edits.filter(({ was }) => was !== 'absent').map(updatedRow)),
      references,
      gone,
    ],
  })
  // The columns are the function's.
  const [row] = rows as unknown as { new_version: string; since: CommittedOperation[] | null }[]
  if (!row) throw new Error('save_operations gave no row.')
  return { version: Number(row.new_version), since: row.since }
}

// The types of the parameters are those of the function.
const STATEMENT =
  'SELECT new_version, since FROM save_operations($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)'

/** What is not told by a create change alone; half of the bytes of an import are saved by not telling that twice. */
function isTold(write: NetWrite): boolean {
  return write.kind === 'edit' || write.change.element.type === 'unknown'
}

function hasRemarks({ overrides, corrections }: LoggedOperation): boolean {
  return overrides.length > 0 || corrections.length > 0
}

function remarksOf({ overrides, corrections }: LoggedOperation): object {
  return { overrides, corrections }
}
