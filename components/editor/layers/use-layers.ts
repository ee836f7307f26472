'use client'

import { useDeferredValue, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { useMessages } from '../../messages/messages-provider'
import { useEditor } from '../editor-context'
import { type FoundLayers, searchLayers } from './layer-search'
import { createLayerTree, type LayerTree } from './layer-tree'

export interface Layers {
  readonly tree: LayerTree
  /** Grows whenever rows may look different; at most once a frame. */
  readonly revision: number
  /** To be called when rows were opened or closed. */
  refresh(): void
  /** What the search found; null when nothing is searched for, or not yet found. */
  readonly found: FoundLayers | null
  readonly isSearching: boolean
}

/** The rows of the panel, in step with the document. */
export function useLayers(query: string): Layers {
  const editor = useEditor()
  const [revision, refresh] = useReducer((count: number) => count + 1, 0)
  const whole = useMemo(() => createLayerTree(editor.document), [editor])
  const { found, isSearching, searchAgain } = useSearch(query)
  const filtered = useMemo(
    () => found && createLayerTree(editor.document, { only: found.shown }),
    [editor, found],
  )
  const trees = useRef({ whole, filtered })
  trees.current = { whole, filtered }

  useEffect(() => {
    let frame = 0
    const stop = editor.onApplied((applied) => {
      trees.current.whole.follow(applied)
      trees.current.filtered?.follow(applied)
      if (trees.current.filtered) searchAgain()
      frame ||= requestAnimationFrame(() => {
        frame = 0
        refresh()
      })
    })
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
  }, [editor, searchAgain])

  return { tree: filtered ?? whole, revision, refresh, found, isSearching }
}

/** Milliseconds after a change of the document before a search looks again. */
const SEARCH_AGAIN_MS = 250

function useSearch(query: string) {
  const editor = useEditor()
  const m = useMessages()
  const wanted = useDeferredValue(query.trim())
  const [answer, setAnswer] = useState<{ wanted: string; found: FoundLayers } | null>(null)
  const [again, ask] = useReducer((count: number) => count + 1, 0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    // The drawing changed: the same words are looked for anew.
    void again
    if (wanted === '') {
      setAnswer(null)
      return
    }
    const aborter = new AbortController()
    void searchLayers(editor, wanted, { m, signal: aborter.signal }).then(
      (found) => found && setAnswer({ wanted, found }),
    )
    return () => aborter.abort()
  }, [editor, m, wanted, again])
  useEffect(() => () => clearTimeout(timer.current), [])

  const [searchAgain] = useState(() => () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(ask, SEARCH_AGAIN_MS)
  })
  const isSearching = wanted !== '' && answer?.wanted !== wanted
  // The last answer stands until the next one comes: letters typed quickly make nothing flicker.
  return { found: wanted === '' ? null : (answer?.found ?? null), isSearching, searchAgain }
}
