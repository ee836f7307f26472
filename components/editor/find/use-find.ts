'use client'

import { useDeferredValue, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { type FindOptions, matcherOf } from '../../../lib/editor/commands/find-text'
import { useEditor } from '../editor-context'
import { indexFrom, type PlacedMatch } from './match-list'
import { searchText } from './search-text'

/** Milliseconds after a change of the document before the search looks again. */
const AGAIN_MS = 120

export interface Find {
  readonly matcher: RegExp | null
  readonly matches: readonly PlacedMatch[]
  readonly isSearching: boolean
  /** Which of the matches is meant; null when there are none. */
  readonly index: number | null
  readonly current: PlacedMatch | null
  step(by: 1 | -1): void
  /** After the next search the match at or after this place is meant. */
  resumeAt(place: PlacedMatch): void
}

/** Follows what is looked for and what changes on the canvas meanwhile. */
export function useFind(options: FindOptions): Find {
  const editor = useEditor()
  const { words, matchCase, wholeWords } = useDeferredValue(options)
  const matcher = useMemo(() => matcherOf({ words, matchCase, wholeWords }), [words, matchCase, wholeWords])
  const [answer, setAnswer] = useState<{ for: RegExp; matches: readonly PlacedMatch[]; isWhole: boolean }>()
  const [place, setPlace] = useState<PlacedMatch | null>(null)
  const [again, ask] = useReducer((count: number) => count + 1, 0)
  const isAgain = useRef(false)

  useEffect(() => {
    // The drawing changed: the same words are looked for anew.
    void again
    if (!matcher) {
      setAnswer(undefined)
      return
    }
    const aborter = new AbortController()
    // A search that is repeated behind what is shown must not let the count run up from nothing.
    const quiet = isAgain.current
    isAgain.current = false
    void searchText(editor, matcher, {
      signal: aborter.signal,
      onFound: (matches, isWhole) => {
        if (isWhole || !quiet) setAnswer({ for: matcher, matches, isWhole })
      },
    })
    return () => aborter.abort()
  }, [editor, matcher, again])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = editor.onApplied(() => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        isAgain.current = true
        ask()
      }, AGAIN_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [editor])

  // What is looked for first is found where one looks.
  const origin = useMemo(() => {
    void matcher
    const { x, y } = editor.state.getState().camera
    return { id: '', field: 'name', at: 0, length: 0, x, y } as const
  }, [editor, matcher])
  const matches = answer?.for === matcher && answer ? answer.matches : NONE
  const index = matches.length === 0 ? null : indexFrom(matches, place ?? origin)
  const current = index === null ? null : (matches[index] ?? null)
  return {
    matcher,
    matches,
    isSearching: matcher !== null && !(answer?.for === matcher && answer.isWhole),
    index,
    current,
    step(by) {
      if (index === null) return
      setPlace(matches[(index + by + matches.length) % matches.length] ?? null)
    },
    resumeAt: setPlace,
  }
}

const NONE: readonly PlacedMatch[] = []
