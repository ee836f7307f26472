import {
  type Change,
  type CreateChange,
  type DeleteChange,
  editsOf,
  type RegisterEdit,
  type RestoreChange,
  type SetChange,
} from './changes/change'
import type { Document } from './document'
import { type Element, isLinear } from './model/element'
import { differingRegisters, readRegister, sameValue } from './model/registers'

/** How to take something back as far as others left it alone (docs/sync.md, U2). */
export interface Reversal {
  readonly changes: readonly Change[]
  /** Registers put back; a whole element counts as one. */
  readonly applied: number
  /** Registers left because they no longer have the value that was set. */
  readonly skipped: number
}

/** Inverse changes of `changes` on the document as it is now. */
export function reverseChanges(document: Document, changes: readonly Change[]): Reversal {
  const reversals = changes.map((change) => reverseChange(document, change)).reverse()
  const wanted = reversals.flatMap(({ change }) => change ?? [])
  const sound = keepSound(document, wanted)
  const refused = wanted.length - sound.length
  const applied = reversals.reduce((sum, { applied }) => sum + applied, 0) - refused
  const skipped = reversals.reduce((sum, { skipped }) => sum + skipped, 0) + refused
  return { changes: [...sound, ...lettingGo(document, sound)], applied, skipped }
}

/** What others tied to something that goes is let go where it is (docs/sync.md, M7). */
function lettingGo(document: Document, changes: readonly Change[]): SetChange[] {
  const gone = new Set(changes.flatMap((change) => (change.kind === 'delete' ? [change.element.id] : [])))
  if (gone.size === 0) return []
  const edited = new Map(changes.flatMap((change) => (change.kind === 'set' ? [[change.id, change]] : [])))
  const lines = new Map([...gone].flatMap((id) => document.attachedTo(id).map((line) => [line.id, line])))
  return [...lines.values()].flatMap((line): SetChange[] => {
    if (gone.has(line.id)) return []
    const registers: Record<string, RegisterEdit> = {}
    for (const end of ['start', 'end'] as const) {
      const held = line[end]
      const isDone = edited.get(line.id)?.registers[end] !== undefined
      if (held && gone.has(held.id) && !isDone) registers[end] = [held, null]
    }
    return Object.keys(registers).length === 0
      ? []
      : [{ kind: 'set', id: line.id, type: line.type, registers }]
  })
}

interface OneReversal {
  readonly change: Change | null
  readonly applied: number
  readonly skipped: number
}

const SKIPPED: OneReversal = { change: null, applied: 0, skipped: 1 }

function reverseChange(document: Document, change: Change): OneReversal {
  switch (change.kind) {
    case 'create':
    case 'restore':
      return reverseCreation(document, change)
    case 'delete':
      return reverseDeletion(document, change)
    case 'set':
      return reverseSet(document, change)
  }
}

function reverseCreation(document: Document, { element }: CreateChange | RestoreChange): OneReversal {
  const current = document.get(element.id)
  if (!current || differingRegisters(element, current).length > 0) return SKIPPED
  return { change: { kind: 'delete', element: current }, applied: 1, skipped: 0 }
}

function reverseDeletion(document: Document, { element }: DeleteChange): OneReversal {
  if (document.get(element.id)) return SKIPPED
  return { change: { kind: 'restore', element }, applied: 1, skipped: 0 }
}

function reverseSet(document: Document, change: SetChange): OneReversal {
  const current = document.get(change.id)
  const edits = editsOf(change)
  if (!current) return { change: null, applied: 0, skipped: edits.length }
  const mine = edits.filter(([register, [, after]]) => sameValue(readRegister(current, register), after))
  const skipped = edits.length - mine.length
  if (mine.length === 0) return { change: null, applied: 0, skipped }
  const registers: Record<string, RegisterEdit> = {}
  for (const [register, [before, after]] of mine) registers[register] = [after, before]
  return { change: { ...change, registers }, applied: mine.length, skipped }
}

/**
 * Without what would leave the drawing unsound: a parent that is gone or would be inside its child, an attachment to
 * nothing, a frame or group taken from under the children that others put there.
 */
function keepSound(document: Document, changes: readonly Change[]): Change[] {
  const { exists, keepsParent, keepsDelete } = settleParents(document, changes)
  return changes.flatMap((change): Change[] => {
    if (change.kind === 'delete') return keepsDelete(change.element.id) ? [change] : []
    if (change.kind === 'set') {
      const placed = keepsParent(change.id) ? [change] : withoutRegister(change, 'parent')
      return placed.flatMap((one) => withoutLostTargets(one, exists))
    }
    const { element } = change
    const parent = keepsParent(element.id) ? element.parent : null
    // The very record that was there wherever nothing is lost: what was made for it still stands.
    const held = parent === element.parent ? element : { ...element, parent }
    return [{ ...change, element: withoutLostTargetsOf(held, exists) }]
  })
}

interface Settled {
  exists(id: string): boolean
  keepsParent(id: string): boolean
  keepsDelete(id: string): boolean
}

/**
 * Which deletions and which new parents hold together. One refusal may cause another (a member that stays keeps its
 * group, the group its frame), so refusing goes on until nothing is left to refuse.
 */
function settleParents(document: Document, changes: readonly Change[]): Settled {
  const deletes = new Set<string>()
  const restored = new Set<string>()
  const parents = new Map<string, string | null>()
  for (const change of changes) {
    if (change.kind === 'delete') deletes.add(change.element.id)
    else if (change.kind !== 'set') restored.add(change.element.id)
    if (change.kind === 'restore' || change.kind === 'create')
      parents.set(change.element.id, change.element.parent)
    else if (change.kind === 'set' && change.registers.parent)
      parents.set(change.id, change.registers.parent[1] as string | null)
  }
  const arriving = new Map<string, string[]>()
  for (const [id, parent] of parents) {
    if (parent === null) continue
    const children = arriving.get(parent)
    if (children) children.push(id)
    else arriving.set(parent, [id])
  }

  const exists = (id: string) => !deletes.has(id) && (restored.has(id) || document.get(id) !== undefined)
  const parentOf = (id: string) => {
    const parent = parents.get(id)
    return parent === undefined ? (document.get(id)?.parent ?? null) : parent
  }
  const isInside = (id: string, candidate: string) => {
    const seen = new Set<string>()
    for (let at: string | null = candidate; at !== null && !seen.has(at); at = parentOf(at)) {
      if (at === id) return true
      seen.add(at)
    }
    return false
  }
  const orphans = (id: string) =>
    document.childrenOf(id).some((child) => exists(child.id) && parentOf(child.id) === id) ||
    (arriving.get(id) ?? []).some((child) => exists(child) && parentOf(child) === id)
  const refusedParents = new Set<string>()

  for (let refused = true; refused; ) {
    refused = false
    for (const id of deletes) {
      if (!orphans(id)) continue
      deletes.delete(id)
      refused = true
    }
    for (const [id, parent] of parents) {
      if (parent === null || (exists(parent) && !isInside(id, parent))) continue
      parents.delete(id)
      refusedParents.add(id)
      refused = true
    }
  }
  return {
    exists,
    keepsParent: (id) => !refusedParents.has(id),
    keepsDelete: (id) => deletes.has(id),
  }
}

function withoutRegister(change: SetChange, register: string): SetChange[] {
  const registers = Object.fromEntries(editsOf(change).filter(([name]) => name !== register))
  return Object.keys(registers).length === 0 ? [] : [{ ...change, registers }]
}

function withoutLostTargets(change: SetChange, exists: (id: string) => boolean): SetChange[] {
  let sound = [change]
  for (const end of ['start', 'end'] as const) {
    const target = change.registers[end]?.[1] as { id: string } | null | undefined
    if (target && !exists(target.id)) sound = sound.flatMap((one) => withoutRegister(one, end))
  }
  return sound
}

function withoutLostTargetsOf(element: Element, exists: (id: string) => boolean): Element {
  if (!isLinear(element)) return element
  const start = element.start && exists(element.start.id) ? element.start : null
  const end = element.end && exists(element.end.id) ? element.end : null
  return start === element.start && end === element.end ? element : { ...element, start, end }
}
