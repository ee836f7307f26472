'use client'

import { type MouseEvent, useCallback, useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { toCanvas, toScreen } from '../../lib/editor/camera'
import type { Editor } from '../../lib/editor/editor'
import { centerOf, type Point } from '../../lib/editor/geometry/box'
import { pickElement } from '../../lib/editor/pick'
import { selectableAt } from '../../lib/editor/tree'
import { useEditor } from './editor-context'

/** Tolerance of a right click, CSS pixels. */
const NEAR = 6
/** The browser says a menu key once more by an event of its own, within so many milliseconds. */
const SAME_KEY_MS = 400

interface MenuPlace {
  /** CSS pixels of the window. */
  readonly at: Point
  /** What lies there and is locked, when nothing else does. */
  readonly locked: string | null
}

const open = createStore<{ place: MenuPlace | null }>(() => ({ place: null }))

/** Opens the menu about what is selected, at a point of the window. */
export function openMenuAt(at: Point, locked: string | null = null): void {
  open.setState({ place: { at, locked } })
}

/** Where the menu of the canvas is open. */
export function useContextMenu() {
  const editor = useEditor()
  const place = useStore(open, (state) => state.place)
  useMenuKey(editor)

  /** What is under the pointer is what the menu is about. */
  const openUnderPointer = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      event.preventDefault()
      // A mouse asks with its right button, a key with none.
      if (event.button !== 2 && performance.now() - keyPressedAt < SAME_KEY_MS) return
      const box = event.currentTarget.getBoundingClientRect()
      const { camera, selection, enteredGroup, readOnly } = editor.state.getState()
      const point = toCanvas(camera, { x: event.clientX - box.left, y: event.clientY - box.top })
      const hit = editor.hitTest(point, NEAR)
      const meant = hit && (selectableAt(editor.document, hit, enteredGroup) ?? hit)
      if (!meant) editor.select([])
      else if (!selection.has(meant.id)) editor.select([meant.id])
      const tolerance = NEAR / camera.zoom
      const locked = hit || readOnly ? null : pickElement(editor, point, { tolerance, locked: true })
      openMenuAt({ x: event.clientX, y: event.clientY }, locked?.id)
    },
    [editor],
  )
  const close = useCallback(() => open.setState({ place: null }), [])
  useEffect(() => close, [close])
  return { place, open: openUnderPointer, close }
}

let keyPressedAt = Number.NEGATIVE_INFINITY

/** The menu key, or Shift and F10, on the drawing: the menu opens over what is selected. */
function useMenuKey(editor: Editor): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
      const surface = event.target instanceof Element ? event.target.closest('[data-testid="canvas"]') : null
      if (!isMenuKey || !surface) return
      event.preventDefault()
      keyPressedAt = performance.now()
      const box = surface.getBoundingClientRect()
      const at = middleOfSelection(editor) ?? { x: box.width / 2, y: box.height / 2 }
      openMenuAt({
        x: box.left + Math.min(Math.max(at.x, 0), box.width),
        y: box.top + Math.min(Math.max(at.y, 0), box.height),
      })
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [editor])
}

function middleOfSelection(editor: Editor): Point | null {
  const { selectionFrame, camera } = editor.state.getState()
  return selectionFrame && toScreen(camera, centerOf(selectionFrame.box))
}
