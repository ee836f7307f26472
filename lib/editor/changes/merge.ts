import type { Document } from '../document'
import type { Element } from '../model/element'
import { isTexted } from '../model/element'
import { type Register, type RegisterValue, readRegister, sameValue } from '../model/registers'
import { applyChange } from './apply'
import { type Change, editsOf, elementIdOf, type Operation } from './change'
import { composeChanges } from './compose'
import { type Collision, sameElement } from './decide-change'
import { invertChange } from './invert'
import { mergeText } from './merge-text'

/** The drawing as it stands now, in which what was set aside is not. */
export type Drawing = Pick<Document, 'get' | 'childrenOf' | 'attachedTo'>

/** What an author made and the server did not take, since others had changed the same. */
export interface SetAside {
  readonly operation: Operation
  readonly collisions: readonly Collision[]
  /** The colliding elements whole, as their author saw them, with their edits. */
  readonly seen: readonly Element[]
}

/** One thing that a choice is about: a register of an element, or, where `register` is null, all of it. */
export interface Disputed {
  readonly elementId: string
  readonly register: Register | null
}

/**
 * Two changes of one thing (docs/sync.md, M4–M6). Where `register` is null, `base`, `mine` and `theirs` are whole
 * elements, null standing for none.
 */
export interface Conflict extends Disputed {
  /** Names it among all; the key of its choice. Stays the same through a reload. */
  readonly key: string
  /**
   * `deleted_there`: I changed what they deleted. `edited_there`: I deleted what they changed. `exists`: I made or
   * brought back what is there in another form.
   */
  readonly kind: 'register' | 'deleted_there' | 'edited_there' | 'exists'
  readonly base: RegisterValue
  readonly mine: RegisterValue
  readonly theirs: RegisterValue
  /** A text with the words of both; null where they changed the same words, and for anything that is no text (M6). */
  readonly merged: string | null
  /** Who changed it there, and when. null: it has changed again since, and nobody told by whom. */
  readonly by: Author | null
}

export interface Author {
  readonly userId: string
  readonly name: string | null
  /** Milliseconds since 1970, by the database's clock. */
  readonly at: number | null
}

/**
 * All conflicts of one element, with the three states to show side by side. They differ in nothing but what is
 * disputed; null: there is none.
 */
export interface ElementConflicts {
  readonly elementId: string
  readonly base: Element | null
  readonly mine: Element | null
  readonly theirs: Element | null
  /** One for each disputed register in the order of the registers, or a single one of the whole element. */
  readonly conflicts: readonly Conflict[]
}

export interface Merge {
  /** In the order in which they came to light. */
  readonly elements: readonly ElementConflicts[]
  /** What was in dispute, and is the same on both sides by now: there is nothing to ask (M2). */
  readonly moot: readonly Disputed[]
}

/** What is in dispute between what was set aside and the drawing as it is now: theirs is always the newest there is. */
export function mergeOf(aside: readonly SetAside[], drawing: Pick<Drawing, 'get'>): Merge {
  const elements: ElementConflicts[] = []
  const moot: Disputed[] = []
  for (const mine of sidesOf(aside)) {
    const found = conflictsOf(mine, drawing.get(mine.elementId))
    if (found === 'moot') moot.push({ elementId: mine.elementId, register: null })
    else if (found) {
      elements.push(found.element)
      moot.push(...found.moot)
    }
  }
  return { elements, moot }
}

/** The change that several operations set aside come to for one element, and what is known of the other side. */
interface MySide {
  readonly elementId: string
  change: Change | undefined
  /** The element whole, with my edits. */
  seen: Element | undefined
  readonly collisions: Collision[]
}

function sidesOf(aside: readonly SetAside[]): Iterable<MySide> {
  const sides = new Map<string, MySide>()
  for (const { operation, collisions, seen } of aside) {
    const disputed = disputedIn(collisions)
    for (const change of operation.changes) {
      const contested = contestedPart(change, disputed)
      if (!contested) continue
      const elementId = elementIdOf(change)
      const side = sides.get(elementId) ?? { elementId, change: undefined, seen: undefined, collisions: [] }
      sides.set(elementId, side)
      side.change = composeChanges(side.change ? [side.change] : [], [contested])[0]
      side.collisions.push(...collisions.filter((collision) => collision.elementId === elementId))
      side.seen = seen.find(({ id }) => id === elementId) ?? side.seen
    }
  }
  return sides.values()
}

/** By element: what of it is in dispute, or `all`. */
export type DisputedRegisters = ReadonlyMap<string, ReadonlySet<Register> | 'all'>

export function disputedIn(disputes: Iterable<Disputed>): DisputedRegisters {
  const found = new Map<string, Set<Register> | 'all'>()
  for (const { elementId, register } of disputes) {
    const known = found.get(elementId)
    if (register === null) found.set(elementId, 'all')
    else if (known === undefined) found.set(elementId, new Set([register]))
    else if (known !== 'all') known.add(register)
  }
  return found
}

/** The part of a change that is in dispute; null when it only went along with what is. */
export function contestedPart(change: Change, disputed: DisputedRegisters): Change | null {
  const registers = disputed.get(elementIdOf(change))
  if (!registers) return null
  if (registers === 'all' || change.kind !== 'set') return change
  const edits = editsOf(change).filter(([register]) => registers.has(register))
  return edits.length === 0 ? null : { ...change, registers: Object.fromEntries(edits) }
}

interface Found {
  readonly element: ElementConflicts
  readonly moot: readonly Disputed[]
}

/** null: nothing that can be shown or settled; it stays aside. */
function conflictsOf(mine: MySide, current: Element | undefined): Found | 'moot' | null {
  const { change } = mine
  if (!change) return 'moot'
  if (change.kind === 'set') return current ? registerConflicts(mine, current) : deletedThere(mine)
  if (change.kind === 'delete') {
    return current
      ? whole(mine, 'edited_there', { base: change.element, mine: null, theirs: current })
      : 'moot'
  }
  if (current && sameElement(current, change.element)) return 'moot'
  return whole(mine, 'exists', { base: null, mine: change.element, theirs: current ?? null })
}

/** M5: what I changed is gone, so it is asked for whole. */
function deletedThere(mine: MySide): Found | null {
  const { change, collisions, seen } = mine
  if (!change) return null
  const tombstone = collisions.findLast(({ kind }) => kind === 'deleted_there')?.before
  const before = isElement(tombstone) ? tombstone : seen && applyChange(seen, invertChange(change))
  const edited = before && applyChange(before, change)
  // Kept on the device by an older build, which did not keep the whole of it.
  if (!before || !edited) return null
  return whole(mine, 'deleted_there', { base: before, mine: edited, theirs: null })
}

function registerConflicts(side: MySide, current: Element): Found | 'moot' {
  const { elementId, change } = side
  if (change?.kind !== 'set') return 'moot'
  const conflicts: Conflict[] = []
  const moot: Disputed[] = []
  for (const [register, [base, mine]] of editsOf(change)) {
    const theirs = readRegister(current, register)
    if (sameValue(theirs, mine)) {
      moot.push({ elementId, register })
      continue
    }
    conflicts.push({
      key: `${elementId} ${register}`,
      kind: 'register',
      elementId,
      register,
      base,
      mine,
      theirs,
      merged: mergedText(current, register, [base, mine, theirs]),
      by: authorOf(side, register, theirs),
    })
  }
  if (conflicts.length === 0) return 'moot'
  const withValues = (pick: (conflict: Conflict) => RegisterValue) =>
    withRegisters(
      current,
      conflicts.map((conflict) => [conflict.register, pick(conflict)]),
    )
  const element: ElementConflicts = {
    elementId,
    base: withValues(({ base }) => base),
    mine: withValues(({ mine }) => mine),
    theirs: current,
    conflicts,
  }
  return { element, moot }
}

/** The element with these values; a register of null is passed over. */
export function withRegisters(
  element: Element,
  values: readonly (readonly [Register | null, RegisterValue])[],
): Element {
  const edits = values.flatMap(([register, value]) =>
    register === null ? [] : [[register, [readRegister(element, register), value]] as const],
  )
  const { id, type } = element
  return applyChange(element, { kind: 'set', id, type, registers: Object.fromEntries(edits) }) ?? element
}

function mergedText(
  element: Element,
  register: Register,
  [base, mine, theirs]: readonly [RegisterValue, RegisterValue, RegisterValue],
): string | null {
  if (register !== 'text' || !isTexted(element)) return null
  if (typeof base !== 'string' || typeof mine !== 'string' || typeof theirs !== 'string') return null
  const merged = mergeText(base, mine, theirs)
  // One that is a side as it stands would be the same choice twice.
  return merged === mine || merged === theirs ? null : merged
}

function whole(
  side: MySide,
  kind: Exclude<Conflict['kind'], 'register'>,
  { base, mine, theirs }: Record<'base' | 'mine' | 'theirs', Element | null>,
): Found {
  const { elementId } = side
  const by = authorOf(side, null, theirs)
  const key = `${elementId} *`
  const conflict = { key, kind, elementId, register: null, base, mine, theirs, merged: null, by }
  return { element: { elementId, base, mine, theirs, conflicts: [conflict] }, moot: [] }
}

/** The author of what stands there, as the server told when it refused. */
function authorOf({ collisions }: MySide, register: Register | null, theirs: RegisterValue): Author | null {
  const told = collisions.findLast(
    (collision) => collision.register === register && sameValue(collision.theirs, theirs),
  )
  if (!told || told.theirUserId === null) return null
  return { userId: told.theirUserId, name: told.theirUserName ?? null, at: told.theirAt ?? null }
}

export function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && 'id' in value && 'type' in value
}
