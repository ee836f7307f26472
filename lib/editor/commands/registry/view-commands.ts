import { fitBox, zoomAt } from '../../camera'
import type { Editor } from '../../editor'
import type { Box } from '../../geometry/box'
import { inkBoundsOf } from '../../geometry/ink-box'
import { withDescendants } from '../../tree'
import type { CommandDefinition } from '../command'
import { selectionOf } from './run-plan'

/** One step of zooming by key or button. */
const ZOOM_STEP = 1.25

export const viewCommands = [
  {
    id: 'zoom-in',
    group: 'View',
    keys: ['+', '=', 'mod++', 'mod+='],
    canRun: () => true,
    run: (editor) => zoomBy(editor, ZOOM_STEP),
  },
  {
    id: 'zoom-out',
    group: 'View',
    keys: ['-', 'mod+-'],
    canRun: () => true,
    run: (editor) => zoomBy(editor, 1 / ZOOM_STEP),
  },
  {
    id: 'zoom-to-100',
    group: 'View',
    keys: ['mod+0', 'shift+0'],
    canRun: () => true,
    run: (editor) => zoomTo(editor, 1),
  },
  {
    id: 'zoom-to-fit',
    group: 'View',
    keys: ['shift+1', 'mod+1'],
    canRun: (editor) => editor.document.size > 0,
    run: (editor) => show(editor, inkBoundsOf(editor.document.elements(), editor.measureText)),
  },
  {
    id: 'zoom-to-selection',
    group: 'View',
    keys: ['shift+2', 'mod+2'],
    canRun: (editor) => selectionOf(editor).size > 0,
    run: (editor) => show(editor, boundsOfSelection(editor)),
  },
  {
    id: 'toggle-grid',
    group: 'View',
    keys: ['g'],
    canRun: () => true,
    run: (editor) => editor.setGrid(!editor.state.getState().grid),
  },
] as const satisfies readonly CommandDefinition[]

function zoomBy(editor: Editor, factor: number): void {
  zoomTo(editor, editor.state.getState().camera.zoom * factor)
}

function zoomTo(editor: Editor, zoom: number): void {
  const { camera, viewport } = editor.state.getState()
  editor.setCamera(zoomAt(camera, { x: viewport.width / 2, y: viewport.height / 2 }, zoom))
}

function show(editor: Editor, box: Box | null): void {
  if (box) editor.setCamera(fitBox(box, editor.state.getState().viewport))
}

function boundsOfSelection({ document, state, measureText }: Editor): Box | null {
  return inkBoundsOf(withDescendants(document, state.getState().selection), measureText)
}
