import { LIMITS } from '../model/limits'
import { matchTokens } from './token-diff'

/**
 * Three-way merge of a text by words (docs/sync.md, M6): both sides' edits, where they lie apart; null where they do
 * not, or where too much differs to look. Words are those of Unicode (UAX #29), so that it also works where they are
 * not set apart by spaces.
 */
export function mergeText(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs) return mine
  if (mine === base) return theirs
  if (theirs === base) return mine
  const [from, ours, others] = [wordsOf(base), wordsOf(mine), wordsOf(theirs)]
  const inMine = matchTokens(from, ours, MOST_EDITS)
  const inTheirs = inMine && matchTokens(from, others, MOST_EDITS)
  if (!inMine || !inTheirs) return null
  const merged = mergeTokens({ from, ours, others, inMine, inTheirs })
  return merged !== null && merged.length <= LIMITS.text && merged.isWellFormed() ? merged : null
}

/** Beyond so many words taken out and put in by one side a merged text would be nobody's. */
const MOST_EDITS = 1_000

interface Sides {
  readonly from: readonly string[]
  readonly ours: readonly string[]
  readonly others: readonly string[]
  readonly inMine: Int32Array
  readonly inTheirs: Int32Array
}

/** diff3: between the tokens that stand in all three, each stretch is taken from the side that changed it. */
function mergeTokens({ from, ours, others, inMine, inTheirs }: Sides): string | null {
  let merged = ''
  let [at, mineAt, theirsAt] = [0, 0, 0]
  for (;;) {
    let next = at
    while (next < from.length && ((inMine[next] ?? -1) < 0 || (inTheirs[next] ?? -1) < 0)) next++
    const isEnd = next === from.length
    const mineNext = isEnd ? ours.length : (inMine[next] ?? 0)
    const theirsNext = isEnd ? others.length : (inTheirs[next] ?? 0)
    const stretch = mergeStretch(
      from.slice(at, next).join(''),
      ours.slice(mineAt, mineNext).join(''),
      others.slice(theirsAt, theirsNext).join(''),
    )
    if (stretch === null) return null
    merged += stretch
    if (isEnd) return merged
    merged += from[next]
    at = next + 1
    mineAt = mineNext + 1
    theirsAt = theirsNext + 1
  }
}

function mergeStretch(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine
  return mine === base ? theirs : null
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** Words, and what stands between them. */
export function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}
