import type { Editor } from '../../editor'
import { someOf } from '../../tree'
import { type CommandDefinition, canEdit, canEditSelected } from '../command'
import { blankFrame, childrenIn, fitFrames, frameSelection, framesIn, removeFrames } from '../frame'
import { runPlan, selectionOf } from './run-plan'

/** What is done to frames, and to what is in them. */
export const frameCommands = [
  {
    id: 'frame-selection',
    group: 'Arrange',
    keys: ['mod+alt+g'],
    canRun: (editor) => canEditSelected(editor),
    run(editor) {
      runPlan(editor, frameSelection(editor.document, selectionOf(editor), blankFrame(editor.newId())))
    },
  },
  {
    id: 'fit-frame',
    group: 'Arrange',
    keys: [],
    canRun: (editor) =>
      canEdit(editor) && selectedFrames(editor).some(({ id }) => editor.document.hasChildren(id)),
    run: (editor) => runPlan(editor, fitFrames(editor.document, selectionOf(editor))),
  },
  {
    id: 'select-children',
    group: 'Arrange',
    keys: [],
    canRun: (editor) =>
      someOf(editor.document, selectionOf(editor), ({ id }) => editor.document.hasChildren(id)),
    run: (editor) => editor.select(childrenIn(editor.document, selectionOf(editor))),
  },
  {
    id: 'remove-frame',
    group: 'Arrange',
    keys: ['mod+shift+Backspace'],
    canRun: (editor) => canEdit(editor) && selectedFrames(editor).length > 0,
    run: (editor) => runPlan(editor, removeFrames(editor.document, selectionOf(editor))),
  },
] as const satisfies readonly CommandDefinition[]

function selectedFrames(editor: Editor) {
  return framesIn(editor.document, selectionOf(editor))
}
