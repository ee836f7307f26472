import type { Change } from '../../changes/change'
import { diffRegisters } from '../../changes/diff'
import { withFollowers } from '../../commands/follow'
import { transformedElements } from '../../commands/geometry'
import type { Document } from '../../document'
import { centerOf, type Point, rotatePoint } from '../../geometry/box'
import { EDGE_DIRECTION, type Edge } from '../../geometry/resize-edge'
import type { SelectionFrame } from '../../geometry/selection-frame'
import { resizeElements, rotateElements } from '../../geometry/transform'
import type { PointerInput } from '../../input'
import type { Element } from '../../model/element'
import { isDrag, snapped, toFifteenDegreeAngle } from '../gesture'
import { type Step, stay, type ToolContext } from '../tool'
import { idle, type Resizing, type Rotating, type SelectState } from './state'

export function beginResize(edge: Edge, down: PointerInput, context: ToolContext): Step<SelectState> {
  const frame = context.state.selectionFrame
  if (!frame) return stay(idle)
  const edgePoint = pointOfEdge(frame, edge)
  const grip = { x: edgePoint.x - down.canvasPoint.x, y: edgePoint.y - down.canvasPoint.y }
  return stay({ name: 'resizing', down, frame, edge, grip, ...transformedBy(context) })
}

export function continueResize(
  resizing: Resizing,
  event: PointerInput,
  context: ToolContext,
): Step<SelectState> {
  return preview(resizing, context.document, resizedElements(resizing, event, context))
}

export function endResize(resizing: Resizing, event: PointerInput, context: ToolContext): Step<SelectState> {
  if (!isDrag(resizing.down, event)) return stay(idle)
  return commit(resizing, context.document, resizedElements(resizing, event, context))
}

function resizedElements(
  { frame, edge, grip, originals }: Resizing,
  event: PointerInput,
  context: ToolContext,
): Element[] {
  const { shift, alt } = event.modifiers
  const pointer = { x: event.canvasPoint.x + grip.x, y: event.canvasPoint.y + grip.y }
  const point = frame.rotation === 0 ? snapped({ ...event, canvasPoint: pointer }, context) : pointer
  const pull = { edge, point, keepsProportions: shift, fromCenter: alt }
  return resizeElements(originals, frame, { pull, measureText: context.measureText })
}

function pointOfEdge({ box, rotation }: SelectionFrame, edge: Edge): Point {
  const center = centerOf(box)
  const { x, y } = EDGE_DIRECTION[edge]
  const point = { x: center.x + (x * box.width) / 2, y: center.y + (y * box.height) / 2 }
  return rotatePoint(point, center, rotation)
}

export function beginRotate(down: PointerInput, context: ToolContext): Step<SelectState> {
  const frame = context.state.selectionFrame
  if (!frame) return stay(idle)
  return stay(
    { name: 'rotating', down, frame, ...transformedBy(context) },
    { kind: 'cursor', cursor: 'grabbing' },
  )
}

export function continueRotate(
  rotating: Rotating,
  event: PointerInput,
  context: ToolContext,
): Step<SelectState> {
  return preview(rotating, context.document, rotatedElements(rotating, event))
}

export function endRotate(rotating: Rotating, event: PointerInput, context: ToolContext): Step<SelectState> {
  if (!isDrag(rotating.down, event)) return stay(idle)
  return commit(rotating, context.document, rotatedElements(rotating, event))
}

function rotatedElements({ frame, down, originals }: Rotating, event: PointerInput): Element[] {
  const center = centerOf(frame.box)
  const turned = angleOf(center, event.canvasPoint) - angleOf(center, down.canvasPoint)
  const angle = event.modifiers.shift
    ? toFifteenDegreeAngle(frame.rotation + turned) - frame.rotation
    : turned
  return rotateElements(originals, center, angle)
}

function angleOf(center: Point, { x, y }: Point): number {
  return Math.atan2(y - center.y, x - center.x)
}

function transformedBy({ document, state: { selection } }: ToolContext) {
  const originals = transformedElements(document, selection)
  return { originals, ids: new Set(originals.map(({ id }) => id)) }
}

function preview<S extends Resizing | Rotating>(
  state: S,
  document: Document,
  next: readonly Element[],
): Step<SelectState> {
  const elements = withFollowers(document, new Map(next.map((element) => [element.id, element])))
  return stay(state, { kind: 'preview', preview: { kind: 'elements', elements } })
}

/** What the gesture changed from the originals: what others changed meanwhile in other registers stays theirs. */
function commit(
  { originals }: Resizing | Rotating,
  document: Document,
  next: readonly Element[],
): Step<SelectState> {
  const before = new Map(originals.map((element) => [element.id, element]))
  const after = withFollowers(document, new Map(next.map((element) => [element.id, element])))
  const changes = [...after.values()].flatMap((element): Change[] => {
    const original = before.get(element.id) ?? document.get(element.id)
    const change = original ? diffRegisters(original, element) : null
    return change ? [change] : []
  })
  return stay(idle, { kind: 'commit', changes })
}
