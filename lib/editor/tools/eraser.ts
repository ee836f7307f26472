import { deleteElements } from '../commands/delete'
import type { Point } from '../geometry/box'
import type { PointerInput } from '../input'
import type { Element } from '../model/element'
import { selectableAt, withDescendants } from '../tree'
import { isKey, isPrimaryDown } from './gesture'
import { type Effect, type Step, stay, type Tool, type ToolContext } from './tool'

type EraserState = { readonly name: 'idle' } | Erasing

interface Erasing {
  readonly name: 'erasing'
  readonly at: Point
  /** The elements and groups that go. */
  readonly doomed: ReadonlySet<string>
  /** All that shows of them. */
  readonly hidden: ReadonlyMap<string, null>
  readonly hiddenIds: ReadonlySet<string>
}

const NOTHING: ReadonlySet<string> = new Set()
const idle: EraserState = { name: 'idle' }

/** A fast hand moves further than a thin line is wide: between two events the eraser looks this often, CSS pixels. */
const STEP_SCREEN = 4
const MOST_STEPS = 200

/** What the hand passes over disappears, and is deleted in one operation when it lets go. Groups go whole. */
export const eraserTool: Tool<EraserState> = {
  cursor: 'crosshair',
  initial: idle,
  step(state, event, context) {
    if (event.type === 'cancel') return stay(idle)
    if (isKey(event, 'Escape')) return state === idle ? stay(idle, { kind: 'leave-tool' }) : stay(idle)
    if (state.name === 'idle') {
      if (!isPrimaryDown(event)) return stay(idle)
      return erase(
        { name: 'erasing', at: event.canvasPoint, doomed: NOTHING, hidden: new Map(), hiddenIds: NOTHING },
        event,
        context,
      )
    }
    if (event.type === 'pointer-move') return erase(state, event, context)
    if (event.type !== 'pointer-up') return stay(state)
    const { changes } = deleteElements(context.document, state.doomed)
    return stay(idle, { kind: 'commit', changes })
  },
}

function erase(erasing: Erasing, event: PointerInput, context: ToolContext): Step<EraserState> {
  const found = new Map<string, Element>()
  for (const point of pointsBetween(erasing.at, event.canvasPoint, context.state.camera.zoom)) {
    const hit = context.hitTest(point, undefined, erasing.hiddenIds)
    const target = hit && selectableAt(context.document, hit, null)
    if (target && !erasing.doomed.has(target.id)) found.set(target.id, target)
  }
  const at = event.canvasPoint
  if (found.size === 0) return stay({ ...erasing, at })
  const doomed = new Set([...erasing.doomed, ...found.keys()])
  const hidden = new Map(withDescendants(context.document, doomed).map(({ id }) => [id, null]))
  return stay({ name: 'erasing', at, doomed, hidden, hiddenIds: new Set(hidden.keys()) }, show(hidden))
}

function show(elements: ReadonlyMap<string, null>): Effect {
  return { kind: 'preview', preview: { kind: 'elements', elements } }
}

function pointsBetween(from: Point, to: Point, zoom: number): Point[] {
  const distance = Math.hypot(to.x - from.x, to.y - from.y) * zoom
  const steps = Math.min(MOST_STEPS, Math.max(1, Math.ceil(distance / STEP_SCREEN)))
  return Array.from({ length: steps }, (_, i) => {
    const share = (i + 1) / steps
    return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
  })
}
