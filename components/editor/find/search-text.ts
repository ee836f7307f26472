import { matchesIn } from '../../../lib/editor/commands/find-text'
import type { Editor } from '../../../lib/editor/editor'
import { isHidden } from '../../../lib/editor/tree'
import { visitInSlices } from '../in-slices'
import { compareMatches, mergeMatches, type PlacedMatch, placed } from './match-list'

interface Search {
  readonly signal: AbortSignal
  /** What was found so far, in reading order. */
  readonly onFound: (matches: readonly PlacedMatch[], isWhole: boolean) => void
}

/** Looks through all words and names that are not hidden, a little at a time. */
export async function searchText(
  { document }: Editor,
  matcher: RegExp,
  { signal, onFound }: Search,
): Promise<void> {
  let found: readonly PlacedMatch[] = []
  let fresh: PlacedMatch[] = []
  function gather(): void {
    found = mergeMatches(found, fresh.sort(compareMatches))
    fresh = []
  }
  const isWhole = await visitInSlices(
    [...document.elements()],
    (element) => {
      const matches = matchesIn(element, matcher)
      if (matches.length === 0 || isHidden(document, element)) return
      for (const match of matches) fresh.push(placed(match, element))
    },
    {
      signal,
      onSlice() {
        gather()
        onFound(found, false)
      },
    },
  )
  if (!isWhole) return
  gather()
  onFound(found, true)
}
