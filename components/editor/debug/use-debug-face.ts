'use client'

import { useCallback, useEffect, useRef } from 'react'
import type { Surface } from '../../canvas/surface'
import { useScene } from '../editor-context'
import { debugFaceOf } from './debug-face'

/** Sets `window.editor` while the screen stands; answers what the drawing surface is handed to. */
export function useDebugFace(enabled: boolean): (surface: Surface) => void {
  const { editor, session } = useScene()
  const surface = useRef<Surface | null>(null)
  useEffect(() => {
    if (!enabled) return
    Object.assign(window, { editor: debugFaceOf(editor, session, () => surface.current) })
    return () => {
      Reflect.deleteProperty(window, 'editor')
    }
  }, [editor, session, enabled])
  return useCallback((ready) => {
    surface.current = ready
  }, [])
}
