import {
  type Change,
  type CreateChange,
  type DeleteChange,
  editsOf,
  elementIdOf,
  type RegisterEdit,
  type RestoreChange,
  type SetChange,
} from './changes/change'
import type { Document } from './model/document'
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
  return { changes: sound, applied, skipped }
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
  const after = new Map<string, Element | null>()
  for (const change of changes) {
    if (change.kind === 'delete') after.set(change.element.id, null)
    else if (change.kind !== 'set') after.set(change.element.id, change.element)
  }
  const exists = (id: string) => (after.has(id) ? after.get(id) !== null : document.get(id) !== undefined)
  const parents = new Map<string, string | null>()
  for (const change of changes) {
    if (change.kind === 'restore') parents.set(change.element.id, change.element.parent)
    if (change.kind === 'set' && change.registers.parent)
      parents.set(change.id, change.registers.parent[1] as string | null)
  }
  const parentOf = (id: string) =>
    parents.get(id) ?? (parents.has(id) ? null : (document.get(id)?.parent ?? null))
  const isInside = (id: string, candidate: string | null) => {
    const seen = new Set<string>()
    for (let at = candidate; at !== null && !seen.has(at); at = parentOf(at)) {
      if (at === id) return true
      seen.add(at)
    }
    return false
  }
  const isOrphaning = (id: string) =>
    document.childrenOf(id).some((child) => after.get(child.id) !== null && parentOf(child.id) === id)

  return changes.flatMap((change): Change[] => {
    if (change.kind === 'delete') return isOrphaning(elementIdOf(change)) ? [] : [change]
    if (change.kind === 'set') {
      const parent = change.registers.parent?.[1] as string | null | undefined
      const isUnsound = typeof parent === 'string' && (!exists(parent) || isInside(change.id, parent))
      return isUnsound ? withoutRegister(change, 'parent') : [withoutLostTargets(change, exists)].flat()
    }
    return [{ ...change, element: withoutLostRelations(change.element, exists) }]
  })
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

function withoutLostRelations(element: Element, exists: (id: string) => boolean): Element {
  const parent = element.parent !== null && exists(element.parent) ? element.parent : null
  if (!isLinear(element)) return { ...element, parent }
  const start = element.start && exists(element.start.id) ? element.start : null
  const end = element.end && exists(element.end.id) ? element.end : null
  return { ...element, parent, start, end }
}
