import { unreachable } from '../../result'
import type { Element } from '../model/element'
import {
  differingRegisters,
  type Register,
  type RegisterValue,
  readRegister,
  registersOf,
  sameValue,
} from '../model/registers'
import { applySet } from './apply'
import {
  type Change,
  type CreateChange,
  type DeleteChange,
  editsOf,
  elementIdOf,
  type Operation,
  type RegisterEdit,
  type RegisterEdits,
  type RestoreChange,
  type SetChange,
} from './change'
import type { LoggedEdit, Workspace } from './decide-workspace'
import { threeWay } from './three-way'

/** A later write won over an unseen change younger than OVERRIDE_WINDOW_MS (S7). */
export interface Override {
  readonly elementId: string
  /** null: the whole element, by a delete. */
  readonly register: Register | null
  readonly replaced: RegisterValue
  readonly replacedUserId: string
  /** Absent in answers recorded before it was told. */
  readonly replacedUserName?: string | null
}

/**
 * Why an operation was not applied: two changes of one thing since one base (S7). Where `register` is null, `before`,
 * `mine` and `theirs` are whole elements, null standing for none.
 */
export interface Collision {
  readonly elementId: string
  readonly kind: 'register' | 'deleted_there' | 'edited_there' | 'exists'
  readonly register: Register | null
  readonly before: RegisterValue
  readonly mine: RegisterValue
  readonly theirs: RegisterValue
  readonly theirUserId: string | null
  readonly theirVersion: number | null
  /** Absent in answers recorded before they were told. */
  readonly theirUserName?: string | null
  /** Milliseconds since 1970, by the database's clock. */
  readonly theirAt?: number | null
}

export type Verdict =
  | { readonly kind: 'write'; readonly change: Change; readonly overrides: readonly Override[] }
  /** Things are already as the author wants them. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'collide'; readonly collisions: readonly Collision[] }
  | {
      readonly kind: 'refuse'
      readonly type: 'validation' | 'invalid_reference'
      readonly message: string
    }

export interface Circumstances {
  readonly operation: Operation
  readonly workspace: Workspace
  readonly now: number
}

/** Two people in one room at one moment: until then the later write wins, and both are told (S7). */
export const OVERRIDE_WINDOW_MS = 5_000

export function decideChange(change: Change, circumstances: Circumstances): Verdict {
  switch (change.kind) {
    case 'create':
      return decideCreate(change, circumstances)
    case 'set':
      return decideSet(change, circumstances)
    case 'delete':
      return decideDelete(change, circumstances)
    case 'restore':
      return decideRestore(change, circumstances)
    default:
      return unreachable(change)
  }
}

function decideCreate(change: CreateChange, { operation, workspace }: Circumstances): Verdict {
  const current = workspace.elements.get(change.element.id)
  if (!current) return { kind: 'write', change, overrides: [] }
  if (!current.deleted && sameElement(current.element, change.element)) return { kind: 'nothing' }
  // An id is made only once: a tombstone comes back by a restore, never by a create (I11).
  return exists(change, current.deleted ? null : current.element, unseenEdits(change, operation, workspace))
}

function decideRestore(change: RestoreChange, { operation, workspace }: Circumstances): Verdict {
  const current = workspace.elements.get(change.element.id)
  // Its tombstone is gone already (30 days): what comes back is its whole state, so nothing is missing.
  if (!current) return { kind: 'write', change, overrides: [] }
  if (current.deleted) return { kind: 'write', change: restored(change, current.element), overrides: [] }
  if (sameElement(current.element, change.element)) return { kind: 'nothing' }
  return exists(change, current.element, unseenEdits(change, operation, workspace))
}

/** What this build cannot read comes back exactly as it lies there (M9). */
function restored(change: RestoreChange, tombstone: Element): RestoreChange {
  if (tombstone.type !== 'unknown') return change
  const { x, y, width, height, rotation, z, parent } = change.element
  return { kind: 'restore', element: { ...tombstone, x, y, width, height, rotation, z, parent } }
}

function decideDelete(change: DeleteChange, circumstances: Circumstances): Verdict {
  const { operation, workspace, now } = circumstances
  const { id } = change.element
  const current = workspace.elements.get(id)
  if (!current || current.deleted) return { kind: 'nothing' }
  const write: DeleteChange = { kind: 'delete', element: current.element }
  if (sameElement(current.element, change.element)) return { kind: 'write', change: write, overrides: [] }
  const unseen = unseenEdits(change, operation, workspace)
  const last = unseen.at(-1)
  if (!last && hasOwnEdit(change, operation, workspace))
    return { kind: 'write', change: write, overrides: [] }
  if (last && allYoung(unseen, now)) {
    const override = {
      elementId: id,
      register: null,
      replaced: current.element,
      replacedUserId: last.userId,
      replacedUserName: last.userName,
    }
    return { kind: 'write', change: write, overrides: [override] }
  }
  const collision: Collision = {
    elementId: id,
    kind: 'edited_there',
    register: null,
    before: change.element,
    mine: null,
    theirs: current.element,
    ...author(last),
  }
  return { kind: 'collide', collisions: [collision] }
}

function decideSet(change: SetChange, circumstances: Circumstances): Verdict {
  const current = circumstances.workspace.elements.get(change.id)
  if (!current) {
    return { kind: 'refuse', type: 'invalid_reference', message: 'An element of this edit does not exist.' }
  }
  const { element, deleted } = current
  if (deleted) return deletedThere(change, element, circumstances)
  if (!fits(change, element)) {
    return { kind: 'refuse', type: 'validation', message: 'An edit does not fit the type of its element.' }
  }
  const edits: [Register, RegisterEdit][] = []
  const overrides: Override[] = []
  const collisions: Collision[] = []
  for (const [register, edit] of editsOf(change)) {
    const outcome = decideRegister({ change, register, edit, element }, circumstances)
    if (outcome.collision) collisions.push(outcome.collision)
    if (outcome.override) overrides.push(outcome.override)
    if (outcome.write) edits.push([register, outcome.write])
  }
  if (collisions.length > 0) return { kind: 'collide', collisions }
  if (edits.length === 0) return { kind: 'nothing' }
  const registers = Object.fromEntries(edits) as RegisterEdits
  return { kind: 'write', change: { kind: 'set', id: change.id, type: element.type, registers }, overrides }
}

interface RegisterOutcome {
  readonly write?: RegisterEdit
  readonly override?: Override
  readonly collision?: Collision
}

/** S5 and S7 for one register. */
function decideRegister(
  { change, register, edit, element }: RegisterCase,
  { operation, workspace, now }: Circumstances,
): RegisterOutcome {
  const [before, after] = edit
  const current = readRegister(element, register)
  const standing = threeWay(before, after, current)
  if (standing === 'same' || standing === 'theirs') return {}
  if (standing === 'mine') return { write: [current, after] }
  const unseen = unseenEdits(change, operation, workspace).filter((other) => touches(other, register))
  const last = unseen.at(-1)
  // Only his own later writes stand there (a correction, say): replacing them hides nobody's work.
  if (!last && hasOwnEdit(change, operation, workspace, register)) return { write: [current, after] }
  if (last && allYoung(unseen, now)) {
    const override = {
      elementId: change.id,
      register,
      replaced: current,
      replacedUserId: last.userId,
      replacedUserName: last.userName,
    }
    return { write: [current, after], override }
  }
  const collision: Collision = {
    elementId: change.id,
    kind: 'register',
    register,
    before,
    mine: after,
    theirs: current,
    ...author(last),
  }
  return { collision }
}

interface RegisterCase {
  readonly change: SetChange
  readonly register: Register
  readonly edit: RegisterEdit
  readonly element: Element
}

/** M5, whatever its age: a deletion would swallow the edit whole. */
function deletedThere(
  change: SetChange,
  tombstone: Element,
  { operation, workspace }: Circumstances,
): Verdict {
  const deletion = workspace.edits.get(change.id)?.findLast(({ registers }) => registers === null)
  const collision: Collision = {
    elementId: change.id,
    kind: 'deleted_there',
    register: null,
    before: tombstone,
    mine: fits(change, tombstone) ? applySet(tombstone, change) : tombstone,
    theirs: null,
    ...author(unseenEdits(change, operation, workspace).at(-1) ?? deletion),
  }
  return { kind: 'collide', collisions: [collision] }
}

function exists(
  change: CreateChange | RestoreChange,
  theirs: Element | null,
  unseen: readonly LoggedEdit[],
): Verdict {
  const collision: Collision = {
    elementId: change.element.id,
    kind: 'exists',
    register: null,
    before: null,
    mine: change.element,
    theirs,
    ...author(unseen.at(-1)),
  }
  return { kind: 'collide', collisions: [collision] }
}

function author(
  edit: LoggedEdit | undefined,
): Pick<Collision, 'theirUserId' | 'theirUserName' | 'theirAt' | 'theirVersion'> {
  return {
    theirUserId: edit?.userId ?? null,
    theirUserName: edit?.userName ?? null,
    theirAt: edit?.at ?? null,
    theirVersion: edit?.version ?? null,
  }
}

/**
 * What other replicas did to the element after the author's base. Replicas and not people: a second tab of one person
 * must not revert the first.
 */
function unseenEdits(change: Change, operation: Operation, workspace: Workspace): LoggedEdit[] {
  const edits = workspace.edits.get(elementIdOf(change)) ?? []
  return edits.filter(({ version, clientId }) => version > operation.base && clientId !== operation.clientId)
}

function hasOwnEdit(
  change: Change,
  operation: Operation,
  workspace: Workspace,
  register?: Register,
): boolean {
  const edits = workspace.edits.get(elementIdOf(change)) ?? []
  return edits.some(
    (edit) =>
      edit.version > operation.base &&
      edit.clientId === operation.clientId &&
      (register === undefined || touches(edit, register)),
  )
}

function touches({ registers }: LoggedEdit, register: Register): boolean {
  return registers === null || registers.includes(register)
}

// All of them: an author who missed something a minute ago was not in the room, however fresh the last change is.
function allYoung(edits: readonly LoggedEdit[], now: number): boolean {
  return edits.every(({ at }) => now - at < OVERRIDE_WINDOW_MS)
}

/** A build that cannot read a type still moves, resizes and parents it (M9). */
function fits(change: SetChange, element: Element): boolean {
  if (change.type === element.type) return true
  if (change.type !== 'unknown' && element.type !== 'unknown') return false
  const readable = new Set(registersOf('unknown'))
  return editsOf(change).every(([register]) => readable.has(register))
}

export function sameElement(a: Element, b: Element): boolean {
  if (a.type !== b.type) return false
  if (a.type === 'unknown' && b.type === 'unknown' && !sameValue(a.raw, b.raw)) return false
  return differingRegisters(a, b).length === 0
}
