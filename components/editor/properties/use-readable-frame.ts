'use client'

import { useEffect, useState } from 'react'
import type { SelectionFrame } from '../../../lib/editor/geometry/selection-frame'
import { useEditor } from '../editor-context'

/** Nobody reads numbers faster. */
const READABLE_MS = 120

/**
 * The frame of the selection for reading: at rest as it is, while a hand moves a few times a second. Fields written and
 * laid out anew with every frame would cost the hand a fifth of it.
 */
export function useReadableFrame(): SelectionFrame | null {
  const { state } = useEditor()
  const [frame, setFrame] = useState(() => state.getState().selectionFrame)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    function show(): void {
      clearTimeout(timer)
      timer = undefined
      setFrame(state.getState().selectionFrame)
    }
    show()
    const stop = state.subscribe((now, before) => {
      if (now.selectionFrame === before.selectionFrame) return
      if (now.preview.kind === 'none' && !now.marquee && !now.lasso) show()
      else timer ??= setTimeout(show, READABLE_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [state])
  return frame
}
