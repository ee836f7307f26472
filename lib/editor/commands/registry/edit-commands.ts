import type { Editor } from '../../editor'
import { type CommandDefinition, canEdit, canEditSelected } from '../command'
import { deleteElements } from '../delete'
import { duplicateElements } from '../duplicate'
import { nudge } from '../nudge'
import { gestureKey } from '../plan'
import { setStyle, styleOf } from '../style'
import { hasHidden, hasLocked, showHidden, toggleHidden, toggleLocked, unlockAll } from '../visibility'
import { runPlan, selectionOf } from './run-plan'

export const editCommands = [
  {
    id: 'undo',
    group: 'Edit',
    keys: ['mod+z'],
    canRun: (editor) => canEdit(editor) && editor.state.getState().canUndo,
    run: (editor) => editor.undo(),
  },
  {
    id: 'redo',
    group: 'Edit',
    keys: ['mod+shift+z', 'mod+y'],
    canRun: (editor) => canEdit(editor) && editor.state.getState().canRedo,
    run: (editor) => editor.redo(),
  },
  {
    id: 'cut',
    group: 'Edit',
    keys: ['mod+x'],
    canRun: (editor) => canEditSelected(editor),
    run(editor, host) {
      const cut = selectionOf(editor)
      host.copy(() => runPlan(editor, deleteElements(editor.document, cut)))
    },
  },
  {
    id: 'copy',
    group: 'Edit',
    keys: ['mod+c'],
    canRun: (editor) => selectionOf(editor).size > 0,
    run: (_editor, host) => host.copy(),
  },
  {
    id: 'paste',
    group: 'Edit',
    keys: ['mod+v'],
    canRun: canEdit,
    run: (_editor, host) => host.paste('here'),
  },
  {
    id: 'paste-in-place',
    group: 'Edit',
    keys: ['mod+shift+v'],
    canRun: canEdit,
    run: (_editor, host) => host.paste('in-place'),
  },
  copyAsCommand('copy-as-png', 'png', 'mod+shift+c'),
  copyAsCommand('copy-as-svg', 'svg'),
  {
    id: 'copy-style',
    group: 'Edit',
    keys: ['mod+alt+c'],
    canRun: (editor) => selectionOf(editor).size > 0,
    run: (editor, host) => host.keepStyle(styleOf(editor.document, selectionOf(editor))),
  },
  {
    id: 'paste-style',
    group: 'Edit',
    keys: ['mod+alt+v'],
    canRun: (editor) => canEditSelected(editor),
    run(editor, host) {
      const style = host.keptStyle()
      const { document, measureText } = editor
      if (style) runPlan(editor, setStyle(document, selectionOf(editor), { style, measureText }))
    },
  },
  {
    id: 'edit-link',
    group: 'Edit',
    keys: ['mod+shift+u'],
    canRun: (editor) => canEditSelected(editor),
    run: (_editor, host) => host.toggle('link'),
  },
  {
    id: 'duplicate',
    group: 'Edit',
    keys: ['mod+d'],
    canRun: (editor) => canEditSelected(editor),
    run(editor) {
      const { selection, copied } = editor.state.getState()
      const { document, newId } = editor
      runPlan(editor, duplicateElements(document, selection, { newId, last: copied }))
    },
  },
  {
    id: 'delete',
    group: 'Edit',
    keys: ['Delete', 'Backspace'],
    canRun: (editor) => canEditSelected(editor),
    run: (editor) => runPlan(editor, deleteElements(editor.document, selectionOf(editor))),
  },
  {
    id: 'lock',
    group: 'Edit',
    keys: ['mod+shift+l'],
    canRun: (editor) => canEditSelected(editor),
    run: (editor) => runPlan(editor, toggleLocked(editor.document, selectionOf(editor))),
  },
  {
    id: 'hide',
    group: 'Edit',
    keys: ['mod+shift+h'],
    canRun: (editor) => canEditSelected(editor),
    run: (editor) => runPlan(editor, toggleHidden(editor.document, selectionOf(editor))),
  },
  {
    id: 'unlock-all',
    group: 'Edit',
    keys: ['alt+shift+l'],
    canRun: (editor) => canEdit(editor) && hasLocked(editor.document),
    run(editor) {
      toSelectTool(editor)
      runPlan(editor, unlockAll(editor.document))
    },
  },
  {
    id: 'show-hidden',
    group: 'Edit',
    keys: ['alt+shift+s'],
    canRun: (editor) => canEdit(editor) && hasHidden(editor.document),
    run(editor) {
      toSelectTool(editor)
      runPlan(editor, showHidden(editor.document))
    },
  },
  nudgeCommand('nudge-left', 'ArrowLeft', { dx: -1, dy: 0 }),
  nudgeCommand('nudge-right', 'ArrowRight', { dx: 1, dy: 0 }),
  nudgeCommand('nudge-up', 'ArrowUp', { dx: 0, dy: -1 }),
  nudgeCommand('nudge-down', 'ArrowDown', { dx: 0, dy: 1 }),
  nudgeCommand('nudge-left-far', 'shift+ArrowLeft', { dx: -10, dy: 0 }),
  nudgeCommand('nudge-right-far', 'shift+ArrowRight', { dx: 10, dy: 0 }),
  nudgeCommand('nudge-up-far', 'shift+ArrowUp', { dx: 0, dy: -10 }),
  nudgeCommand('nudge-down-far', 'shift+ArrowDown', { dx: 0, dy: 10 }),
] as const satisfies readonly CommandDefinition[]

/** Another tool would show nothing of what becomes selected. */
function toSelectTool(editor: Editor): void {
  if (editor.state.getState().tool !== 'select') editor.setTool('select')
}

function copyAsCommand<I extends string>(id: I, format: 'png' | 'svg', ...keys: string[]) {
  return {
    id,
    group: 'Edit',
    keys,
    canRun: (editor) => selectionOf(editor).size > 0,
    run: (_editor, host) => host.copyAs(format),
  } as const satisfies CommandDefinition
}

function nudgeCommand<I extends string>(id: I, key: string, { dx, dy }: { dx: number; dy: number }) {
  return {
    id,
    group: 'Edit',
    keys: [key],
    canRun: (editor) => canEditSelected(editor),
    run(editor) {
      const selection = selectionOf(editor)
      runPlan(editor, nudge(editor.document, selection, dx, dy), gestureKey('nudge', [], selection))
    },
  } as const satisfies CommandDefinition
}
