import {
  type Change,
  type DeleteChange,
  editsOf,
  elementIdOf,
  type Operation,
  type RegisterEdit,
  type RegisterEdits,
  type SetChange,
} from '../editor/changes/change'
import { contestedPart, disputedIn } from '../editor/changes/merge'
import { type Attachment, isLinear } from '../editor/model/element'
import type { Register } from '../editor/model/registers'
import type { Collision } from '../protocol/save'

/** An operation in two: what collided, and what has nothing to do with the collision (S8). Either may be empty. */
export interface SplitOperation {
  readonly colliding: readonly Change[]
  readonly clear: readonly Change[]
}

/**
 * `before` values stay as they were: both parts still say what their author saw. `later` is what he did after this
 * operation, in the belief that all of it happened. null: the collisions name nothing of this operation.
 */
export function splitOperation(
  operation: Operation,
  collisions: readonly Collision[],
  later: readonly Change[],
): SplitOperation | null {
  const disputed = disputedIn(collisions)
  const colliding: Change[] = []
  const clear: Change[] = []
  for (const change of operation.changes) {
    const contested = contestedPart(change, disputed)
    if (contested) colliding.push(contested)
    clear.push(...remainderOf(change, contested))
  }
  if (colliding.length === 0) return null
  return withConsequences(colliding, clear, later)
}

function remainderOf(change: Change, contested: Change | null): Change[] {
  if (contested === null) return [change]
  if (change.kind !== 'set' || contested.kind !== 'set') return []
  return withEdits(
    change,
    editsOf(change).filter(([register]) => !contested.registers[register]),
  )
}

function withEdits(change: SetChange, edits: readonly (readonly [string, RegisterEdit])[]): SetChange[] {
  return edits.length === 0 ? [] : [{ ...change, registers: Object.fromEntries(edits) as RegisterEdits }]
}

/** What of an operation that was refused as a whole must happen nevertheless, for what its author did later to hold. */
export function consequencesOf(operation: Operation, later: readonly Change[]): readonly Change[] {
  return withConsequences(operation.changes, [], later).clear
}

/**
 * Of a deletion that is in dispute, nothing has happened yet: what was let go of the element because of it stays held
 * until the choice, and what goes around it or beneath its ends goes without it (M7).
 */
function withConsequences(
  colliding: readonly Change[],
  clear: readonly Change[],
  later: readonly Change[],
): SplitOperation {
  const spared = colliding.filter((change) => change.kind === 'delete')
  if (spared.length === 0) return { colliding, clear }
  const sparedIds = new Set(spared.map(elementIdOf))
  const waiting: Change[] = []
  const going: Change[] = []
  for (const change of clear) {
    if (change.kind !== 'set') {
      going.push(change)
      continue
    }
    const edits = editsOf(change)
    const isConsequence = ([register, [before]]: (typeof edits)[number]) =>
      TIES.has(register) && sparedIds.has(targetOf(before) ?? '')
    waiting.push(...withEdits(change, edits.filter(isConsequence)))
    going.push(
      ...withEdits(
        change,
        edits.filter((edit) => !isConsequence(edit)),
      ),
    )
  }
  const gone = new Map(
    [...going, ...later].flatMap((change) =>
      change.kind === 'delete' ? [[change.element.id, change.element]] : [],
    ),
  )
  const parentAfter = (id: string | null): string | null => {
    let parent = id
    for (let around = gone.get(id ?? ''); around; around = gone.get(parent ?? '')) parent = around.parent
    return parent
  }
  const freed = spared.flatMap((change) => freedFrom(change, new Set(gone.keys()), parentAfter))
  return { colliding: [...colliding, ...waiting], clear: [...going, ...freed] }
}

const TIES: ReadonlySet<Register> = new Set(['start', 'end', 'parent'])

/** What an attachment or a parent points at. */
function targetOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : null
}

function freedFrom(
  { element }: DeleteChange,
  gone: ReadonlySet<string>,
  parentAfter: (id: string | null) => string | null,
): SetChange[] {
  const edits: [string, RegisterEdit][] = []
  if (element.parent !== null && gone.has(element.parent))
    edits.push(['parent', [element.parent, parentAfter(element.parent)]])
  if (isLinear(element)) {
    const ends: [string, Attachment | null][] = [
      ['start', element.start],
      ['end', element.end],
    ]
    for (const [end, held] of ends) if (held && gone.has(held.id)) edits.push([end, [held, null]])
  }
  return withEdits({ kind: 'set', id: element.id, type: element.type, registers: {} }, edits)
}
