'use client'

import { useEffect, useState } from 'react'
import type { Commit, Editor } from '../../../lib/editor/editor'
import { currentMessages } from '../../messages/messages-provider'
import { useEditor, useOpenProgress } from '../editor-context'
import { sayCommit } from './say-commit'
import { saySelection } from './say-element'

/** Keys that repeat say only where they ended. */
const QUIET_MS = 350
/** Others may change something with every frame. */
const OTHERS_QUIET_MS = 3_000

/** The last thing there is to say of the drawing; empty until something happened. */
export function useSpoken(): string {
  const editor = useEditor()
  const isOpen = useOpenProgress().state === 'ready'
  const [said, setSaid] = useState('')
  useEffect(() => (isOpen ? listen(editor, setSaid) : undefined), [editor, isOpen])
  return said
}

function listen(editor: Editor, say: (sentence: string) => void): () => void {
  let sentence: (() => string) | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let othersTimer: ReturnType<typeof setTimeout> | undefined
  let byOthers = 0

  function later(next: () => string): void {
    sentence = next
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (sentence) say(sentence())
      sentence = null
    }, QUIET_MS)
  }

  const stops = [
    editor.state.subscribe((now, before) => {
      // A gesture that changes something is told by what it changed.
      if (now.selection !== before.selection && !sentence)
        later(() => saySelection(currentMessages(), editor))
      if (now.tool !== before.tool && now.tool !== 'select' && now.tool !== 'hand') {
        const { commands, spoken, format } = currentMessages()
        const tool = Object.entries(commands).find(([id]) => id === `tool.${now.tool}`)?.[1]
        if (tool !== undefined) later(() => format(spoken.tool, { tool }))
      }
    }),
    editor.onCommit((commit: Commit) => {
      byOthers = Math.max(0, byOthers - commit.changes.length)
      later(() => sayCommit(currentMessages(), editor, commit))
    }),
    // Told of before the commit itself is: what is left after it came from elsewhere.
    editor.onApplied((applied) => {
      byOthers += applied.length
      othersTimer ??= setTimeout(() => {
        othersTimer = undefined
        const m = currentMessages()
        if (byOthers > 0) say(m.format(m.spoken.byOthers, { count: byOthers }))
        byOthers = 0
      }, OTHERS_QUIET_MS)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
    clearTimeout(timer)
    clearTimeout(othersTimer)
  }
}
