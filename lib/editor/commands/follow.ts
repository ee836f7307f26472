import type { Document } from '../document'
import { aimLine } from '../geometry/attachment'
import { type Element, isLinear, type LinearElement } from '../model/element'

/** The lines that must change when `moved` elements do, beyond moving with them. */
export interface Followers {
  /** Held by something that moves (and, when moved themselves, also by something that stays): aimed anew. */
  readonly aimed: readonly LinearElement[]
  /** Moved away from all that held them: let go. */
  readonly freed: readonly LinearElement[]
}

export function followersOf(document: Document, moved: ReadonlySet<string>): Followers {
  const aimed = new Map<string, LinearElement>()
  const freed: LinearElement[] = []
  for (const id of moved) {
    for (const line of document.attachedTo(id)) if (!moved.has(line.id)) aimed.set(line.id, line)
    const element = document.get(id)
    if (!element || !isLinear(element)) continue
    const targets = [element.start, element.end].flatMap((end) => (end && document.get(end.id) ? end.id : []))
    const moving = targets.filter((target) => moved.has(target)).length
    if (moving === targets.length) continue
    if (moving === 0) freed.push(element)
    else aimed.set(id, element)
  }
  return { aimed: [...aimed.values()], freed }
}

/** The followers as they are when everything else is as `stateOf` tells. */
export function followedLines(
  { aimed, freed }: Followers,
  stateOf: (id: string) => Element | undefined,
): LinearElement[] {
  const lines: LinearElement[] = []
  for (const line of aimed) {
    const state = stateOf(line.id)
    if (state && isLinear(state)) lines.push(aimLine(state, stateOf))
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
  const followers = followersOf(document, new Set(next.keys()))
  const all = new Map(next)
  const stateOf = (id: string) => next.get(id) ?? document.get(id)
  for (const line of followedLines(followers, stateOf)) all.set(line.id, line)
  return all
}
