import { visibleBox } from '../../camera'
import type { Editor } from '../../editor'
import { boxContains, centerOf } from '../../geometry/box'
import { inkBoundsOf } from '../../geometry/ink-box'
import { withDescendants } from '../../tree'
import type { CommandDefinition } from '../command'
import { selectAll } from '../select-all'
import { selectInverse, selectNext, selectParents, selectSiblings } from '../select-around'
import { type Likeness, selectSame } from '../select-same'
import { selectionOf } from './run-plan'

export const selectCommands = [
  {
    id: 'select-all',
    group: 'Select',
    keys: ['mod+a'],
    canRun: (editor) => editor.document.size > 0,
    run: (editor) => selectWithTool(editor, selectAll(editor.document, editor.state.getState().enteredGroup)),
  },
  {
    id: 'deselect',
    group: 'Select',
    keys: [],
    canRun: hasSelection,
    run: (editor) => editor.select([]),
  },
  {
    id: 'select-inverse',
    group: 'Select',
    keys: ['mod+shift+a'],
    canRun: (editor) => editor.document.size > 0,
    run(editor) {
      const { enteredGroup, selection } = editor.state.getState()
      selectWithTool(editor, selectInverse(editor.document, selection, enteredGroup))
    },
  },
  sameCommand('select-same-type', 'type'),
  sameCommand('select-same-fill', 'fill'),
  sameCommand('select-same-stroke', 'stroke'),
  sameCommand('select-same-width', 'strokeWidth'),
  sameCommand('select-same-font', 'font'),
  {
    id: 'select-siblings',
    group: 'Select',
    keys: [],
    canRun: hasSelection,
    run: (editor) => selectWithTool(editor, selectSiblings(editor.document, selectionOf(editor))),
  },
  {
    id: 'select-parent',
    group: 'Select',
    keys: ['shift+Enter'],
    canRun: hasSelection,
    run: (editor) => selectFound(editor, selectParents(editor.document, selectionOf(editor))),
  },
  {
    id: 'select-next',
    group: 'Select',
    keys: ['Tab'],
    canRun: hasSelection,
    run: (editor) => goOn(editor, 'next'),
  },
  {
    id: 'select-previous',
    group: 'Select',
    keys: ['shift+Tab'],
    canRun: hasSelection,
    run: (editor) => goOn(editor, 'previous'),
  },
] as const satisfies readonly CommandDefinition[]

function sameCommand<I extends string>(id: I, likeness: Likeness) {
  return {
    id,
    group: 'Select',
    keys: [],
    canRun: hasSelection,
    run: (editor) => selectFound(editor, selectSame(editor.document, selectionOf(editor), likeness)),
  } as const satisfies CommandDefinition
}

function hasSelection(editor: Editor): boolean {
  return selectionOf(editor).size > 0
}

/** What nothing answers to leaves the selection as it is. */
function selectFound(editor: Editor, ids: readonly string[]): void {
  if (ids.length > 0) selectWithTool(editor, ids)
}

/** Another tool would show nothing of what becomes selected. */
function selectWithTool(editor: Editor, ids: Iterable<string>): void {
  if (editor.state.getState().tool !== 'select') editor.setTool('select')
  editor.select(ids)
}

/** Selects a sibling, and brings it into sight. */
function goOn(editor: Editor, direction: 'next' | 'previous'): void {
  const id = selectNext(editor.document, selectionOf(editor), direction)
  if (id === null) return
  selectWithTool(editor, [id])
  const { camera, viewport } = editor.state.getState()
  const box = inkBoundsOf(withDescendants(editor.document, [id]), editor.measureText)
  if (!box || boxContains(visibleBox(camera, viewport), box)) return
  const center = centerOf(box)
  editor.setCamera({
    ...camera,
    x: center.x - viewport.width / camera.zoom / 2,
    y: center.y - viewport.height / camera.zoom / 2,
  })
}
