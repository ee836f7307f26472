import { toCanvas, toScreen } from '../../../lib/editor/camera'
import { addGuide, deleteGuides, moveGuide } from '../../../lib/editor/commands/guides'
import type { Editor } from '../../../lib/editor/editor'
import type { Point } from '../../../lib/editor/geometry/box'
import { noModifiers } from '../../../lib/editor/input'
import type { ElementOf } from '../../../lib/editor/model/element'
import type { Axis } from '../../../lib/editor/snapping/marks'
import { createSnapper, type Snapper } from '../../../lib/editor/snapping/snapper'
import { RULER_SIZE } from './paint-ruler'

export type Guide = ElementOf<'guide'>

/** A guide in the hand: one that lies on the canvas, or a new one out of a ruler. */
export interface GuideDrag {
  readonly axis: Axis
  readonly guide: Guide | null
  readonly snapper: Snapper
  /** Canvas units; null while it is back on its ruler, where letting go takes it away. */
  readonly position: number | null
}

export function beginGuideDrag(axis: Axis, guide: Guide | null): GuideDrag {
  const except = new Set(guide ? [guide.id] : [])
  return { axis, guide, snapper: createSnapper(except), position: guide ? guide[axis] : null }
}

/** `screenPoint` in CSS pixels of the drawing surface; `mod` lets go of what is near. */
export function continueGuideDrag(
  drag: GuideDrag,
  { screenPoint, mod, editor }: { screenPoint: Point; mod: boolean; editor: Editor },
): GuideDrag {
  const { axis, snapper } = drag
  const state = editor.state.getState()
  if (screenPoint[axis] < (state.rulers ? RULER_SIZE : 0)) return { ...drag, position: null }
  const canvasPoint = toCanvas(state.camera, screenPoint)
  const pulls = axis === 'x' ? ({ x: 'point', y: 'none' } as const) : ({ x: 'none', y: 'point' } as const)
  const way = snapper.wayOf({ ...canvasPoint, width: 0, height: 0 }, pulls, {
    context: { document: editor.document, index: editor.index, state },
    modifiers: { ...noModifiers, mod },
  })
  const position = canvasPoint[axis]
  return { ...drag, position: way[axis] === 0 ? Math.round(position) : position + way[axis] }
}

/** One gesture, one operation: a new guide, one that lies elsewhere, or one less. Answers with the guide that is left. */
export function endGuideDrag({ axis, guide, position }: GuideDrag, editor: Editor): string | null {
  // Another person may have taken it away meanwhile.
  const present = guide && editor.document.get(guide.id)
  if (guide && present?.type !== 'guide') return null
  if (present?.type === 'guide') {
    editor.commit(
      (position === null ? deleteGuides([present]) : moveGuide(editor.document, present, position)).changes,
    )
    return position === null ? null : present.id
  }
  if (position === null) return null
  const id = editor.newId()
  editor.commit(addGuide(editor.document, { id, axis, position }).changes)
  return id
}

/** CSS pixels on the surface along the axis of a guide. */
export function screenPositionOf(axis: Axis, position: number, editor: Editor): number {
  return toScreen(editor.state.getState().camera, { x: position, y: position })[axis]
}
