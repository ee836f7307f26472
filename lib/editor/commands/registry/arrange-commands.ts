import { type AlignTo, align, distribute } from '../align'
import { type ArrangeTo, arrange } from '../arrange'
import { type CommandDefinition, canEditSelected } from '../command'
import { flip } from '../flip'
import { groupElements, ungroupElements } from '../group'
import { runPlan, selectionOf } from './run-plan'

export const arrangeCommands = [
  arrangeCommand('bring-to-front', 'Bring to front', ']', 'front'),
  arrangeCommand('bring-forward', 'Bring forward', 'mod+]', 'forward'),
  arrangeCommand('send-backward', 'Send backward', 'mod+[', 'backward'),
  arrangeCommand('send-to-back', 'Send to back', '[', 'back'),
  {
    id: 'group',
    label: 'Group',
    group: 'Arrange',
    keys: ['mod+g'],
    canRun: (editor) => canEditSelected(editor, 2),
    run: (editor) => runPlan(editor, groupElements(editor.document, selectionOf(editor), editor)),
  },
  {
    id: 'ungroup',
    label: 'Ungroup',
    group: 'Arrange',
    keys: ['mod+shift+g'],
    canRun: (editor) =>
      canEditSelected(editor) &&
      [...selectionOf(editor)].some((id) => editor.document.get(id)?.type === 'group'),
    run: (editor) => runPlan(editor, ungroupElements(editor.document, selectionOf(editor))),
  },
  alignCommand('align-left', 'Align left', 'alt+a', 'left'),
  alignCommand('align-center', 'Align centers', 'alt+h', 'center'),
  alignCommand('align-right', 'Align right', 'alt+d', 'right'),
  alignCommand('align-top', 'Align top', 'alt+w', 'top'),
  alignCommand('align-middle', 'Align middles', 'alt+v', 'middle'),
  alignCommand('align-bottom', 'Align bottom', 'alt+s', 'bottom'),
  {
    id: 'distribute-horizontally',
    label: 'Distribute horizontally',
    group: 'Arrange',
    keys: ['alt+shift+h'],
    canRun: (editor) => canEditSelected(editor, 3),
    run: (editor) => runPlan(editor, distribute(editor.document, selectionOf(editor), 'x')),
  },
  {
    id: 'distribute-vertically',
    label: 'Distribute vertically',
    group: 'Arrange',
    keys: ['alt+shift+v'],
    canRun: (editor) => canEditSelected(editor, 3),
    run: (editor) => runPlan(editor, distribute(editor.document, selectionOf(editor), 'y')),
  },
  {
    id: 'flip-horizontally',
    label: 'Flip horizontally',
    group: 'Arrange',
    keys: ['shift+h'],
    canRun: (editor) => canEditSelected(editor),
    run: (editor) => runPlan(editor, flip(editor.document, selectionOf(editor), 'horizontal')),
  },
  {
    id: 'flip-vertically',
    label: 'Flip vertically',
    group: 'Arrange',
    keys: ['shift+v'],
    canRun: (editor) => canEditSelected(editor),
    run: (editor) => runPlan(editor, flip(editor.document, selectionOf(editor), 'vertical')),
  },
] as const satisfies readonly CommandDefinition[]

function arrangeCommand<I extends string>(id: I, label: string, key: string, to: ArrangeTo) {
  return {
    id,
    label,
    group: 'Arrange',
    keys: [key],
    canRun: (editor) => canEditSelected(editor),
    run: (editor) => runPlan(editor, arrange(editor.document, selectionOf(editor), to)),
  } as const satisfies CommandDefinition
}

function alignCommand<I extends string>(id: I, label: string, key: string, to: AlignTo) {
  return {
    id,
    label,
    group: 'Arrange',
    keys: [key],
    canRun: (editor) => canEditSelected(editor, 2),
    run: (editor) => runPlan(editor, align(editor.document, selectionOf(editor), to)),
  } as const satisfies CommandDefinition
}
