'use client'

import { useEffect, useState } from 'react'
import { type Camera, fitBox } from '../../../lib/editor/camera'
import type { Editor } from '../../../lib/editor/editor'
import type { Box } from '../../../lib/editor/geometry/box'

/** Keeps the camera on a page while it is shown, and gives everything back as it was afterwards. */
export function useStage(editor: Editor, page: Box | null): void {
  const [before] = useState(() => editor.state.getState())

  // First of the two: what is given back must not be held any more.
  useEffect(() => {
    if (!page) return
    let held: Camera | null = null
    const hold = () => {
      const { camera, viewport } = editor.state.getState()
      const wanted = fitBox(page, viewport, { marginScreen: 0, maxZoom: Number.POSITIVE_INFINITY })
      if (held && sameCamera(held, wanted) && camera === held) return
      held = wanted
      editor.setCamera(wanted)
    }
    hold()
    // No wheel or pinch moves the page out of its frame.
    return editor.state.subscribe(hold)
  }, [editor, page])

  useEffect(() => {
    editor.select([])
    editor.setTool('hand')
    editor.setGrid(false)
    return () => {
      editor.laser.clear()
      editor.setTool(before.tool === 'hand' ? 'hand' : 'select')
      editor.setGrid(before.grid)
      editor.setCamera(before.camera)
      editor.select(before.selection)
    }
  }, [editor, before])
}

function sameCamera(a: Camera, b: Camera): boolean {
  return a.x === b.x && a.y === b.y && a.zoom === b.zoom
}
