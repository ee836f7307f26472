import type { Box, Point } from '../geometry/box'
import { toHundredths } from '../geometry/rounding'
import type { Modifiers, PointerInput } from '../input'
import type { ShapeElement } from '../model/element'
import { isDrag, isKey, isPrimaryDown, snapped } from './gesture'
import { newShape } from './new-element'
import { stay, type Tool } from './tool'

type ShapeState =
  | { readonly name: 'idle' }
  | {
      readonly name: 'drawing'
      readonly down: PointerInput
      readonly origin: Point
      readonly element: ShapeElement
    }

const idle: ShapeState = { name: 'idle' }

/** What a click without a drag draws, canvas units, around the click. */
const DEFAULT_SIZE = { width: 160, height: 100 }

/** Rectangle, ellipse or diamond: drag from corner to corner; shift makes it as wide as high, alt grows it from its centre. */
export function shapeTool(type: ShapeElement['type']): Tool<ShapeState> {
  return {
    cursor: 'crosshair',
    initial: idle,
    step(state, event, context) {
      if (event.type === 'cancel') return stay(idle)
      if (isKey(event, 'Escape')) return state === idle ? stay(idle, { kind: 'leave-tool' }) : stay(idle)
      if (state.name === 'idle') {
        if (!isPrimaryDown(event)) return stay(state)
        const origin = snapped(event, context)
        return stay({ name: 'drawing', down: event, origin, element: newShape(type, context, origin) })
      }
      if (event.type === 'pointer-move') {
        const box = draggedBox(state.origin, snapped(event, context), event.modifiers)
        const element = { ...state.element, ...box }
        const elements = new Map([[element.id, element]])
        return stay(state, { kind: 'preview', preview: { kind: 'elements', elements } })
      }
      if (event.type !== 'pointer-up') return stay(state)
      const box = isDrag(state.down, event)
        ? draggedBox(state.origin, snapped(event, context), event.modifiers)
        : defaultBox(state.origin, event.modifiers)
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

/** The box between where a drag began and where it is. */
export function draggedBox(origin: Point, point: Point, { shift, alt }: Modifiers): Box {
  let dx = point.x - origin.x
  let dy = point.y - origin.y
  if (shift) {
    const side = Math.max(Math.abs(dx), Math.abs(dy))
    dx = dx < 0 ? -side : side
    dy = dy < 0 ? -side : side
  }
  const left = alt ? origin.x - Math.abs(dx) : Math.min(origin.x, origin.x + dx)
  const top = alt ? origin.y - Math.abs(dy) : Math.min(origin.y, origin.y + dy)
  const grown = alt ? 2 : 1
  return {
    x: toHundredths(left),
    y: toHundredths(top),
    width: toHundredths(Math.abs(dx) * grown),
    height: toHundredths(Math.abs(dy) * grown),
  }
}

function defaultBox(center: Point, { shift }: Modifiers): Box {
  const width = shift ? DEFAULT_SIZE.height : DEFAULT_SIZE.width
  const { height } = DEFAULT_SIZE
  return { x: toHundredths(center.x - width / 2), y: toHundredths(center.y - height / 2), width, height }
}
