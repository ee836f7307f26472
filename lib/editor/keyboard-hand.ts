import { toCanvas, visibleBox } from './camera'
import type { Point } from './geometry/box'
import { noModifiers, type PointerInput } from './input'
import type { Element } from './model/element'
import { comparePaintOrder } from './model/order'
import type { EditorState, ToolName } from './state'
import type { ToolContext } from './tools/tool'
import { isHidden, isLocked, selectableAt } from './tree'

/** CSS pixels from end to end of a line that no pointer drew. */
const LINE_LENGTH_SCREEN = 160

/** What Enter does with a tool in hand, for those who have no pointer: the gesture that draws in the middle of the view. */
export function gestureOfEnter({ tool, camera, viewport }: EditorState): readonly PointerInput[] {
  const middle = { x: viewport.width / 2, y: viewport.height / 2 }
  const gesture = gestures[tool]
  if (gesture === undefined) return []
  if (gesture === 'click')
    return [pointer('pointer-down', middle, camera), pointer('pointer-up', middle, camera)]
  const from = { ...middle, x: middle.x - LINE_LENGTH_SCREEN / 2 }
  const to = { ...middle, x: middle.x + LINE_LENGTH_SCREEN / 2 }
  return [
    pointer('pointer-down', from, camera),
    pointer('pointer-move', to, camera),
    pointer('pointer-up', to, camera),
  ]
}

const gestures: { readonly [T in ToolName]?: 'click' | 'drag' } = {
  rectangle: 'click',
  ellipse: 'click',
  diamond: 'click',
  polygon: 'click',
  star: 'click',
  note: 'click',
  frame: 'click',
  text: 'click',
  line: 'drag',
  arrow: 'drag',
}

/** Where a walk through the drawing begins: the lowest element in sight, or the group that it is in. */
export function firstInSight({ document, index, state }: ToolContext): string | null {
  const inSight = index
    .search(visibleBox(state.camera, state.viewport))
    .flatMap((id) => document.get(id) ?? [])
    .filter((element) => !isHidden(document, element) && !isLocked(document, element))
    .reduce<Element | null>(
      (lowest, element) => (lowest && comparePaintOrder(lowest, element) < 0 ? lowest : element),
      null,
    )
  return inSight && (selectableAt(document, inSight, state.enteredGroup)?.id ?? inSight.id)
}

// Held off from what it lies over, as with Control: nobody aimed at that.
function pointer(
  type: PointerInput['type'],
  screenPoint: Point,
  camera: EditorState['camera'],
): PointerInput {
  return {
    type,
    screenPoint,
    canvasPoint: toCanvas(camera, screenPoint),
    pressure: 0.5,
    device: 'mouse',
    button: 'primary',
    modifiers: { ...noModifiers, mod: true },
    timeMs: 0,
  }
}
