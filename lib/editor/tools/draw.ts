import type { Change } from '../changes/change'
import { placePoints } from '../geometry/points'
import { type Recognised, recognise } from '../geometry/recognise'
import { toHundredths } from '../geometry/rounding'
import type { PointerInput } from '../input'
import type { Element, ElementOf } from '../model/element'
import { LIMITS } from '../model/limits'
import { isKey, isPrimaryDown } from './gesture'
import { newLine, newShape, newStroke } from './new-element'
import { type Effect, type Step, stay, type Tool, type ToolContext } from './tool'

type DrawState = { readonly name: 'idle' } | Inking

interface Inking {
  readonly name: 'inking'
  readonly stroke: ElementOf<'draw'>
  /** Flat pairs, canvas units. */
  readonly run: number[]
  /** The same from the first point on. Both grow in place: a long stroke must not be copied at every move. */
  readonly points: number[]
  readonly pressures: number[]
  readonly measuresPressure: boolean
  /** When the pen last went on, milliseconds. */
  movedAtMs: number
}

const idle: DrawState = { name: 'idle' }

/**
 * Points nearer than this to the one before say nothing, CSS pixels. Spacing stays even, for where no pressure is
 * measured the painter takes it from the speed that spacing tells; that is why nothing cleverer thins the points.
 */
const SPACING_SCREEN = 1.5
/** Each point is drawn this far back towards the one before: what a trembling hand meant. */
const STREAMLINE = 0.25

/** Held still for so long before it is lifted, the pen asks for the shape that was meant. */
const HELD_MS = 800
/** Nothing smaller is taken for a shape, CSS pixels. */
const LEAST_SHAPE_SCREEN = 24

/** Freehand: every stroke an element. The pen stays in the hand, as in every other editor: one stroke is rarely all. */
export function drawTool(nib: Nib): Tool<DrawState> {
  return {
    cursor: 'crosshair',
    initial: idle,
    step(state, event, context) {
      if (event.type === 'cancel') return stay(idle)
      if (isKey(event, 'Escape')) return state === idle ? stay(idle, { kind: 'leave-tool' }) : stay(idle)
      if (state.name === 'idle') return isPrimaryDown(event) ? begin(nib, event, context) : stay(idle)
      if (event.type === 'pointer-move') {
        if (!addPoint(state, event, context)) return stay(state)
        if (state.run.length < LIMITS.points * 2) return stay(state, show(state))
        // Full: the ink goes on as another stroke.
        const { state: next, effects } = begin(nib, event, context)
        return stay(next, ...commit(state), ...effects)
      }
      if (event.type !== 'pointer-up') return stay(state)
      const isHeld = event.timeMs - state.movedAtMs >= HELD_MS
      addLastPoint(state, event)
      return stay(idle, ...commit(state), ...(isHeld ? meant(state, context) : []))
    },
  }
}

type Nib = ElementOf<'draw'>['nib']

function begin(nib: Nib, event: PointerInput, context: ToolContext): Step<DrawState> {
  const { x, y } = event.canvasPoint
  const inking: Inking = {
    name: 'inking',
    stroke: newStroke(nib, context, event.canvasPoint),
    run: [x, y],
    points: [0, 0],
    pressures: [toHundredths(event.pressure)],
    // A marker is as wide however it is pressed.
    measuresPressure: event.device === 'pen' && nib === 'pen',
    movedAtMs: event.timeMs,
  }
  return stay(inking, show(inking))
}

function addPoint(inking: Inking, event: PointerInput, { state }: ToolContext): boolean {
  const { run } = inking
  const lastX = run.at(-2) ?? 0
  const lastY = run.at(-1) ?? 0
  const dx = event.canvasPoint.x - lastX
  const dy = event.canvasPoint.y - lastY
  if (Math.hypot(dx, dy) * state.camera.zoom < SPACING_SCREEN) return false
  push(inking, lastX + dx * (1 - STREAMLINE), lastY + dy * (1 - STREAMLINE), event.pressure)
  inking.movedAtMs = event.timeMs
  return true
}

// A stroke ends where the pen was lifted.
function addLastPoint(inking: Inking, { canvasPoint, pressure }: PointerInput): void {
  const { run, pressures } = inking
  if (run.at(-2) === canvasPoint.x && run.at(-1) === canvasPoint.y) return
  if (run.length >= LIMITS.points * 2) return
  // Lifted pens tell no pressure.
  push(inking, canvasPoint.x, canvasPoint.y, pressure > 0 ? pressure : (pressures.at(-1) ?? 0.5))
}

function push({ run, points, pressures, stroke }: Inking, x: number, y: number, pressure: number): void {
  run.push(x, y)
  points.push(x - stroke.x, y - stroke.y)
  pressures.push(Math.min(1, Math.max(0, toHundredths(pressure))))
}

/** The shape that a stroke is nearly, in its place: a step of its own, so that undo brings back what was drawn. */
function meant(inking: Inking, context: ToolContext): Effect[] {
  const ink = inkOf(inking)
  const isLarge = Math.hypot(ink.width, ink.height) * context.state.camera.zoom >= LEAST_SHAPE_SCREEN
  const found = ink.nib === 'pen' && isLarge ? recognise(inking.run) : null
  if (!found) return []
  const changes: Change[] = [
    { kind: 'delete', element: ink },
    { kind: 'create', element: drawnOf(found, context) },
  ]
  return [{ kind: 'commit', changes }]
}

function drawnOf(found: Recognised, context: ToolContext): Element {
  if ('box' in found) {
    const { x, y, width, height } = found.box
    const box = {
      x: toHundredths(x),
      y: toHundredths(y),
      width: toHundredths(width),
      height: toHundredths(height),
    }
    return { ...newShape(found.kind, context, box), ...box }
  }
  const { from, to } = found
  return {
    ...newLine(found.kind, context, from),
    ...placePoints([from.x, from.y, to.x, to.y]),
    curve: 'straight',
  }
}

/** As it grows: from its first point on, its box left to when it is done. */
function show({ stroke, points, pressures, measuresPressure }: Inking): Effect {
  const element = { ...stroke, points, pressures: measuresPressure ? pressures : [] }
  return { kind: 'preview', preview: { kind: 'elements', elements: new Map([[element.id, element]]) } }
}

function commit(inking: Inking): Effect[] {
  return [{ kind: 'commit', changes: [{ kind: 'create', element: inkOf(inking) }] }]
}

function inkOf({ stroke, run, pressures, measuresPressure }: Inking): ElementOf<'draw'> {
  return { ...stroke, ...placePoints(run), pressures: measuresPressure ? pressures : [] }
}
