import { applyChange } from '../editor/changes/apply'
import { type Change, type CommittedOperation, elementIdOf, type Operation } from '../editor/changes/change'
import { composeChanges } from '../editor/changes/compose'
import { diffElement } from '../editor/changes/diff'
import { invertChange } from '../editor/changes/invert'
import type { Commit } from '../editor/editor'
import type { Element } from '../editor/model/element'
import { LIMITS } from '../editor/model/limits'
import { sameValue } from '../editor/model/registers'
import type { SaveConflict, SaveRefusal, SaveValue } from '../protocol/save'
import type { OutboxWrite, Parked, Pending } from './contracts'
import { splitOperation } from './split-operation'

/**
 * One tab's copy of a canvas, as a value (docs/sync.md, C1). What the person sees is `pending` folded over
 * `confirmed`; the editor's document holds that view. `confirmed` has only the elements that pending operations touch:
 * for any other the view is the confirmed state, and 100,000 elements are not held twice.
 */
export interface Replica {
  readonly clientId: string
  /** Every operation up to this version is in `confirmed` and the view. */
  readonly version: number
  /** undefined: absent or deleted. */
  readonly confirmed: ReadonlyMap<string, Element | undefined>
  readonly pending: readonly Pending[]
  readonly parked: readonly Parked[]
  readonly nextSeq: number
}

/** The view, as the editor's document has it. */
export type ReadElement = (id: string) => Element | undefined

/** What an event leads to: the next replica, what changes in the view, what the outbox writes, what to ask the server. */
export interface Step {
  readonly replica: Replica
  readonly view: readonly Change[]
  readonly write: OutboxWrite
  /** A hole in what is known: ask for the changes since `replica.version`, or for all rows. */
  readonly ask: 'changes' | 'rows' | null
}

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
    const { colliding, clear } = splitOperation(entry.operation, conflict.collisions)
    const rest =
      clear.length === 0
        ? null
        : {
            ...entry,
            operation: { ...entry.operation, opId: newId(), changes: clear },
            sent: false,
            mergeKey: null,
          }
    park(draft, {
      operation: { ...entry.operation, changes: colliding },
      reason: 'conflict',
      message: conflict.message,
      collisions: conflict.collisions,
    })
    replacePending(draft, entry, rest)
  }
  return closeDraft(draft, read)
}

/** An operation can never be committed: it is parked whole, the others go on (C7). */
export function receiveRefusal(
  replica: Replica,
  { refusal, opId, read }: { refusal: SaveRefusal; opId: string; read: ReadElement },
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
    })
    replacePending(draft, entry, null)
  }
  return closeDraft(draft, read)
}

/** What was committed after some version, as told by the server; `head` is the newest version that is known to exist. */
export function receiveCommitted(
  replica: Replica,
  { operations, head, read }: { operations: readonly CommittedOperation[]; head: number; read: ReadElement },
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

/** A replica being worked on; `affected` elements are compared with the view when it closes. */
interface Draft {
  readonly clientId: string
  version: number
  confirmed: Map<string, Element | undefined>
  pending: Pending[]
  parked: Parked[]
  nextSeq: number
  readonly affected: Set<string>
  readonly view: Change[]
  readonly keep: Map<string, Pending>
  readonly forget: Map<string, Pending>
  readonly park: Parked[]
  ask: 'changes' | 'rows' | null
}

function openDraft(replica: Replica): Draft {
  return {
    ...replica,
    confirmed: new Map(replica.confirmed),
    pending: [...replica.pending],
    parked: [...replica.parked],
    affected: new Set(),
    view: [],
    keep: new Map(),
    forget: new Map(),
    park: [],
    ask: null,
  }
}

function closeDraft(draft: Draft, read: ReadElement): Step {
  if (draft.affected.size > 0) {
    const folded = foldPending(draft)
    for (const id of draft.affected) {
      const target = folded.has(id) ? folded.get(id) : draft.confirmed.get(id)
      pushDifference(draft.view, read(id), target)
      if (!folded.has(id)) draft.confirmed.delete(id)
    }
  }
  const { clientId, version, confirmed, pending, parked, nextSeq } = draft
  return {
    replica: { clientId, version, confirmed, pending, parked, nextSeq },
    view: draft.view,
    write: { keep: [...draft.keep.values()], forget: [...draft.forget.values()], park: draft.park },
    ask: draft.ask,
  }
}

/** Pending over confirmed, of the affected elements that something pending touches. */
function foldPending(draft: Draft): Map<string, Element | undefined> {
  const folded = new Map<string, Element | undefined>()
  for (const { operation } of draft.pending) {
    for (const change of operation.changes) {
      const id = elementIdOf(change)
      if (!draft.affected.has(id)) continue
      folded.set(id, applyChange(folded.has(id) ? folded.get(id) : draft.confirmed.get(id), change))
    }
  }
  return folded
}

function pushDifference(view: Change[], seen: Element | undefined, target: Element | undefined): void {
  if (seen === target) return
  if (seen && target && (seen.type !== target.type || seen.type === 'unknown')) {
    if (!sameValue(seen, target)) view.push({ kind: 'restore', element: target })
    return
  }
  const change = diffElement(seen, target)
  if (change) view.push(change)
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

function append(draft: Draft, entry: Pending): void {
  draft.pending.push(entry)
  draft.keep.set(keyOf(entry), entry)
}

/** Puts another operation in the place of one, or takes it out. */
function replacePending(draft: Draft, entry: Pending, next: Pending | null): void {
  const index = draft.pending.indexOf(entry)
  if (index === -1) return
  for (const change of entry.operation.changes) draft.affected.add(elementIdOf(change))
  if (next) {
    draft.pending[index] = next
    draft.keep.set(keyOf(next), next)
  } else {
    draft.pending.splice(index, 1)
    draft.keep.delete(keyOf(entry))
    draft.forget.set(keyOf(entry), entry)
  }
}

function park(draft: Draft, parked: Parked): void {
  draft.parked.push(parked)
  draft.park.push(parked)
}

function find(draft: Draft, opId: string): Pending | undefined {
  return draft.pending.find(({ operation }) => operation.opId === opId)
}

function keyOf({ operation, seq }: Pending): string {
  return `${operation.clientId} ${seq}`
}

/** What the database committed of ours, and of others meanwhile. */
function absorbSaved(draft: Draft, value: SaveValue): void {
  const mine = new Map(draft.pending.map((entry) => [entry.operation.opId, entry]))
  const arrived: Arrival[] = value.since === 'reload' ? [] : [...value.since]
  for (const { opId, version, corrections } of value.committed) {
    const entry = mine.get(opId)
    if (entry) arrived.push({ version, opId, changes: [...entry.operation.changes, ...corrections] })
  }
  advance(draft, arrived, value.version)
  if (value.since === 'reload' && draft.version < value.version) draft.ask = 'rows'
}

type Arrival = Pick<CommittedOperation, 'version' | 'opId' | 'changes'>

/** Takes committed operations in the order of their versions, each whole; stops at a hole and asks for what is missing. */
function advance(draft: Draft, arrived: readonly Arrival[], head: number): void {
  const byVersion = new Map(arrived.map((arrival) => [arrival.version, arrival]))
  acknowledge(draft, arrived)
  let next = byVersion.get(draft.version + 1)
  while (next) {
    draft.version = next.version
    for (const change of next.changes) confirm(draft, change)
    next = byVersion.get(draft.version + 1)
  }
  dropCovered(draft)
  if (draft.version < head) draft.ask ??= 'changes'
}

function confirm(draft: Draft, change: Change): void {
  const id = elementIdOf(change)
  if (draft.confirmed.has(id)) {
    draft.confirmed.set(id, applyChange(draft.confirmed.get(id), change))
    draft.affected.add(id)
  } else draft.view.push(change)
}

/** Committed operations need the outbox no more; in memory they stay until the version covers them. */
function acknowledge(draft: Draft, arrived: readonly Arrival[]): void {
  const versions = new Map(arrived.map(({ opId, version }) => [opId, version]))
  draft.pending = draft.pending.map((entry) => {
    const version = versions.get(entry.operation.opId)
    if (version === undefined || entry.version !== null) return entry
    draft.keep.delete(keyOf(entry))
    draft.forget.set(keyOf(entry), entry)
    return { ...entry, sent: true, version }
  })
}

function dropCovered(draft: Draft): void {
  draft.pending = draft.pending.filter((entry) => {
    if (entry.version === null || entry.version > draft.version) return true
    for (const change of entry.operation.changes) draft.affected.add(elementIdOf(change))
    return false
  })
}
