import { cloneSelection } from '../../commands/clone'
import { changesOfMovement, type Movement, movedLines, planMovement } from '../../commands/move'
import { type Box, type Point, translateBox } from '../../geometry/box'
import { edgeBoxOf } from '../../geometry/ink-box'
import { toHundredths } from '../../geometry/rounding'
import type { PointerInput } from '../../input'
import type { Element } from '../../model/element'
import { noMarks, type SnapMark } from '../../snapping/marks'
import type { Pulls } from '../../snapping/snap-box'
import { createSnapper, type Snapper } from '../../snapping/snapper'
import { frameHasPoint, openFramesIn } from '../new-element'
import { type Step, stay, type ToolContext } from '../tool'
import { linesInSight } from './lines-in-sight'
import { idle, type Moving, type Pressing, type SelectState } from './state'

export function beginMove({ down }: Pressing, event: PointerInput, context: ToolContext): Step<SelectState> {
  const movement = planMovement(context.document, context.state.selection)
  const moving: Moving = {
    name: 'moving',
    down,
    movement,
    box: uprightBox(movement, context),
    snapper: createSnapper(movement.moved),
    copySnapper: createSnapper(new Set()),
    copies: null,
  }
  return continueMove(moving, event, context)
}

export function continueMove(moving: Moving, event: PointerInput, context: ToolContext): Step<SelectState> {
  const { x: dx, y: dy } = distance(moving, event, context)
  const snap = { kind: 'snap', marks: marksAt(moving, { x: dx, y: dy }, event, context) } as const
  if (!event.modifiers.alt) {
    const { rigid, moved } = moving.movement
    const isWanted = linesInSight(context, moved, { dx, dy })
    const lines = movedLines(context.document, moving.movement, { dx, dy, isWanted })
    return stay(moving, movePreview(rigid, { dx, dy }, lines), snap)
  }
  // The copies stand still under the moving originals: the same picture as copies that move, and costs nothing.
  const copies = moving.copies ?? cloneMoved(context, 0, 0)
  const state = moving.copies ? moving : { ...moving, copies }
  return stay(state, movePreview(moving.movement.moved, { dx, dy }, copies.elements), snap)
}

export function endMove(moving: Moving, event: PointerInput, context: ToolContext): Step<SelectState> {
  const { x: dx, y: dy } = distance(moving, event, context)
  if (event.modifiers.alt) {
    const { elements, roots, originals } = cloneMoved(context, dx, dy)
    const changes = elements.map((element) => ({ kind: 'create', element }) as const)
    const copied = { from: originals, to: roots }
    return stay(idle, { kind: 'commit', changes, copied }, { kind: 'select', ids: roots })
  }
  if (dx === 0 && dy === 0) return stay(idle)
  const landing = moving.box ? openFramesIn(context, translateBox(moving.box, dx, dy)) : []
  const frames = landing.filter(({ id }) => !moving.movement.moved.has(id))
  const frameUnder = (point: Point, largerThan: number) =>
    frames.find((frame) => frame.width * frame.height > largerThan && frameHasPoint(frame, point)) ?? null
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

/** How far the selection goes: along one axis with shift, and drawn to what is near. */
function distance(moving: Moving, event: PointerInput, context: ToolContext): Point {
  const { box, down } = moving
  let dx = event.canvasPoint.x - down.canvasPoint.x
  let dy = event.canvasPoint.y - down.canvasPoint.y
  if (event.modifiers.shift) {
    if (Math.abs(dx) >= Math.abs(dy)) dy = 0
    else dx = 0
  }
  if (!box) return { x: toHundredths(dx), y: toHundredths(dy) }
  // What the hand does not move along an axis stays there.
  const pulls: Pulls = { x: dx === 0 ? 'none' : 'whole', y: dy === 0 ? 'none' : 'whole' }
  const way = snapperOf(moving, event).wayOf(translateBox(box, dx, dy), pulls, {
    context,
    modifiers: event.modifiers,
  })
  return { x: toHundredths(dx + way.x), y: toHundredths(dy + way.y) }
}

function marksAt(moving: Moving, by: Point, event: PointerInput, context: ToolContext): readonly SnapMark[] {
  if (!moving.box) return noMarks
  const hand = { context, modifiers: event.modifiers }
  return snapperOf(moving, event).marksOf(translateBox(moving.box, by.x, by.y), WHOLE, hand)
}

const WHOLE: Pulls = { x: 'whole', y: 'whole' }

function snapperOf({ snapper, copySnapper }: Moving, { modifiers }: PointerInput): Snapper {
  return modifiers.alt ? copySnapper : snapper
}

/** Around what is moved, without its ink. */
function uprightBox({ moved }: Movement, { document, state: { selectionFrame } }: ToolContext): Box | null {
  if (!selectionFrame || selectionFrame.rotation === 0) return selectionFrame?.box ?? null
  // Only one element alone is shown in a turned frame.
  const [id] = moved
  const element = id === undefined ? undefined : document.get(id)
  return element ? edgeBoxOf(element) : null
}
