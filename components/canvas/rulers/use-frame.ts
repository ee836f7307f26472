import { useEffect, useRef } from 'react'
import type { Editor } from '../../../lib/editor/editor'

/**
 * Draws in the same frame as the scene whenever the editor's state has changed, past React. Answers with how to ask for
 * one more.
 */
export function useFrame(editor: Editor, draw: () => void): void {
  const latest = useRef(draw)
  latest.current = draw
  useEffect(() => {
    let handle = 0
    const request = () => {
      handle ||= requestAnimationFrame(() => {
        handle = 0
        latest.current()
      })
    }
    request()
    const stop = editor.state.subscribe(request)
    return () => {
      stop()
      cancelAnimationFrame(handle)
    }
  }, [editor])
}
