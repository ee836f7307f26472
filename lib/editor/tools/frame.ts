import { captureInFrame } from '../commands/frame'
import { toHundredths } from '../geometry/rounding'
import type { ElementOf } from '../model/element'
import { type BoxDrag, beginBoxDrag, continueBoxDrag } from './dragged-box'
import { isDrag, isKey, isPrimaryDown } from './gesture'
import { newFrame } from './new-element'
import { stay, type Tool } from './tool'

type FrameState =
  | { readonly name: 'idle' }
  | {
      readonly name: 'drawing'
      readonly drag: BoxDrag
      readonly element: ElementOf<'frame'>
    }

const idle: FrameState = { name: 'idle' }

/** What a click without a drag draws, canvas units, around the click: half a full screen. */
const DEFAULT_SIZE = { width: 960, height: 540 }

/** Drag from corner to corner; what lies wholly inside when the hand lets go becomes the frame's. */
export const frameTool: Tool<FrameState> = {
  cursor: 'crosshair',
  initial: idle,
  step(state, event, context) {
    if (event.type === 'cancel') return stay(idle)
    if (isKey(event, 'Escape')) return state === idle ? stay(idle, { kind: 'leave-tool' }) : stay(idle)
    if (state.name === 'idle') {
      if (!isPrimaryDown(event)) return stay(state)
      const drag = beginBoxDrag(event, context)
      return stay({ name: 'drawing', drag, element: newFrame(context, drag.origin) })
    }
    if (event.type === 'pointer-move') {
      const { box, marks } = continueBoxDrag(state.drag, event, context)
      // Its paper would hide what the hand is about to frame.
      const element = { ...state.element, ...box, fill: 'transparent' }
      const elements = new Map([[element.id, element]])
      return stay(
        state,
        { kind: 'preview', preview: { kind: 'elements', elements } },
        { kind: 'snap', marks },
      )
    }
    if (event.type !== 'pointer-up') return stay(state)
    const { down, origin } = state.drag
    const box = isDrag(down, event)
      ? continueBoxDrag(state.drag, event, context).box
      : {
          x: toHundredths(origin.x - DEFAULT_SIZE.width / 2),
          y: toHundredths(origin.y - DEFAULT_SIZE.height / 2),
          ...DEFAULT_SIZE,
        }
    const changes = captureInFrame(context, { ...state.element, ...box })
    return stay(
      idle,
      { kind: 'commit', changes },
      { kind: 'select', ids: [state.element.id] },
      { kind: 'drawn' },
    )
  },
}
