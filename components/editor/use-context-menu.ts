'use client'

import { type MouseEvent, useCallback, useState } from 'react'
import { toCanvas } from '../../lib/editor/camera'
import type { Point } from '../../lib/editor/geometry/box'
import { selectableAt } from '../../lib/editor/tree'
import { useEditor } from './editor-context'

/** Tolerance of a right click, CSS pixels. */
const NEAR = 6

/** Where the menu of the canvas is open, CSS pixels of the window. */
export function useContextMenu() {
  const editor = useEditor()
  const [at, setAt] = useState<Point | null>(null)

  /** What is under the pointer is what the menu is about. */
  const open = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      event.preventDefault()
      const box = event.currentTarget.getBoundingClientRect()
      const { camera, selection, enteredGroup } = editor.state.getState()
      const point = toCanvas(camera, { x: event.clientX - box.left, y: event.clientY - box.top })
      const hit = editor.hitTest(point, NEAR)
      const meant = hit && (selectableAt(editor.document, hit, enteredGroup) ?? hit)
      if (!meant) editor.select([])
      else if (!selection.has(meant.id)) editor.select([meant.id])
      setAt({ x: event.clientX, y: event.clientY })
    },
    [editor],
  )
  const close = useCallback(() => setAt(null), [])
  return { at, open, close }
}
