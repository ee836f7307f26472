'use client'

import { useState } from 'react'
import type { EditorState } from '../../../lib/editor/editor'
import { useEditor, useEditorState } from '../editor-context'
import { isCatchingMany } from '../live-selection'

/**
 * The selection that panels tell about. While a box is drawn around very many, drawing a panel anew at every move would
 * stop the hand: then it is the one before, until the hand lets go.
 */
export function useSelection(): ReadonlySet<string> {
  const editor = useEditor()
  const [settled] = useState(() => {
    let { selection: last } = editor.state.getState()
    return (state: EditorState) => {
      if (!isCatchingMany(state)) last = state.selection
      return last
    }
  })
  return useEditorState(settled)
}
