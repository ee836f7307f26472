import { fitBox, toScreen } from '../../../lib/editor/camera'
import type { Editor } from '../../../lib/editor/editor'
import { centerOf } from '../../../lib/editor/geometry/box'
import { inkBoundsOf } from '../../../lib/editor/geometry/ink-box'
import { isTexted } from '../../../lib/editor/model/element'
import { withDescendants } from '../../../lib/editor/tree'

/** Letters smaller than this cannot be read, CSS pixels. */
const LEGIBLE = 7
/** Room that panels take around the view, CSS pixels. */
const EDGE = { x: 280, y: 90 } as const

/** Brings an element into sight, near enough to be read; the camera stays where that is so already. */
export function showMatch(editor: Editor, id: string): void {
  const { camera, viewport } = editor.state.getState()
  const elements = withDescendants(editor.document, [id])
  const box = inkBoundsOf(elements, editor.measureText)
  const [element] = elements
  if (!box || !element) return
  const letters = isTexted(element) ? element.fontSize * camera.zoom : LEGIBLE
  const center = centerOf(box)
  const at = toScreen(camera, center)
  const isInSight =
    at.x > EDGE.x && at.x < viewport.width - EDGE.x && at.y > EDGE.y && at.y < viewport.height - EDGE.y
  if (isInSight && letters >= LEGIBLE) return
  if (letters < LEGIBLE) {
    editor.setCamera(fitBox(box, viewport, { marginScreen: 240 }))
    return
  }
  const { zoom } = camera
  editor.setCamera({
    x: center.x - viewport.width / zoom / 2,
    y: center.y - viewport.height / zoom / 2,
    zoom,
  })
}
