import { elementIdOf, type Operation } from '../../lib/editor/changes/change'
import { writtenReferences } from '../../lib/editor/changes/decide-references'
import { foldOperations, type NetWrite } from '../../lib/editor/changes/fold'
import type { SaveRequest } from '../../lib/protocol/save'
import { sqlStateOf } from '../errors'
import { NOT_AS_FOUND, type Queryable, type Written, writeSave } from './write'

export interface FastSave extends Written {
  readonly elements: number
}

const UNIQUE_VIOLATION = '23505'

/**
 * S5: when everything is as the operations say they found it, the save is one statement in one round trip. null: it is
 * not that simple, nothing was written, and the slow path decides.
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
      known,
      operations: operations.map((operation) => ({ ...operation, overrides: [], corrections: [] })),
      net,
      references: outsideReferences(operations, net),
      gone: net.flatMap((write) => (leavesAlive(write) ? [] : [write.id])),
    })
    return { ...written, elements: net.length }
  } catch (error) {
    const state = sqlStateOf(error)
    // A repeated operation, an id that exists, a row that is not as its author found it: reasons to look closer.
    if (state === UNIQUE_VIOLATION || state === NOT_AS_FOUND) return null
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
  const made = new Map<string, unknown>()
  const moved: [string, unknown][] = []
  for (const write of net) {
    const parent = write.kind === 'create' ? write.change.element.parent : write.after.parent
    if (write.kind === 'create' || write.was === 'absent') made.set(write.id, parent)
    else if (typeof parent === 'string') moved.push([write.id, parent])
  }
  // Nothing that stands outside can be inside a row that is only being made.
  return (
    [...made].some(([id, parent]) => typeof parent === 'string' && rootOf(id, parent, made) === 'cycle') ||
    moved.some(([id, parent]) => rootOf(id, parent, made) !== 'root')
  )
}

function rootOf(
  id: string,
  start: unknown,
  made: ReadonlyMap<string, unknown>,
): 'root' | 'outside' | 'cycle' {
  const seen = new Set([id])
  let parent = start
  while (typeof parent === 'string') {
    if (seen.has(parent)) return 'cycle'
    if (!made.has(parent)) return 'outside'
    seen.add(parent)
    parent = made.get(parent)
  }
  return 'root'
}

/** To itself, or to what another operation of this save deletes: which came first matters then (M7). */
function tiesToWhatItTakes(operations: readonly Operation[], net: readonly NetWrite[]): boolean {
  const deleted = new Set(net.flatMap((write) => (leavesAlive(write) ? [] : [write.id])))
  return operations.some(({ changes }) =>
    changes.some((change) =>
      writtenReferences(change).some(([, target]) => target === elementIdOf(change) || deleted.has(target)),
    ),
  )
}

/** The targets that this save does not itself leave alive; the statement asks whether they are. */
function outsideReferences(operations: readonly Operation[], net: readonly NetWrite[]): string[] {
  const alive = new Set(net.flatMap((write) => (leavesAlive(write) ? [write.id] : [])))
  const targets = operations.flatMap(({ changes }) =>
    changes.flatMap((change) => writtenReferences(change).map(([, target]) => target)),
  )
  return [...new Set(targets)].filter((target) => !alive.has(target))
}

function leavesAlive(write: NetWrite): boolean {
  return write.kind === 'create' || write.becomes === 'alive'
}
