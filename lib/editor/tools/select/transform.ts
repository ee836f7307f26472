import type { Change } from '../../changes/change'
import { diffRegisters } from '../../changes/diff'
import { withFollowers } from '../../commands/follow'
import { transformedElements } from '../../commands/geometry'
import type { Document } from '../../document'
import { centerOf, type Point, rotatePoint } from '../../geometry/box'
import { EDGE_DIRECTION, type Edge } from '../../geometry/resize-edge'
import { type SelectionFrame, selectionFrameOf } from '../../geometry/selection-frame'
import { type Pull, resizeElements, rotateElements } from '../../geometry/transform'
import type { PointerInput } from '../../input'
import type { Element } from '../../model/element'
import { noMarks, type SnapMark } from '../../snapping/marks'
import { pulledBox } from '../../snapping/pulled-box'
import { createSnapper } from '../../snapping/snapper'
import { isDrag, toFifteenDegreeAngle } from '../gesture'
import { type Step, stay, type ToolContext } from '../tool'
import { idle, type Resizing, type Rotating, type SelectState } from './state'

export function beginResize(edge: Edge, down: PointerInput, context: ToolContext): Step<SelectState> {
  const frame = context.state.selectionFrame
  if (!frame) return stay(idle)
  const edgePoint = pointOfEdge(frame, edge)
  const grip = { x: edgePoint.x - down.canvasPoint.x, y: edgePoint.y - down.canvasPoint.y }
  const transformed = transformedBy(context)
  const snapper = createSnapper(transformed.ids)
  return stay({ name: 'resizing', down, frame, edge, grip, snapper, ...transformed })
}

export function continueResize(
  resizing: Resizing,
  event: PointerInput,
  context: ToolContext,
): Step<SelectState> {
  const { elements, marks } = resizedElements(resizing, event, context)
  return preview(resizing, context.document, elements, marks)
}

export function endResize(resizing: Resizing, event: PointerInput, context: ToolContext): Step<SelectState> {
  if (!isDrag(resizing.down, event)) return stay(idle)
  return commit(resizing, context.document, resizedElements(resizing, event, context).elements)
}

function resizedElements(
  { frame, edge, grip, originals, snapper }: Resizing,
  event: PointerInput,
  context: ToolContext,
): { readonly elements: Element[]; readonly marks: readonly SnapMark[] } {
  const { shift, alt } = event.modifiers
  const pointer = { x: event.canvasPoint.x + grip.x, y: event.canvasPoint.y + grip.y }
  const free = { edge, point: pointer, keepsProportions: shift, fromCenter: alt }
  const resize = (pull: Pull) => resizeElements(originals, frame, { pull, measureText: context.measureText })
  // The edges of what is turned are aligned with nothing upright.
  if (frame.rotation !== 0) return { elements: resize(free), marks: noMarks }
  const hand = { context, modifiers: event.modifiers }
  const isOneText = originals.length === 1 && originals[0]?.type === 'text'
  const pulled = pulledBox(frame.box, isOneText ? { ...free, keepsProportions: !isSide(edge) } : free)
  const way = snapper.wayOf(pulled.box, pulled.pulls, hand)
  const elements = resize({ ...free, point: pulled.pointAfter(way) })
  const box = selectionFrameOf(elements)?.box
  return { elements, marks: box ? snapper.marksOf(box, pulled.pulls, hand) : noMarks }
}

function isSide(edge: Edge): boolean {
  const { x, y } = EDGE_DIRECTION[edge]
  return x === 0 || y === 0
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
  marks: readonly SnapMark[] = noMarks,
): Step<SelectState> {
  const elements = withFollowers(document, new Map(next.map((element) => [element.id, element])))
  return stay(state, { kind: 'preview', preview: { kind: 'elements', elements } }, { kind: 'snap', marks })
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
