'use client'

import { type MouseEvent, useCallback, useState } from 'react'
import { toCanvas } from '../../lib/editor/camera'
import type { Point } from '../../lib/editor/geometry/box'
import { pickElement } from '../../lib/editor/pick'
import { selectableAt } from '../../lib/editor/tree'
import { useEditor } from './editor-context'

/** Tolerance of a right click, CSS pixels. */
const NEAR = 6

interface MenuPlace {
  /** CSS pixels of the window. */
  readonly at: Point
  /** What lies there and is locked, when nothing else does. */
  readonly locked: string | null
}

/** Where the menu of the canvas is open. */
export function useContextMenu() {
  const editor = useEditor()
  const [place, setPlace] = useState<MenuPlace | null>(null)

  /** What is under the pointer is what the menu is about. */
  const open = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      event.preventDefault()
      const box = event.currentTarget.getBoundingClientRect()
      const { camera, selection, enteredGroup, readOnly } = editor.state.getState()
      const point = toCanvas(camera, { x: event.clientX - box.left, y: event.clientY - box.top })
      const hit = editor.hitTest(point, NEAR)
      const meant = hit && (selectableAt(editor.document, hit, enteredGroup) ?? hit)
      if (!meant) editor.select([])
      else if (!selection.has(meant.id)) editor.select([meant.id])
      const tolerance = NEAR / camera.zoom
      const locked = hit || readOnly ? null : pickElement(editor, point, { tolerance, locked: true })
      setPlace({ at: { x: event.clientX, y: event.clientY }, locked: locked?.id ?? null })
    },
    [editor],
  )
  const close = useCallback(() => setPlace(null), [])
  return { place, open, close }
}
