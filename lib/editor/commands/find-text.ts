import type { Document } from '../document'
import type { MeasureText } from '../geometry/text-layout'
import { type Element, isTexted } from '../model/element'
import { isLocked } from '../tree'
import { changesTo, type Plan } from './plan'
import { storableName } from './rename'
import { withText } from './text'

export interface FindOptions {
  readonly words: string
  readonly matchCase: boolean
  readonly wholeWords: boolean
}

/** One place where the words stand. */
export interface Match {
  readonly id: string
  readonly field: MatchField
  /** UTF-16 code units from the beginning. */
  readonly at: number
  readonly length: number
}

/** In this order they are read: what a thing is called stands above it. */
const FIELDS = ['name', 'text'] as const
export type MatchField = (typeof FIELDS)[number]

/** What is looked for, as an expression; null when nothing is. */
export function matcherOf({ words, matchCase, wholeWords }: FindOptions): RegExp | null {
  if (words === '') return null
  const literal = words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const pattern = wholeWords ? `(?<![\\p{L}\\p{N}_])${literal}(?![\\p{L}\\p{N}_])` : literal
  return new RegExp(pattern, matchCase ? 'gu' : 'giu')
}

export function matchesIn(element: Element, matcher: RegExp): Match[] {
  const matches: Match[] = []
  for (const field of FIELDS) {
    const words = wordsOf(element, field)
    if (words === '') continue
    for (const found of words.matchAll(matcher)) {
      matches.push({ id: element.id, field, at: found.index, length: found[0].length })
    }
  }
  return matches
}

/** Puts other words in one place; nothing when it says something else by now, or is locked. */
export function replaceMatch(
  document: Document,
  { id, field, at, length }: Match,
  { by, matcher, measureText }: Replacement,
): Plan {
  const element = document.get(id)
  if (!element || isLocked(document, element)) return { changes: [] }
  const words = wordsOf(element, field)
  const still = [...words.matchAll(matcher)].some((found) => found.index === at && found[0].length === length)
  if (!still) return { changes: [] }
  const next = words.slice(0, at) + by + words.slice(at + length)
  return { changes: changesTo(document, [withWords(element, field, next, measureText)]) }
}

/** Puts other words in all places of these elements, as one operation. What is locked stays. */
export function replaceAllMatches(
  document: Document,
  ids: Iterable<string>,
  { by, matcher, measureText }: Replacement,
): Plan {
  const next: Element[] = []
  for (const id of ids) {
    const element = document.get(id)
    if (!element || isLocked(document, element)) continue
    let changed = element
    for (const field of FIELDS) {
      const words = wordsOf(element, field)
      // A function, since in a string `$&` and the like would mean something.
      const replaced = words.replace(matcher, () => by)
      if (replaced !== words) changed = withWords(changed, field, replaced, measureText)
    }
    if (changed !== element) next.push(changed)
  }
  return { changes: changesTo(document, next) }
}

export interface Replacement {
  readonly by: string
  readonly matcher: RegExp
  readonly measureText: MeasureText
}

function wordsOf(element: Element, field: MatchField): string {
  if (element.type === 'unknown') return ''
  if (field === 'name') return element.name
  return isTexted(element) ? element.text : ''
}

function withWords(element: Element, field: MatchField, words: string, measureText: MeasureText): Element {
  if (element.type === 'unknown') return element
  return field === 'name' ? { ...element, name: storableName(words) } : withText(element, words, measureText)
}
