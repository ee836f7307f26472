'use client'

import { useEffect } from 'react'
import { copyElements } from '../../lib/editor/commands/clipboard'
import { pasteText } from './clipboard'
import { useScene } from './editor-context'
import { isModalOpen, isTyping } from './focus'
import { runCommand } from './use-run'

/** The system's own copy, cut and paste, by whatever key or menu: they need no permission. Files go to `onFiles`. */
export function useClipboard(onFiles: (files: readonly File[]) => void): void {
  const { editor, canvas } = useScene()
  useEffect(() => {
    const isMeant = (event: Event) => !isTyping(event.target) && !isModalOpen()

    function onCopy(event: ClipboardEvent) {
      const { selection } = editor.state.getState()
      if (!isMeant(event) || selection.size === 0 || !event.clipboardData) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', JSON.stringify(copyElements(editor.document, selection)))
      if (event.type === 'cut') runCommand({ editor, canvas }, 'delete')
    }

    function onPaste(event: ClipboardEvent) {
      if (!isMeant(event) || !event.clipboardData) return
      event.preventDefault()
      const files = [...event.clipboardData.files]
      if (files.length > 0) onFiles(files)
      else void pasteText(editor, canvas.id, event.clipboardData.getData('text/plain'))
    }

    window.addEventListener('copy', onCopy)
    window.addEventListener('cut', onCopy)
    window.addEventListener('paste', onPaste)
    return () => {
      window.removeEventListener('copy', onCopy)
      window.removeEventListener('cut', onCopy)
      window.removeEventListener('paste', onPaste)
    }
  }, [editor, canvas, onFiles])
}
