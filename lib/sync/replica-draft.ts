import { applyChange } from '../editor/changes/apply'
import { type Change, elementIdOf } from '../editor/changes/change'
import { diffElement } from '../editor/changes/diff'
import type { Element } from '../editor/model/element'
import { sameValue } from '../editor/model/registers'
import type { SaveValue } from '../protocol/save'
import type { CommittedChanges, OutboxWrite, Parked, Pending } from './contracts'

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
  /** What was committed, in the order of its versions, up to `replica.version`. */
  readonly taken: readonly CommittedChanges[]
  /** A hole in what is known: ask for the changes since `replica.version`, or for all rows. */
  readonly ask: 'changes' | 'rows' | null
}

/** A replica being worked on; `affected` elements are compared with the view when it closes. */
export interface Draft {
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
  readonly taken: CommittedChanges[]
  ask: 'changes' | 'rows' | null
}

export function openDraft(replica: Replica): Draft {
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
    taken: [],
    ask: null,
  }
}

export function closeDraft(draft: Draft, read: ReadElement): Step {
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
    taken: draft.taken,
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

/** An element as it was with this operation: what its author did later, such as deleting it, is left out. */
export function stateUpTo(draft: Draft, last: Pending, id: string): Element | undefined {
  let state = draft.confirmed.get(id)
  for (const { operation } of draft.pending.slice(0, draft.pending.indexOf(last) + 1)) {
    for (const change of operation.changes) if (elementIdOf(change) === id) state = applyChange(state, change)
  }
  return state
}

export function pushDifference(view: Change[], seen: Element | undefined, target: Element | undefined): void {
  if (seen === target) return
  if (seen && target && (seen.type !== target.type || seen.type === 'unknown')) {
    if (!sameValue(seen, target)) view.push({ kind: 'restore', element: target })
    return
  }
  const change = diffElement(seen, target)
  if (change) view.push(change)
}

export function append(draft: Draft, entry: Pending): void {
  draft.pending.push(entry)
  draft.keep.set(keyOf(entry), entry)
}

/** Puts another operation in the place of one, or takes it out. */
export function replacePending(draft: Draft, entry: Pending, next: Pending | null): void {
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

export function park(draft: Draft, parked: Parked): void {
  draft.parked.push(parked)
  draft.park.push(parked)
}

export function find(draft: Draft, opId: string): Pending | undefined {
  return draft.pending.find(({ operation }) => operation.opId === opId)
}

function keyOf({ operation, seq }: Pending): string {
  return `${operation.clientId} ${seq}`
}

/** What the database committed of ours, and of others meanwhile. */
export function absorbSaved(draft: Draft, value: SaveValue): void {
  const mine = new Map(draft.pending.map((entry) => [entry.operation.opId, entry]))
  const arrived: CommittedChanges[] = value.since === 'reload' ? [] : [...value.since]
  for (const { opId, version, corrections } of value.committed) {
    const entry = mine.get(opId)
    if (entry) arrived.push({ version, opId, changes: [...entry.operation.changes, ...corrections] })
  }
  advance(draft, arrived, value.version)
  if (value.since === 'reload' && draft.version < value.version) draft.ask = 'rows'
}

/** Takes committed operations in the order of their versions, each whole; stops at a hole and asks for what is missing. */
export function advance(draft: Draft, arrived: readonly CommittedChanges[], head: number): void {
  const byVersion = new Map(arrived.map((arrival) => [arrival.version, arrival]))
  acknowledge(draft, arrived)
  let next = byVersion.get(draft.version + 1)
  while (next) {
    draft.version = next.version
    draft.taken.push(next)
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
function acknowledge(draft: Draft, arrived: readonly CommittedChanges[]): void {
  const versions = new Map(arrived.map(({ opId, version }) => [opId, version]))
  draft.pending = draft.pending.map((entry) => {
    const version = versions.get(entry.operation.opId)
    if (version === undefined || entry.version !== null) return entry
    draft.keep.delete(keyOf(entry))
    draft.forget.set(keyOf(entry), entry)
    return { ...entry, sent: true, version }
  })
}

export function dropCovered(draft: Draft): void {
  draft.pending = draft.pending.filter((entry) => {
    if (entry.version === null || entry.version > draft.version) return true
    for (const change of entry.operation.changes) draft.affected.add(elementIdOf(change))
    return false
  })
}
