'use client'

import { useEffect } from 'react'
import { useScene } from '../editor-context'
import { debugFaceOf } from './debug-face'

/** Sets `window.editor` while the screen stands. */
export function useDebugFace(enabled: boolean): void {
  const { editor, session } = useScene()
  useEffect(() => {
    if (!enabled) return
    Object.assign(window, { editor: debugFaceOf(editor, session) })
    return () => {
      Reflect.deleteProperty(window, 'editor')
    }
  }, [editor, session, enabled])
}
