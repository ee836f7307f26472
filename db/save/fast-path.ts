import { elementIdOf, type Operation } from '../../lib/editor/changes/change'
import { writtenReferences } from '../../lib/editor/changes/decide-references'
import { foldOperations, type NetWrite } from '../../lib/editor/changes/fold'
import type { SaveRequest } from '../../lib/protocol/save'
import { sqlStateOf } from '../errors'
import { type Queryable, ROWS_DIFFER, writeSave } from './write'

export interface FastSave {
  readonly version: number
  readonly elements: number
}

const UNIQUE_VIOLATION = '23505'

/**
 * S5: when nothing foreign came between what the author saw and the row's version, the save is one statement in one
 * round trip. null: it is not that simple, nothing was written, and the slow path decides.
 */
export async function saveFast(
  connection: Queryable,
  userId: string,
  { canvasId, known, operations }: SaveRequest,
): Promise<FastSave | null> {
  const [first] = operations
  const net = foldOperations(operations)
  if (!first || !net || !isPlain(operations, net)) return null
  try {
    const written = await writeSave(connection, {
      canvasId,
      userId,
      clientId: first.clientId,
      version: known,
      seen: Math.min(...operations.map(({ base }) => base)),
      operations: operations.map((operation) => ({ ...operation, overrides: [], corrections: [] })),
      net,
      references: outsideReferences(operations, net),
    })
    return written && { version: written.version, elements: net.length }
  } catch (error) {
    const state = sqlStateOf(error)
    // A repeated operation, an id that exists, a row that is not as its author says: reasons to look closer.
    if (state === UNIQUE_VIOLATION || state === ROWS_DIFFER) return null
    throw error
  }
}

/** What the one statement cannot judge: rows this build does not read (M9), and moves between parents (cycles). */
function isPlain(operations: readonly Operation[], net: readonly NetWrite[]): boolean {
  for (const { changes } of operations) {
    for (const change of changes) {
      const type = change.kind === 'set' ? change.type : change.element.type
      if (type === 'unknown') return false
    }
  }
  return !mayMakeCycle(net) && !tiesToWhatItTakes(operations, net)
}

/**
 * A row that existed and gets a parent could be that parent's ancestor. It cannot when the chain of parents ends, or
 * ends at the root, within what this save itself makes.
 */
function mayMakeCycle(net: readonly NetWrite[]): boolean {
  const parentOf = new Map(net.map(({ id, after }) => [id, after.parent]))
  const made = new Set(net.flatMap(({ id, was }) => (was === 'absent' ? [id] : [])))
  for (const { id, was, after } of net) {
    if (typeof after.parent !== 'string') continue
    const seen = new Set([id])
    let parent: unknown = after.parent
    while (typeof parent === 'string' && made.has(parent)) {
      if (seen.has(parent)) return true
      seen.add(parent)
      parent = parentOf.get(parent)
    }
    // Nothing that stands outside can have a row inside that is only being made.
    if (parent !== null && was !== 'absent') return true
  }
  return false
}

/** To itself, or to what another operation of this save deletes: which came first matters then (M7). */
function tiesToWhatItTakes(operations: readonly Operation[], net: readonly NetWrite[]): boolean {
  const deleted = new Set(net.flatMap(({ id, becomes }) => (becomes === 'deleted' ? [id] : [])))
  return operations.some(({ changes }) =>
    changes.some((change) =>
      writtenReferences(change).some(([, target]) => target === elementIdOf(change) || deleted.has(target)),
    ),
  )
}

/** The targets that this save does not itself leave alive; the statement asks whether they are. */
function outsideReferences(operations: readonly Operation[], net: readonly NetWrite[]): string[] {
  const becomes = new Map(net.map(({ id, becomes }) => [id, becomes]))
  const targets = operations.flatMap(({ changes }) =>
    changes.flatMap((change) => writtenReferences(change).map(([, target]) => target)),
  )
  return [...new Set(targets)].filter((target) => becomes.get(target) !== 'alive')
}
