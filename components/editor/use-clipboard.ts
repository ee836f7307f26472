'use client'

import { useEffect } from 'react'
import { toScreen } from '../../lib/editor/camera'
import type { Point } from '../../lib/editor/geometry/box'
import { pasteText } from './clipboard'
import { copiedText, prepareCopying } from './copied-text'
import { useScene } from './editor-context'
import { isModalOpen, isTyping } from './focus'
import { followPointer, pointerPlace } from './pointer-place'
import { runCommand } from './use-run'

/**
 * The system's own copy, cut and paste, by whatever key or menu: they need no permission. Files go to `onFiles`, with where
 * they are wanted (CSS pixels of the surface).
 */
export function useClipboard(onFiles: (files: readonly File[], at: Point) => void): void {
  const { editor, canvas } = useScene()
  useEffect(() => {
    let isShiftDown = false
    const isMeant = (event: Event) => !isTyping(event.target) && !isModalOpen()

    function onCopy(event: ClipboardEvent) {
      const { selection } = editor.state.getState()
      if (!isMeant(event) || selection.size === 0 || !event.clipboardData) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', copiedText(editor, canvas.id))
      if (event.type === 'cut') runCommand({ editor, canvas }, 'delete')
    }

    function onPaste(event: ClipboardEvent) {
      if (!isMeant(event) || !event.clipboardData) return
      event.preventDefault()
      const files = [...event.clipboardData.files]
      if (files.length > 0) onFiles(files, toScreen(editor.state.getState().camera, pointerPlace(editor)))
      else {
        const text = event.clipboardData.getData('text/plain')
        void pasteText(editor, canvas.id, text, isShiftDown ? 'in-place' : 'here')
      }
    }

    // A paste does not tell with what keys it was asked for.
    function onKey({ shiftKey }: KeyboardEvent) {
      isShiftDown = shiftKey
    }

    // What is selected may be copied next, and a copy cannot wait.
    const stopSelection = editor.state.subscribe(({ selection }) => {
      if (selection.size === 0) return
      stopSelection()
      void prepareCopying().catch(() => {})
    })
    const stopPointer = followPointer()
    window.addEventListener('copy', onCopy)
    window.addEventListener('cut', onCopy)
    window.addEventListener('paste', onPaste)
    window.addEventListener('keydown', onKey, { capture: true })
    window.addEventListener('keyup', onKey, { capture: true })
    return () => {
      stopSelection()
      stopPointer()
      window.removeEventListener('copy', onCopy)
      window.removeEventListener('cut', onCopy)
      window.removeEventListener('paste', onPaste)
      window.removeEventListener('keydown', onKey, { capture: true })
      window.removeEventListener('keyup', onKey, { capture: true })
    }
  }, [editor, canvas, onFiles])
}
