import { diffRegisters } from '../../changes/diff'
import { changeOfLine, withoutPoint, withPoint, withPointAt } from '../../commands/line-points'
import { bendTowards } from '../../geometry/arc'
import type { Point } from '../../geometry/box'
import { isClosed } from '../../geometry/line-path'
import { elbowRunOf, type LineMiddle, QUARTER_BEND } from '../../geometry/line-points'
import { canvasPointsOf, pointAt, withCanvasPoints } from '../../geometry/points'
import { toHundredths } from '../../geometry/rounding'
import type { PointerInput } from '../../input'
import { isLinear, type LinearElement, MOST_BEND } from '../../model/element'
import { noMarks, type SnapMark } from '../../snapping/marks'
import { createSnapper } from '../../snapping/snapper'
import { isDrag } from '../gesture'
import { aimed, lineEndAt, rerouted } from '../line-ends'
import { type Effect, type Step, stay, type ToolContext } from '../tool'
import { type Bending, idle, type LinePull, type SelectState } from './state'

export function beginBend(pull: LinePull, down: PointerInput, context: ToolContext): Step<SelectState> {
  const line = selectedLine(context)
  if (!line) return stay(idle)
  const ids = new Set([line.id])
  return stay({ name: 'bending', down, line, pull, snapper: createSnapper(ids), ids })
}

function selectedLine({ document, state }: ToolContext): LinearElement | null {
  for (const id of state.selection) {
    const element = document.get(id)
    if (element && isLinear(element)) return element
  }
  return null
}

export function continueBend(bending: Bending, event: PointerInput, context: ToolContext): Step<SelectState> {
  if (!isDrag(bending.down, event)) return stay(bending)
  const { line, marks } = bentLine(bending, event, context)
  return stay(
    bending,
    { kind: 'preview', preview: { kind: 'elements', elements: new Map([[line.id, line]]) } },
    { kind: 'snap', marks },
  )
}

export function endBend(bending: Bending, event: PointerInput, context: ToolContext): Step<SelectState> {
  if (!isDrag(bending.down, event)) return stay(idle, ...clickOn(bending, event, context))
  const { line, selected } = bentLine(bending, event, context)
  const change = diffRegisters(bending.line, line)
  const effects: Effect[] = [{ kind: 'commit', changes: change ? [change] : [] }]
  const { editedPoint } = context.state
  if (editedPoint && selected !== null)
    effects.push({ kind: 'edit-point', point: { id: line.id, index: selected } })
  return stay(idle, ...effects)
}

/** A click on a point selects it, with alt removes it. */
function clickOn({ pull, line }: Bending, event: PointerInput, { document }: ToolContext): Effect[] {
  if (pull.kind !== 'point') return []
  if (!event.modifiers.alt) return [{ kind: 'edit-point', point: { id: line.id, index: pull.index } }]
  const less = withoutPoint(line, pull.index)
  return less ? [{ kind: 'commit', changes: changeOfLine(document, less) }] : []
}

interface Bent {
  readonly line: LinearElement
  readonly marks: readonly SnapMark[]
  /** The point that is in the hand. */
  readonly selected: number | null
}

function bentLine(bending: Bending, event: PointerInput, context: ToolContext): Bent {
  const { pull } = bending
  if (pull.kind === 'point') return pulledPoint(bending, pull.index, event, context)
  switch (pull.middle.pulls) {
    case 'add':
      return addedPoint(bending, pull.middle, event, context)
    case 'bend':
      return event.modifiers.alt
        ? addedPoint(bending, pull.middle, event, context)
        : { line: arched(bending.line, pull.middle, event, context), marks: noMarks, selected: null }
    case 'leg':
      return movedLeg(bending, pull.middle, event, context)
  }
}

/** One of the points goes to the pointer; an end takes hold of what is under it. */
function pulledPoint(
  { line, snapper }: Bending,
  index: number,
  event: PointerInput,
  context: ToolContext,
): Bent {
  const run = canvasPointsOf(line)
  const last = run.length / 2 - 1
  const isEnd = !isClosed(line.points) && (index === 0 || index === last)
  const pivot = pointAt(run, index === 0 ? 1 : index - 1)
  if (!isEnd) {
    const { point, marks } = freePoint(event, { pivot, snapper, context })
    return { line: aimed(withPointAt(line, index, point), context), marks, selected: index }
  }
  const opposite = pointAt(run, last - index)
  if (last > 2 && line.curve !== 'elbow' && isNear(event, opposite, context)) {
    const loop = { ...withPointAt(line, index, opposite), start: null, end: null }
    return { line: loop, marks: noMarks, selected: 0 }
  }
  const other = index === 0 ? line.end : line.start
  const { point, attachment, marks } = lineEndAt(event, { pivot, snapper, other, context })
  const pulled = withPointAt(line, index, point)
  const held = index === 0 ? { ...pulled, start: attachment } : { ...pulled, end: attachment }
  return { line: rerouted(held, context), marks, selected: index }
}

function addedPoint(
  { line, snapper }: Bending,
  { index }: LineMiddle,
  event: PointerInput,
  context: ToolContext,
): Bent {
  const pivot = pointAt(canvasPointsOf(line), index)
  const { point, marks } = freePoint(event, { pivot, snapper, context })
  const more = withPoint(line, index + 1, point)
  return { line: more ? aimed(more, context) : line, marks, selected: index + 1 }
}

/** A point within a line holds on to nothing. */
function freePoint(
  event: PointerInput,
  pull: Pick<Parameters<typeof lineEndAt>[1], 'pivot' | 'snapper' | 'context'>,
) {
  const { context, snapper } = pull
  if (event.modifiers.shift) return lineEndAt(event, { ...pull, other: null })
  const hand = { context, modifiers: event.modifiers }
  const point = snapper.pointAt(event.canvasPoint, hand)
  return { point, marks: snapper.marksAt(point, hand) }
}

/** A bend of fewer CSS pixels is meant to be none. */
const STRAIGHT_SCREEN = 6

function arched(
  line: LinearElement,
  { isQuarter }: LineMiddle,
  event: PointerInput,
  context: ToolContext,
): LinearElement {
  const run = canvasPointsOf(line)
  const [from, to] = [pointAt(run, 0), pointAt(run, 1)]
  const wanted = bendTowards(from, to, event.canvasPoint) / (isQuarter ? QUARTER_BEND : 1)
  const reach = Math.abs(wanted) * Math.hypot(to.x - from.x, to.y - from.y) * context.state.camera.zoom
  const bend = reach < STRAIGHT_SCREEN ? 0 : Math.min(MOST_BEND, Math.max(-MOST_BEND, wanted))
  return aimed({ ...line, bend: Math.round(bend * 1e4) / 1e4 }, context)
}

function movedLeg(
  { line, snapper }: Bending,
  { index, axis }: LineMiddle,
  event: PointerInput,
  context: ToolContext,
): Bent {
  const hand = { context, modifiers: event.modifiers }
  const point = snapper.pointAt(event.canvasPoint, hand)
  const corners = elbowRunOf(line)
  for (const corner of [index, index + 1])
    corners[corner * 2 + (axis === 'x' ? 0 : 1)] = toHundredths(axis === 'x' ? point.x : point.y)
  const fixedLegs = [...new Set([...line.fixedLegs, index])].sort((a, b) => a - b)
  const moved = { ...withCanvasPoints(line, corners), fixedLegs }
  return { line: rerouted(moved, context), marks: snapper.marksAt(point, hand), selected: null }
}

/** A line that a double click on its middle frees: a placed leg finds its way again, an arc is straight. */
export function freedMiddle(middle: LineMiddle, context: ToolContext): Effect[] {
  const line = selectedLine(context)
  if (!line || middle.pulls === 'add') return []
  const fixedLegs = line.fixedLegs.filter((leg) => leg !== middle.index)
  const freed = rerouted(middle.pulls === 'bend' ? { ...line, bend: 0 } : { ...line, fixedLegs }, context)
  const change = diffRegisters(line, freed)
  return change ? [{ kind: 'commit', changes: [change] }] : []
}

const SAME_POINT_SCREEN = 8

function isNear({ canvasPoint }: PointerInput, point: Point, { state }: ToolContext): boolean {
  const distance = Math.hypot(canvasPoint.x - point.x, canvasPoint.y - point.y)
  return distance * state.camera.zoom <= SAME_POINT_SCREEN
}
