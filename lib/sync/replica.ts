import { applyChange } from '../editor/changes/apply'
import { type Change, elementIdOf, type Operation } from '../editor/changes/change'
import { composeChanges } from '../editor/changes/compose'
import { invertChange } from '../editor/changes/invert'
import type { Commit } from '../editor/editor'
import type { Element } from '../editor/model/element'
import { LIMITS } from '../editor/model/limits'
import type { SaveConflict, SaveRefusal, SaveValue } from '../protocol/save'
import type { CommittedChanges, Parked, Pending } from './contracts'
import {
  absorbSaved,
  advance,
  append,
  closeDraft,
  type Draft,
  dropCovered,
  find,
  openDraft,
  park,
  pushDifference,
  type ReadElement,
  type Replica,
  replacePending,
  type Step,
  stateUpTo,
} from './replica-draft'
import { consequencesOf, splitOperation } from './split-operation'

export function createReplica(clientId: string, version = 0): Replica {
  return { clientId, version, confirmed: new Map(), pending: [], parked: [], nextSeq: 0 }
}

/** Operations the database may not have yet, in order: what the next saves carry. */
export function unsaved(replica: Replica): Pending[] {
  return replica.pending.filter(({ version }) => version === null)
}

/** The person did something; the view has it already. */
export function commitLocally(
  replica: Replica,
  { commit, read, newId }: { commit: Commit; read: ReadElement; newId: () => string },
): Step {
  const draft = openDraft(replica)
  const changes = composeChanges(commit.changes, [])
  for (const change of changes) {
    const id = elementIdOf(change)
    if (!draft.confirmed.has(id)) draft.confirmed.set(id, beforeChange(change, read(id)))
  }
  if (coalesce(draft, commit, changes)) return closeDraft(draft, read)
  for (let start = 0; start < changes.length; start += LIMITS.changesPerOperation) {
    const part = changes.slice(start, start + LIMITS.changesPerOperation)
    const operation: Operation = {
      opId: newId(),
      clientId: replica.clientId,
      base: baseOf(replica, part),
      kind: commit.kind,
      changes: part,
    }
    append(draft, { operation, seq: draft.nextSeq++, mergeKey: commit.mergeKey, sent: false, version: null })
  }
  return closeDraft(draft, read)
}

/** These operations are about to leave the device: from now on they are never altered. */
export function markSent(replica: Replica, opIds: ReadonlySet<string>): Replica {
  const pending = replica.pending.map((entry) =>
    opIds.has(entry.operation.opId) && !entry.sent ? { ...entry, sent: true } : entry,
  )
  return { ...replica, pending }
}

/** The answer to a save that was committed whole. */
export function receiveSaved(replica: Replica, value: SaveValue, read: ReadElement): Step {
  const draft = openDraft(replica)
  absorbSaved(draft, value)
  return closeDraft(draft, read)
}

/** An operation collides: what collides is parked, the rest of it goes on under a new id (S8). */
export function receiveConflict(
  replica: Replica,
  { conflict, read, newId }: { conflict: SaveConflict; read: ReadElement; newId: () => string },
): Step {
  const draft = openDraft(replica)
  absorbSaved(draft, conflict.saved)
  const entry = find(draft, conflict.opId)
  if (entry) {
    const split = splitOperation(entry.operation, conflict.collisions, laterChanges(draft, entry))
    const seen = [...new Set(conflict.collisions.map(({ elementId }) => elementId))].flatMap(
      (id) => read(id) ?? stateUpTo(draft, entry, id) ?? [],
    )
    if (!entry.isRenamed && !(split && canBeShown(split.colliding, conflict, seen))) {
      // The answer is to another content, which a device set back to an older state does not know of, or is older than
      // a deletion. Nothing was decided about what is here now.
      const renamed = insteadOf(entry, entry.operation.changes, newId)
      replacePending(draft, entry, renamed && { ...renamed, isRenamed: true })
      return closeDraft(draft, read)
    }
    const { colliding, clear } = split ?? { colliding: entry.operation.changes, clear: [] }
    const rest = insteadOf(entry, clear, newId)
    park(draft, {
      operation: { ...entry.operation, changes: colliding },
      reason: 'conflict',
      message: conflict.message,
      collisions: conflict.collisions,
      seen,
    })
    replacePending(draft, entry, rest)
  }
  return closeDraft(draft, read)
}

/** An operation can never be committed: it is parked whole, the others go on (C7). */
export function receiveRefusal(
  replica: Replica,
  {
    refusal,
    opId,
    read,
    newId,
  }: { refusal: SaveRefusal; opId: string; read: ReadElement; newId: () => string },
): Step {
  const draft = openDraft(replica)
  if (refusal.saved) absorbSaved(draft, refusal.saved)
  const entry = find(draft, opId)
  if (entry) {
    park(draft, {
      operation: entry.operation,
      reason: refusal.type,
      message: refusal.message,
      collisions: [],
      seen: [],
    })
    const needed = consequencesOf(entry.operation, laterChanges(draft, entry))
    replacePending(draft, entry, insteadOf(entry, needed, newId))
  }
  return closeDraft(draft, read)
}

/** An edit of what is gone from here needs what it was, be it from the server or from the screen. */
function canBeShown(
  colliding: readonly Change[],
  { collisions }: SaveConflict,
  seen: readonly Element[],
): boolean {
  const known = new Set(seen.map(({ id }) => id))
  for (const { kind, elementId } of collisions) if (kind === 'deleted_there') known.add(elementId)
  return colliding.every((change) => change.kind !== 'set' || known.has(change.id))
}

function laterChanges(draft: Draft, entry: Pending): Change[] {
  return draft.pending
    .slice(draft.pending.indexOf(entry) + 1)
    .flatMap(({ operation: { changes } }) => changes)
}

/** Another operation in the place of one that was not taken. */
function insteadOf(entry: Pending, changes: readonly Change[], newId: () => string): Pending | null {
  if (changes.length === 0) return null
  const operation = { ...entry.operation, opId: newId(), changes }
  return { ...entry, operation, sent: false, mergeKey: null }
}

/** What was committed after some version, as told by the server; `head` is the newest version that is known to exist. */
export function receiveCommitted(
  replica: Replica,
  { operations, head, read }: { operations: readonly CommittedChanges[]; head: number; read: ReadElement },
): Step {
  const draft = openDraft(replica)
  advance(draft, operations, head)
  return closeDraft(draft, read)
}

/** The whole canvas anew, as of `version`; `viewed` are the ids of all elements in the view. */
export function receiveRows(
  replica: Replica,
  {
    version,
    rows,
    viewed,
    read,
  }: { version: number; rows: readonly Element[]; viewed: Iterable<string>; read: ReadElement },
): Step {
  const draft = openDraft(replica)
  // An older picture than what is known would take changes back.
  if (version < draft.version) return closeDraft(draft, read)
  draft.version = version
  dropCovered(draft)
  const missing = new Set(viewed)
  for (const row of rows) {
    missing.delete(row.id)
    if (draft.confirmed.has(row.id)) draft.confirmed.set(row.id, row)
    else pushDifference(draft.view, read(row.id), row)
  }
  const present = new Set(rows.map(({ id }) => id))
  for (const id of draft.confirmed.keys()) {
    draft.affected.add(id)
    missing.delete(id)
    if (!present.has(id)) draft.confirmed.set(id, undefined)
  }
  for (const id of missing) pushDifference(draft.view, read(id), undefined)
  return closeDraft(draft, read)
}

/**
 * Operations that an earlier visit or a dead tab left. They stand before what this tab has not sent yet: they are
 * older. They may have been sent, so they are never altered.
 */
export function restore(
  replica: Replica,
  { pending, parked, read }: { pending: readonly Pending[]; parked: readonly Parked[]; read: ReadElement },
): Step {
  const draft = openDraft(replica)
  const known = new Set([
    ...draft.pending.map(({ operation }) => operation.opId),
    ...draft.parked.map(({ operation }) => operation.opId),
  ])
  const found = pending.filter(({ operation }) => !known.has(operation.opId))
  for (const { operation } of found) {
    for (const change of operation.changes) {
      const id = elementIdOf(change)
      draft.affected.add(id)
      // Nothing pending touched it, so the view is the confirmed state.
      if (!draft.confirmed.has(id)) draft.confirmed.set(id, read(id))
    }
  }
  const firstUnsent = draft.pending.findIndex(({ sent }) => !sent)
  const restored = found.map((entry): Pending => ({ ...entry, sent: true, mergeKey: null, version: null }))
  draft.pending.splice(firstUnsent === -1 ? draft.pending.length : firstUnsent, 0, ...restored)
  draft.parked.push(...parked.filter(({ operation }) => !known.has(operation.opId)))
  return closeDraft(draft, read)
}

/** Its author gave these up. */
export function discardParked(replica: Replica, opIds: ReadonlySet<string>): Replica {
  return { ...replica, parked: replica.parked.filter(({ operation }) => !opIds.has(operation.opId)) }
}

/** The confirmed state of an element that only this change, already in the view, has touched. */
function beforeChange(change: Change, seen: Element | undefined): Element | undefined {
  switch (change.kind) {
    case 'create':
    case 'restore':
      return undefined
    case 'delete':
      return change.element
    case 'set':
      return applyChange(seen, invertChange(change))
  }
}

/** What the author saw: not what has arrived since, where something pending of theirs still hides it (C2). */
function baseOf(replica: Replica, changes: readonly Change[]): number {
  const byElement = new Map(changes.map((change) => [elementIdOf(change), change]))
  let base = replica.version
  for (const { operation } of replica.pending) {
    if (operation.base >= base) continue
    const overlaps = operation.changes.some((earlier) => {
      const change = byElement.get(elementIdOf(earlier))
      return change !== undefined && touchesSame(earlier, change)
    })
    if (overlaps) base = operation.base
  }
  return base
}

function touchesSame(a: Change, b: Change): boolean {
  if (a.kind !== 'set' || b.kind !== 'set') return true
  return Object.keys(a.registers).some((register) => Object.hasOwn(b.registers, register))
}

/** Goes on with the last operation, when it is the same gesture and has not left the device (C3). */
function coalesce(draft: Draft, commit: Commit, changes: readonly Change[]): boolean {
  const last = draft.pending.at(-1)
  if (!last || last.sent || commit.mergeKey === null || last.mergeKey !== commit.mergeKey) return false
  if (last.operation.kind !== commit.kind || last.operation.clientId !== draft.clientId) return false
  const together = composeChanges(last.operation.changes, changes)
  if (together.length > LIMITS.changesPerOperation) return false
  for (const change of last.operation.changes) draft.affected.add(elementIdOf(change))
  for (const change of changes) draft.affected.add(elementIdOf(change))
  if (together.length === 0) {
    replacePending(draft, last, null)
    return true
  }
  // The lower base of the two: it never claims that more was seen than was.
  const base = Math.min(last.operation.base, baseOf(draft, changes))
  replacePending(draft, last, { ...last, operation: { ...last.operation, base, changes: together } })
  return true
}
