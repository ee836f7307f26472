import type { Editor } from '../../editor'
import type { ViewChoices } from '../../state'
import { type CommandDefinition, canEdit } from '../command'
import { deleteGuides, hasGuides, toggleGuidesLocked } from '../guides'
import { runPlan } from './run-plan'

export const guideCommands = [
  viewChoice('toggle-snapping', 'snapsToObjects', ['shift+s']),
  viewChoice('toggle-rulers', 'rulers', ['shift+r']),
  viewChoice('toggle-guides', 'guidesShown', ['mod+;']),
  {
    id: 'lock-guides',
    group: 'View',
    keys: [],
    canRun: (editor) => canEdit(editor) && hasGuides(editor.document),
    run: (editor) => runPlan(editor, toggleGuidesLocked(editor.document)),
  },
  {
    id: 'clear-guides',
    group: 'View',
    keys: [],
    canRun: (editor) => canEdit(editor) && hasGuides(editor.document),
    run: (editor) => runPlan(editor, deleteGuides(editor.document.guides())),
  },
] as const satisfies readonly CommandDefinition[]

function viewChoice<I extends string>(id: I, choice: keyof ViewChoices, keys: readonly string[]) {
  return {
    id,
    group: 'View',
    keys,
    canRun: () => true,
    run: (editor: Editor) => editor.setViewChoices({ [choice]: !editor.state.getState()[choice] }),
  } as const satisfies CommandDefinition
}
