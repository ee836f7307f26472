import { toCanvas } from '../../lib/editor/camera'
import type { Editor } from '../../lib/editor/editor'
import type { Point } from '../../lib/editor/geometry/box'

/** Where things are put that come from elsewhere, canvas units. */
export function middleOfView(editor: Editor): Point {
  const { camera, viewport } = editor.state.getState()
  const middle = toCanvas(camera, { x: viewport.width / 2, y: viewport.height / 2 })
  return { x: Math.round(middle.x), y: Math.round(middle.y) }
}
