import type { Match } from '../../../lib/editor/commands/find-text'
import type { Element } from '../../../lib/editor/model/element'
import { lowerBound } from '../../../lib/editor/model/order'

/** A match and where it is read on the canvas. */
export interface PlacedMatch extends Match {
  readonly x: number
  readonly y: number
}

export function placed(match: Match, { x, y }: Element): PlacedMatch {
  return { ...match, x, y }
}

/** As a page is read: from the top, and from the left. */
export function compareMatches(a: PlacedMatch, b: PlacedMatch): number {
  if (a.y !== b.y) return a.y - b.y
  if (a.x !== b.x) return a.x - b.x
  if (a.id !== b.id) return a.id < b.id ? -1 : 1
  if (a.field !== b.field) return a.field === 'name' ? -1 : 1
  return a.at - b.at
}

/** Two lists in reading order as one: a long search must not sort everything at its end. */
export function mergeMatches(a: readonly PlacedMatch[], b: readonly PlacedMatch[]): readonly PlacedMatch[] {
  if (b.length === 0) return a
  const merged: PlacedMatch[] = []
  let i = 0
  for (const next of b) {
    for (let there = a[i]; there && compareMatches(there, next) < 0; there = a[++i]) merged.push(there)
    merged.push(next)
  }
  for (; i < a.length; i++) {
    const rest = a[i]
    if (rest) merged.push(rest)
  }
  return merged
}

/** The first match at or after a place, or the very first behind the last; 0 of none. */
export function indexFrom(matches: readonly PlacedMatch[], place: PlacedMatch): number {
  const index = lowerBound(matches, place, compareMatches)
  return index < matches.length ? index : 0
}
