import { cloneSelection } from '../../commands/clone'
import { changesOfMovement, movedLines, planMovement } from '../../commands/move'
import type { Point } from '../../geometry/box'
import { toHundredths } from '../../geometry/rounding'
import type { PointerInput } from '../../input'
import type { Element } from '../../model/element'
import { toGrid } from '../gesture'
import { frameHasPoint, openFramesOf, topKeys } from '../new-element'
import { type Step, stay, type ToolContext } from '../tool'
import { idle, type Moving, type Pressing, type SelectState } from './state'

export function beginMove({ down }: Pressing, event: PointerInput, context: ToolContext): Step<SelectState> {
  const { selection, selectionFrame: frame } = context.state
  const movement = planMovement(context.document, selection)
  return continueMove({ name: 'moving', down, movement, frame, copies: null }, event, context)
}

export function continueMove(moving: Moving, event: PointerInput, context: ToolContext): Step<SelectState> {
  const { x: dx, y: dy } = distance(moving, event, context)
  if (!event.modifiers.alt) {
    const lines = movedLines(context.document, moving.movement, dx, dy)
    return stay(moving, movePreview(moving.movement.rigid, { dx, dy }, lines))
  }
  // The copies stand still under the moving originals: the same picture as copies that move, and costs nothing.
  const copies = moving.copies ?? cloneMoved(context, 0, 0)
  const state = moving.copies ? moving : { ...moving, copies }
  return stay(state, movePreview(moving.movement.moved, { dx, dy }, copies.elements))
}

export function endMove(moving: Moving, event: PointerInput, context: ToolContext): Step<SelectState> {
  const { x: dx, y: dy } = distance(moving, event, context)
  if (event.modifiers.alt) {
    const { elements, roots } = cloneMoved(context, dx, dy)
    const changes = elements.map((element) => ({ kind: 'create', element }) as const)
    return stay(idle, { kind: 'commit', changes }, { kind: 'select', ids: roots })
  }
  if (dx === 0 && dy === 0) return stay(idle)
  const frames = openFramesOf(context.document).filter(({ id }) => !moving.movement.moved.has(id))
  const [above] = topKeys(context.document, 1)
  const frameUnder = (point: Point) => {
    const frame = frames.find((candidate) => frameHasPoint(candidate, point))
    return frame ? { id: frame.id, z: frame.z, above: above ?? frame.z } : null
  }
  const changes = changesOfMovement(context.document, moving.movement, { dx, dy, frameUnder })
  return stay(idle, { kind: 'commit', changes })
}

function cloneMoved({ document, state, newId }: ToolContext, dx: number, dy: number) {
  return cloneSelection(document, state.selection, { newId, dx, dy })
}

function movePreview(
  ids: ReadonlySet<string>,
  { dx, dy }: { dx: number; dy: number },
  besides: readonly Element[],
) {
  const elements = new Map(besides.map((element) => [element.id, element]))
  return { kind: 'preview', preview: { kind: 'move', ids, dx, dy, elements } } as const
}

/** How far the selection goes: along one axis with shift, from grid line to grid line when the grid is shown. */
function distance({ down, frame }: Moving, event: PointerInput, { state: { grid } }: ToolContext): Point {
  let dx = event.canvasPoint.x - down.canvasPoint.x
  let dy = event.canvasPoint.y - down.canvasPoint.y
  if (event.modifiers.shift) {
    if (Math.abs(dx) >= Math.abs(dy)) dy = 0
    else dx = 0
  }
  if (grid && frame && !event.modifiers.mod) {
    if (dx !== 0) dx = toGrid(frame.box.x + dx) - frame.box.x
    if (dy !== 0) dy = toGrid(frame.box.y + dy) - frame.box.y
  }
  return { x: toHundredths(dx), y: toHundredths(dy) }
}
