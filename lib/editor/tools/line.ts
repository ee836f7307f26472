import { elbowCorners } from '../geometry/line-path'
import { placePoints, pointAt } from '../geometry/points'
import type { InputEvent, PointerInput } from '../input'
import type { Attachment, LinearElement } from '../model/element'
import { LIMITS } from '../model/limits'
import { createSnapper, type Snapper } from '../snapping/snapper'
import { isDrag, isKey, isPrimaryDown } from './gesture'
import { aimed, type LineEnd, lineEndAt } from './line-ends'
import { newLine } from './new-element'
import { type Step, stay, type Tool, type ToolContext } from './tool'

/** The points set so far (flat pairs, canvas) and what holds the first. */
interface Drawing {
  readonly down: PointerInput
  readonly line: LinearElement
  readonly run: readonly number[]
  readonly start: Attachment | null
  readonly snapper: Snapper
}

type LineState =
  | { readonly name: 'idle' }
  /** The button is down for the first time: a drag draws a line of two points, a click begins one of many. */
  | ({ readonly name: 'pressed' } & Drawing)
  /** Each click sets a point; double click, Enter or Escape ends. */
  | ({ readonly name: 'placing' } & Drawing)

const idle: LineState = { name: 'idle' }

/** Clicks nearer than this to a point mean that point, CSS pixels. */
const SAME_POINT_SCREEN = 6

/** Line or arrow: drag from end to end, or click point after point; shift turns in steps of 15°. */
export function lineTool(type: LinearElement['type']): Tool<LineState> {
  return {
    cursor: 'crosshair',
    initial: idle,
    step(state, event, context) {
      if (event.type === 'cancel') return stay(idle)
      switch (state.name) {
        case 'idle':
          if (isKey(event, 'Escape')) return stay(idle, { kind: 'leave-tool' })
          return isPrimaryDown(event) ? begin(type, event, context) : stay(idle)
        case 'pressed':
          return pressed(state, event, context)
        case 'placing':
          return placing(state, event, context)
      }
    },
  }
}

function begin(type: LinearElement['type'], down: PointerInput, context: ToolContext): Step<LineState> {
  const snapper = createSnapper(new Set())
  const { point, attachment } = lineEndAt(down, { pivot: null, snapper, other: null, context })
  const line = newLine(type, context, point)
  return stay({ name: 'pressed', down, line, run: [point.x, point.y], start: attachment, snapper })
}

function pressed(state: Drawing, event: InputEvent, context: ToolContext): Step<LineState> {
  const pressedState: LineState = { ...state, name: 'pressed' }
  if (isKey(event, 'Escape')) return stay(idle)
  if (event.type !== 'pointer-move' && event.type !== 'pointer-up') return stay(pressedState)
  if (!isDrag(state.down, event))
    return stay(event.type === 'pointer-up' ? { ...state, name: 'placing' } : pressedState)
  const end = nextEnd(state, event, context)
  if (event.type === 'pointer-move') return show(pressedState, state, end, context)
  return finish(withPoint(state, end), end.attachment, context)
}

function placing(state: Drawing, event: InputEvent, context: ToolContext): Step<LineState> {
  const placingState: LineState = { ...state, name: 'placing' }
  if (isKey(event, 'Escape') || isKey(event, 'Enter'))
    return finish(state, endAttachment(state, context), context)
  if (event.type === 'double-click') return finish(state, endAttachment(state, context), context)
  if (event.type === 'pointer-move') return show(placingState, state, nextEnd(state, event, context), context)
  if (event.type !== 'pointer-up' || event.button !== 'primary') return stay(placingState)
  if (isNear(event, state, 0, context) && state.run.length > 4) return finish(closed(state), null, context)
  const end = nextEnd(state, event, context)
  // The second click of a double click means the point that the first one set.
  if (isNear(event, state, state.run.length / 2 - 1, context)) return stay(placingState)
  const next = withPoint(state, end)
  if (next.run.length >= LIMITS.points * 2) return finish(next, end.attachment, context)
  return show({ ...next, name: 'placing' }, next, end, context)
}

function nextEnd({ run, snapper, start }: Drawing, event: PointerInput, context: ToolContext): LineEnd {
  const pivot = pointAt(run, run.length / 2 - 1)
  return lineEndAt(event, { pivot, snapper, other: start, context })
}

function withPoint(drawing: Drawing, { point }: LineEnd): Drawing {
  return { ...drawing, run: [...drawing.run, point.x, point.y] }
}

function closed(drawing: Drawing): Drawing {
  const { x, y } = pointAt(drawing.run, 0)
  return { ...drawing, run: [...drawing.run, x, y], start: null }
}

function isNear(event: PointerInput, { run }: Drawing, index: number, { state }: ToolContext): boolean {
  const { x, y } = pointAt(run, index)
  const distance = Math.hypot(event.canvasPoint.x - x, event.canvasPoint.y - y)
  return distance * state.camera.zoom <= SAME_POINT_SCREEN
}

/** What holds the last point set by a click. */
function endAttachment({ run, down, snapper, start }: Drawing, context: ToolContext): Attachment | null {
  const at = pointAt(run, run.length / 2 - 1)
  return lineEndAt({ ...down, canvasPoint: at }, { pivot: null, snapper, other: start, context }).attachment
}

function show(state: LineState, drawing: Drawing, end: LineEnd, context: ToolContext): Step<LineState> {
  const line = lineThrough(withPoint(drawing, end), end.attachment, context)
  return stay(
    state,
    { kind: 'preview', preview: { kind: 'elements', elements: new Map([[line.id, line]]) } },
    { kind: 'snap', marks: end.marks },
  )
}

function finish(drawing: Drawing, end: Attachment | null, context: ToolContext): Step<LineState> {
  if (drawing.run.length < 4) return stay(idle)
  const element = lineThrough(drawing, end, context)
  if (element.width === 0 && element.height === 0) return stay(idle)
  return stay(
    idle,
    { kind: 'commit', changes: [{ kind: 'create', element }] },
    { kind: 'select', ids: [element.id] },
    { kind: 'drawn' },
  )
}

function lineThrough(
  { line, run, start }: Drawing,
  end: Attachment | null,
  context: ToolContext,
): LinearElement {
  return aimed({ ...line, ...formThrough(line, run), start, end }, context)
}

/** Where a hand sets more than the ends of an elbow, it places the legs between. */
function formThrough(line: LinearElement, run: readonly number[]) {
  if (line.curve !== 'elbow' || run.length <= 4) return placePoints(run)
  const corners = elbowCorners(run)
  const fixedLegs = Array.from({ length: Math.max(0, corners.length / 2 - 3) }, (_, i) => i + 1)
  return { ...placePoints(corners), fixedLegs }
}
