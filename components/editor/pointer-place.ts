import { toCanvas, visibleBox } from '../../lib/editor/camera'
import type { Editor } from '../../lib/editor/editor'
import { boxHasPoint, type Point } from '../../lib/editor/geometry/box'
import { middleOfView } from './middle-of-view'

let last: Point | null = null

/** Follows where on the drawing the pointer is, CSS pixels of the surface; answers with how to stop. */
export function followPointer(): () => void {
  function onPointer(event: PointerEvent): void {
    const { target } = event
    const surface = target instanceof Element ? target.closest('[data-testid="canvas"]') : null
    if (!surface) return
    const { left, top } = surface.getBoundingClientRect()
    last = { x: event.clientX - left, y: event.clientY - top }
  }
  const options = { capture: true, passive: true }
  window.addEventListener('pointermove', onPointer, options)
  window.addEventListener('pointerdown', onPointer, options)
  return () => {
    window.removeEventListener('pointermove', onPointer, options)
    window.removeEventListener('pointerdown', onPointer, options)
    last = null
  }
}

/** Where the pointer was last seen on the drawing, whole canvas units; the middle of the view when it never was. */
export function pointerPlace(editor: Editor): Point {
  const { camera, viewport } = editor.state.getState()
  const at = last && toCanvas(camera, last)
  if (!at || !boxHasPoint(visibleBox(camera, viewport), at)) return middleOfView(editor)
  return { x: Math.round(at.x), y: Math.round(at.y) }
}
