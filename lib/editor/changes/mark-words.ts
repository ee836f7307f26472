import { wordsOf } from './merge-text'
import { matchTokens } from './token-diff'

/** A stretch of a text; `from`: whose words these are, null where they stood there before. */
export interface MarkedWords {
  readonly text: string
  readonly from: 'mine' | 'theirs' | null
}

/** Beyond so many words put in and taken out nothing is marked: marks everywhere would tell nothing. */
const MOST_EDITS = 400

/** A text with the words that its side put in. */
export function markEdited(base: string, text: string, side: 'mine' | 'theirs'): readonly MarkedWords[] {
  const words = wordsOf(text)
  const kept = standingIn(wordsOf(base), words)
  return kept
    ? joined(words.map((word, i) => ({ text: word, from: kept.has(i) ? null : side })))
    : plain(text)
}

/** A merged text with the words that either side put in; those of both count as mine. */
export function markMerged(
  { base, mine, theirs }: Record<'base' | 'mine' | 'theirs', string>,
  merged: string,
): readonly MarkedWords[] {
  const words = wordsOf(merged)
  const known = standingIn(wordsOf(base), words)
  const ours = standingIn(wordsOf(mine), words)
  if (!known || !ours || !standingIn(wordsOf(theirs), words)) return plain(merged)
  const sourceOf = (i: number) => (ours.has(i) ? 'mine' : 'theirs')
  return joined(words.map((word, i) => ({ text: word, from: known.has(i) ? null : sourceOf(i) })))
}

/** The indexes in `to` at which words of `from` stand; null when they differ too much to look. */
function standingIn(from: readonly string[], to: readonly string[]): ReadonlySet<number> | null {
  const places = matchTokens(from, to, MOST_EDITS)
  return places && new Set(places)
}

function plain(text: string): readonly MarkedWords[] {
  return [{ text, from: null }]
}

/** Neighbours of one source in one, so that a screen shows few parts. */
function joined(words: readonly MarkedWords[]): readonly MarkedWords[] {
  const stretches: MarkedWords[] = []
  for (const word of words) {
    const last = stretches.at(-1)
    if (last?.from === word.from) stretches[stretches.length - 1] = { ...last, text: last.text + word.text }
    else stretches.push(word)
  }
  return stretches
}
