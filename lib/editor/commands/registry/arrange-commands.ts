import { someOf } from '../../tree'
import { type AlignTo, align, canAlign, distribute } from '../align'
import { type ArrangeTo, arrange } from '../arrange'
import { type CommandDefinition, canEdit, canEditSelected } from '../command'
import { flip } from '../flip'
import { groupElements, ungroupElements } from '../group'
import { stack, tidyUp } from '../tidy-up'
import { runPlan, selectionOf } from './run-plan'

export const arrangeCommands = [
  arrangeCommand('bring-to-front', ']', 'front'),
  arrangeCommand('bring-forward', 'mod+]', 'forward'),
  arrangeCommand('send-backward', 'mod+[', 'backward'),
  arrangeCommand('send-to-back', '[', 'back'),
  {
    id: 'group',
    group: 'Arrange',
    keys: ['mod+g'],
    canRun: (editor) => canEditSelected(editor, 2),
    run: (editor) => runPlan(editor, groupElements(editor.document, selectionOf(editor), editor)),
  },
  {
    id: 'ungroup',
    group: 'Arrange',
    keys: ['mod+shift+g'],
    canRun: (editor) =>
      canEditSelected(editor) && someOf(editor.document, selectionOf(editor), ({ type }) => type === 'group'),
    run: (editor) => runPlan(editor, ungroupElements(editor.document, selectionOf(editor))),
  },
  alignCommand('align-left', 'alt+a', 'left'),
  alignCommand('align-center', 'alt+h', 'center'),
  alignCommand('align-right', 'alt+d', 'right'),
  alignCommand('align-top', 'alt+w', 'top'),
  alignCommand('align-middle', 'alt+v', 'middle'),
  alignCommand('align-bottom', 'alt+s', 'bottom'),
  {
    id: 'distribute-horizontally',
    group: 'Arrange',
    keys: ['alt+shift+h'],
    canRun: (editor) => canEditSelected(editor, 3),
    run: (editor) => runPlan(editor, distribute(editor.document, selectionOf(editor), 'x')),
  },
  {
    id: 'distribute-vertically',
    group: 'Arrange',
    keys: ['alt+shift+v'],
    canRun: (editor) => canEditSelected(editor, 3),
    run: (editor) => runPlan(editor, distribute(editor.document, selectionOf(editor), 'y')),
  },
  {
    id: 'stack-horizontally',
    group: 'Arrange',
    keys: [],
    canRun: (editor) => canEditSelected(editor, 2),
    run: (editor) => runPlan(editor, stack(editor.document, selectionOf(editor), 'x')),
  },
  {
    id: 'stack-vertically',
    group: 'Arrange',
    keys: [],
    canRun: (editor) => canEditSelected(editor, 2),
    run: (editor) => runPlan(editor, stack(editor.document, selectionOf(editor), 'y')),
  },
  {
    id: 'tidy-up',
    group: 'Arrange',
    keys: ['mod+alt+t'],
    canRun: (editor) => canEditSelected(editor, 2),
    run: (editor) => runPlan(editor, tidyUp(editor.document, selectionOf(editor))),
  },
  {
    id: 'flip-horizontally',
    group: 'Arrange',
    keys: ['shift+h'],
    canRun: (editor) => canEditSelected(editor),
    run: (editor) => runPlan(editor, flip(editor.document, selectionOf(editor), 'horizontal')),
  },
  {
    id: 'flip-vertically',
    group: 'Arrange',
    keys: ['shift+v'],
    canRun: (editor) => canEditSelected(editor),
    run: (editor) => runPlan(editor, flip(editor.document, selectionOf(editor), 'vertical')),
  },
] as const satisfies readonly CommandDefinition[]

function arrangeCommand<I extends string>(id: I, key: string, to: ArrangeTo) {
  return {
    id,
    group: 'Arrange',
    keys: [key],
    canRun: (editor) => canEditSelected(editor),
    run: (editor) => runPlan(editor, arrange(editor, selectionOf(editor), to)),
  } as const satisfies CommandDefinition
}

function alignCommand<I extends string>(id: I, key: string, to: AlignTo) {
  return {
    id,
    group: 'Arrange',
    keys: [key],
    canRun: (editor) => canEdit(editor) && canAlign(editor.document, selectionOf(editor)),
    run: (editor) => runPlan(editor, align(editor.document, selectionOf(editor), to)),
  } as const satisfies CommandDefinition
}
