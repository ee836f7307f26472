import type { Point } from '../geometry/box'
import { toHundredths } from '../geometry/rounding'
import type { PointerInput } from '../input'
import type { ElementOf } from '../model/element'
import { isKey, isPrimaryDown, snapped } from './gesture'
import { NOTE_SIZE, newNote } from './new-element'
import { stay, type Tool, type ToolContext } from './tool'

type NoteState = { readonly name: 'idle' } | { readonly name: 'placing'; readonly note: ElementOf<'note'> }

const idle: NoteState = { name: 'idle' }

/** A sticky note under the pointer, put down where the button is let go, and written on at once. */
export const noteTool: Tool<NoteState> = {
  cursor: 'crosshair',
  initial: idle,
  step(state, event, context) {
    if (event.type === 'cancel') return stay(idle)
    if (isKey(event, 'Escape')) return state === idle ? stay(idle, { kind: 'leave-tool' }) : stay(idle)
    if (state.name === 'idle') {
      if (!isPrimaryDown(event)) return stay(state)
      const note = around(newNote(context, event.canvasPoint), event, context)
      return stay({ name: 'placing', note }, show(note))
    }
    if (event.type === 'pointer-move') {
      const note = around(state.note, event, context)
      return stay({ name: 'placing', note }, show(note))
    }
    if (event.type !== 'pointer-up') return stay(state)
    const note = around(state.note, event, context)
    return stay(
      idle,
      { kind: 'commit', changes: [{ kind: 'create', element: note }] },
      { kind: 'select', ids: [note.id] },
      { kind: 'drawn' },
      { kind: 'edit-text', id: note.id },
    )
  },
}

function around(note: ElementOf<'note'>, event: PointerInput, context: ToolContext): ElementOf<'note'> {
  const { x, y } = cornerFor(event, context)
  return { ...note, x: toHundredths(x), y: toHundredths(y) }
}

/** On the grid it is the corner that lies on its lines. */
function cornerFor(event: PointerInput, context: ToolContext): Point {
  const { x, y } = event.canvasPoint
  return snapped({ ...event, canvasPoint: { x: x - NOTE_SIZE / 2, y: y - NOTE_SIZE / 2 } }, context)
}

function show(note: ElementOf<'note'>) {
  const preview = { kind: 'elements', elements: new Map([[note.id, note]]) } as const
  return { kind: 'preview', preview } as const
}
