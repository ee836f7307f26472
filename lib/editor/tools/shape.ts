import type { Box, Point } from '../geometry/box'
import { toHundredths } from '../geometry/rounding'
import type { Modifiers } from '../input'
import type { ShapeElement } from '../model/element'
import { type BoxDrag, beginBoxDrag, continueBoxDrag } from './dragged-box'
import { isDrag, isKey, isPrimaryDown } from './gesture'
import { newShape } from './new-element'
import { stay, type Tool } from './tool'

type ShapeState =
  | { readonly name: 'idle' }
  | {
      readonly name: 'drawing'
      readonly drag: BoxDrag
      readonly element: ShapeElement
    }

const idle: ShapeState = { name: 'idle' }

/** What a click without a drag draws, canvas units, around the click. */
const DEFAULT_SIZE = { width: 160, height: 100 }

/** Any shape: drag from corner to corner; shift makes it as wide as high, alt grows it from its centre. */
export function shapeTool(type: ShapeElement['type']): Tool<ShapeState> {
  return {
    cursor: 'crosshair',
    initial: idle,
    step(state, event, context) {
      if (event.type === 'cancel') return stay(idle)
      if (isKey(event, 'Escape')) return state === idle ? stay(idle, { kind: 'leave-tool' }) : stay(idle)
      if (state.name === 'idle') {
        if (!isPrimaryDown(event)) return stay(state)
        const drag = beginBoxDrag(event, context)
        return stay({ name: 'drawing', drag, element: newShape(type, context, drag.origin) })
      }
      if (event.type === 'pointer-move') {
        const { box, marks } = continueBoxDrag(state.drag, event, context)
        const element = { ...state.element, ...box }
        const elements = new Map([[element.id, element]])
        return stay(
          state,
          { kind: 'preview', preview: { kind: 'elements', elements } },
          { kind: 'snap', marks },
        )
      }
      if (event.type !== 'pointer-up') return stay(state)
      const box = isDrag(state.drag.down, event)
        ? continueBoxDrag(state.drag, event, context).box
        : defaultBox(type, state.drag.origin, event.modifiers)
      const element = { ...state.element, ...box }
      return stay(
        idle,
        { kind: 'commit', changes: [{ kind: 'create', element }] },
        { kind: 'select', ids: [element.id] },
        { kind: 'drawn' },
      )
    },
  }
}

function defaultBox(type: ShapeElement['type'], center: Point, { shift }: Modifiers): Box {
  // Nobody means a star that is wider than high.
  const isEven = shift || type === 'polygon' || type === 'star'
  const width = isEven ? DEFAULT_SIZE.height : DEFAULT_SIZE.width
  const { height } = DEFAULT_SIZE
  return { x: toHundredths(center.x - width / 2), y: toHundredths(center.y - height / 2), width, height }
}
