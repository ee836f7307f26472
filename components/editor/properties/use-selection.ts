'use client'

import { useState } from 'react'
import { useEditorState } from '../editor-context'

/** So many are looked through between two frames; more wait until the hand has done. */
export const MOST_LIVE = 500

/**
 * The selection that panels tell about. While a box or lasso is drawn around very many, it changes with every move, and looking
 * through all of it would stop the hand: then it is the one before, until the hand lets go.
 */
export function useSelection(): ReadonlySet<string> {
  const current = useEditorState(({ marquee, lasso, selection }) =>
    (marquee ?? lasso) !== null && selection.size > MOST_LIVE ? null : selection,
  )
  const [last, setLast] = useState(current)
  if (current !== null && current !== last) setLast(current)
  return current ?? last ?? NONE
}

const NONE: ReadonlySet<string> = new Set()
