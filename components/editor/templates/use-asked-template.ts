'use client'

import { useEffect } from 'react'
import { useMessages } from '../../messages/messages-provider'
import { useEditor, useOpenProgress } from '../editor-context'

/** The address of a new canvas may ask for a template; it is drawn once, on an empty canvas only. */
export function useAskedTemplate(): void {
  const m = useMessages()
  const editor = useEditor()
  const isReady = useOpenProgress().state === 'ready'
  useEffect(() => {
    if (!isReady) return
    const address = new URL(window.location.href)
    const asked = address.searchParams.get('template')
    if (asked === null) return
    address.searchParams.delete('template')
    // A reload, or coming back to it, must not draw it once more.
    window.history.replaceState(window.history.state, '', address)
    void Promise.all([import('./insert-template'), import('./templates')]).then(
      ([{ insertTemplate }, { isTemplateId }]) => {
        if (isTemplateId(asked) && editor.document.size === 0) insertTemplate(editor, asked, m)
      },
    )
  }, [editor, isReady, m])
}
