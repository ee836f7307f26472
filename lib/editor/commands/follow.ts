import { applyChange } from '../changes/apply'
import { type Change, elementIdOf, type SetChange } from '../changes/change'
import { diffElement } from '../changes/diff'
import type { Document } from '../document'
import { aimLine } from '../geometry/attachment'
import { type Element, isLinear, type LinearElement } from '../model/element'
import { type Register, sameValue } from '../model/registers'

/** The lines that must change when `moved` elements do, beyond moving with them. */
export interface Followers {
  /** Held by something that moves (and, when moved themselves, also by something that stays): aimed anew. */
  readonly aimed: readonly LinearElement[]
  /** Not moved themselves, but all that holds both their ends is: where that goes as it is, so do they. */
  readonly carried: readonly LinearElement[]
  /** Moved away from all that held them: let go. */
  readonly freed: readonly LinearElement[]
}

export function followersOf(document: Document, moved: ReadonlySet<string>): Followers {
  const aimed = new Map<string, LinearElement>()
  const carried = new Map<string, LinearElement>()
  const freed: LinearElement[] = []
  for (const id of moved) {
    for (const line of document.attachedTo(id)) {
      if (moved.has(line.id)) continue
      const isCarried = line.start && line.end && moved.has(line.start.id) && moved.has(line.end.id)
      if (isCarried) carried.set(line.id, line)
      else aimed.set(line.id, line)
    }
    const element = document.get(id)
    if (!element || !isLinear(element)) continue
    const targets = [element.start, element.end].flatMap((end) => (end && document.get(end.id) ? end.id : []))
    const moving = targets.filter((target) => moved.has(target)).length
    if (moving === targets.length) continue
    if (moving === 0) freed.push(element)
    else aimed.set(id, element)
  }
  return { aimed: [...aimed.values()], carried: [...carried.values()], freed }
}

/** Those of the followers that change their form, as they are when everything else is as `stateOf` tells. */
export function followedLines(
  { aimed, freed }: Pick<Followers, 'aimed' | 'freed'>,
  stateOf: (id: string) => Element | undefined,
): LinearElement[] {
  const lines: LinearElement[] = []
  // Many lines may hold on to one element: its state is made once.
  const known = new Map<string, Element | undefined>()
  const targetOf = (id: string) => {
    if (!known.has(id)) known.set(id, stateOf(id))
    return known.get(id)
  }
  for (const line of aimed) {
    const state = stateOf(line.id)
    if (state && isLinear(state)) lines.push(aimLine(state, targetOf))
  }
  for (const line of freed) {
    const state = stateOf(line.id)
    if (state && isLinear(state)) lines.push({ ...state, start: null, end: null })
  }
  return lines
}

/** New states of elements, and of the lines that follow them. */
export function withFollowers(
  document: Document,
  next: ReadonlyMap<string, Element>,
): ReadonlyMap<string, Element> {
  const { aimed, carried, freed } = followersOf(document, new Set(next.keys()))
  const all = new Map(next)
  const stateOf = (id: string) => next.get(id) ?? document.get(id)
  // A line that only got other words or another look stays where it is held.
  const left = freed.filter((line) => isElsewhere(line, next.get(line.id)))
  for (const line of followedLines({ aimed: [...aimed, ...carried], freed: left }, stateOf))
    all.set(line.id, line)
  return all
}

function isElsewhere(before: LinearElement, after: Element | undefined): boolean {
  if (!after || !isLinear(after)) return false
  const isSame = before.x === after.x && before.y === after.y && before.rotation === after.rotation
  return !isSame || !sameValue(before.points, after.points)
}

/**
 * The changes, and what makes lines follow that they forget: whoever changes the outline of an element need not know who
 * points at it. Costs what is changed.
 */
export function followedChanges(document: Document, changes: readonly Change[]): readonly Change[] {
  const changed = changes.filter(
    (change) => change.kind === 'set' && changesOutline(change) && document.attachedTo(change.id).length > 0,
  )
  if (changed.length === 0) return changes
  const written = new Map<string, Change[]>()
  for (const change of changes) {
    const id = elementIdOf(change)
    written.set(id, [...(written.get(id) ?? []), change])
  }
  const stateOf = (id: string) =>
    (written.get(id) ?? []).reduce<Element | undefined>(applyChange, document.get(id))
  const followed = new Map<string, Change>()
  for (const change of changed)
    for (const line of document.attachedTo(elementIdOf(change))) {
      if (written.has(line.id) || followed.has(line.id)) continue
      const follows = diffElement(line, aimLine(line, stateOf))
      if (follows) followed.set(line.id, follows)
    }
  return followed.size === 0 ? changes : [...changes, ...followed.values()]
}

/** What says nothing about where the edge of an element is. */
const INSIDE: ReadonlySet<string> = new Set<Register>([
  'z',
  'parent',
  'name',
  'opacity',
  'locked',
  'hidden',
  'link',
  'dash',
  'look',
  'seed',
  'fill',
  'fillStyle',
  'text',
  'textColor',
  'font',
  'align',
  'verticalAlign',
  'asset',
  'crop',
])

function changesOutline({ registers }: SetChange): boolean {
  return Object.keys(registers).some((register) => !INSIDE.has(register))
}
