import { type Attachment, type Element, isLinear } from '../model/element'
import {
  type Change,
  type CreateChange,
  editsOf,
  elementIdOf,
  type RegisterEdit,
  type RestoreChange,
  type SetChange,
} from './change'
import { composeChanges } from './compose'
import { type KnownElement, stateAfter } from './decide-workspace'

export type References =
  | { readonly kind: 'ok'; readonly changes: readonly Change[]; readonly corrections: readonly Change[] }
  | { readonly kind: 'refuse'; readonly type: 'invalid_reference'; readonly message: string }

type Property = 'start' | 'end' | 'parent'

/**
 * M7: what an operation ties to something that is gone is untied, and the author is told; a parent that never was, and
 * a cycle of parents, are refused.
 */
export function decideReferences(
  changes: readonly Change[],
  elements: ReadonlyMap<string, KnownElement>,
): References {
  if (!changes.some((change) => change.kind === 'delete' || writesReference(change)))
    return { kind: 'ok', changes, corrections: [] }
  const after = statesAfter(changes, elements)
  const kept: Change[] = []
  const corrections: Change[] = []
  for (const change of changes) {
    const broken = brokenReferences(change, after)
    if (broken === 'unknown_parent') return refusal('The parent of an element does not exist.')
    const corrected = untie(change, broken)
    if (corrected) kept.push(corrected)
    corrections.push(...correctionOf(change, broken))
  }
  const untied = statesAfter(kept, elements)
  for (const change of kept) {
    if (writesParent(change) && isOwnAncestor(elementIdOf(change), untied))
      return refusal('An element cannot be inside itself.')
  }
  const released = releasedChanges(kept, elements, untied)
  // Nearly always none, for the author's own operation lets go of what it deletes.
  if (released.length === 0) return { kind: 'ok', changes: kept, corrections }
  return {
    kind: 'ok',
    changes: composeChanges(kept, released),
    corrections: composeChanges(corrections, released),
  }
}

/**
 * What others tied to an element, unseen by who deletes it, is let go where it is; what they put inside goes up to what
 * is left around it.
 */
function releasedChanges(
  changes: readonly Change[],
  elements: ReadonlyMap<string, KnownElement>,
  after: (id: string) => KnownElement | undefined,
): SetChange[] {
  const gone = new Set(changes.flatMap((change) => (change.kind === 'delete' ? [change.element.id] : [])))
  if (gone.size === 0) return []
  const released: SetChange[] = []
  for (const id of new Set([...elements.keys(), ...changes.map(elementIdOf)])) {
    const state = after(id)
    if (!state || state.deleted) continue
    const { element } = state
    const edits: [Property, RegisterEdit][] = []
    if (element.parent !== null && gone.has(element.parent))
      edits.push(['parent', [element.parent, standingParent(element.parent, after)]])
    if (isLinear(element)) {
      if (element.start && gone.has(element.start.id)) edits.push(['start', [element.start, null]])
      if (element.end && gone.has(element.end.id)) edits.push(['end', [element.end, null]])
    }
    if (edits.length > 0)
      released.push({ kind: 'set', id, type: element.type, registers: Object.fromEntries(edits) })
  }
  return released
}

function standingParent(id: string, after: (id: string) => KnownElement | undefined): string | null {
  const seen = new Set<string>()
  for (let at: string | null = id; at !== null && !seen.has(at); ) {
    const state = after(at)
    if (!state) return null
    if (!state.deleted) return at
    seen.add(at)
    at = state.element.parent
  }
  return null
}

function refusal(message: string): References {
  return { kind: 'refuse', type: 'invalid_reference', message }
}

function writesReference(change: Change): boolean {
  return writtenReferences(change).length > 0
}

function writesParent(change: Change): boolean {
  return writtenReferences(change).some(([property]) => property === 'parent')
}

/** The elements a change ties its own to, by the property that does. */
export function writtenReferences(change: Change): [Property, string][] {
  if (change.kind === 'delete') return []
  const properties: Partial<Record<Property, unknown>> =
    change.kind === 'set'
      ? {
          start: change.registers.start?.[1],
          end: change.registers.end?.[1],
          parent: change.registers.parent?.[1],
        }
      : (change.element as Partial<Record<Property, unknown>>)
  const { start, end, parent } = properties
  const found: [Property, string][] = []
  if (start) found.push(['start', (start as Attachment).id])
  if (end) found.push(['end', (end as Attachment).id])
  if (typeof parent === 'string') found.push(['parent', parent])
  return found
}

function statesAfter(
  changes: readonly Change[],
  elements: ReadonlyMap<string, KnownElement>,
): (id: string) => KnownElement | undefined {
  const changed = new Map(
    changes.map((change) => {
      const id = elementIdOf(change)
      return [id, stateAfter(elements.get(id), change)]
    }),
  )
  return (id) => (changed.has(id) ? changed.get(id) : elements.get(id))
}

function brokenReferences(
  change: Change,
  after: (id: string) => KnownElement | undefined,
): Property[] | 'unknown_parent' {
  const broken: Property[] = []
  for (const [property, target] of writtenReferences(change)) {
    const state = after(target)
    if (property === 'parent' && !state) return 'unknown_parent'
    const isSelf = property !== 'parent' && target === elementIdOf(change)
    if (!state || state.deleted || isSelf) broken.push(property)
  }
  return broken
}

/** The change with these properties null instead; null when nothing is left of it. */
function untie(change: Change, broken: readonly Property[]): Change | null {
  if (broken.length === 0 || change.kind === 'delete') return change
  if (change.kind !== 'set') return { ...change, element: untied(change, broken) }
  const registers = editsOf(change).flatMap(([register, [before, after]]) => {
    if (!broken.some((property) => property === register)) return [[register, [before, after]] as const]
    return before === null ? [] : [[register, [before, null]] as const]
  })
  return registers.length === 0 ? null : { ...change, registers: Object.fromEntries(registers) }
}

function untied(change: CreateChange | RestoreChange, broken: readonly Property[]): Element {
  return { ...change.element, ...Object.fromEntries(broken.map((property) => [property, null])) }
}

function correctionOf(change: Change, broken: readonly Property[]): SetChange[] {
  if (broken.length === 0 || change.kind === 'delete') return []
  const sent: Partial<Record<Property, unknown>> =
    change.kind === 'set'
      ? Object.fromEntries(editsOf(change).map(([register, [, after]]) => [register, after]))
      : (change.element as Partial<Record<Property, unknown>>)
  const type = change.kind === 'set' ? change.type : change.element.type
  const registers = Object.fromEntries(broken.map((property) => [property, [sent[property], null]]))
  return [{ kind: 'set', id: elementIdOf(change), type, registers }]
}

/** Walks up from an element; a chain that never meets a root meets a node twice. */
function isOwnAncestor(id: string, stateOf: (id: string) => KnownElement | undefined): boolean {
  const seen = new Set<string>()
  let current = stateOf(id)?.element.parent ?? null
  while (current !== null && !seen.has(current)) {
    if (current === id) return true
    seen.add(current)
    current = stateOf(current)?.element.parent ?? null
  }
  return false
}
