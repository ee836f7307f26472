import type { Editor } from '../../editor'
import { type CommandDefinition, canEditSelected } from '../command'
import { connectable, connectElements, type Direction, growElement, isGrowable } from '../connect'
import { runPlan, selectionOf } from './run-plan'

/** Arrows without a pointer. */
export const connectCommands = [
  {
    id: 'connect',
    group: 'Arrange',
    keys: ['alt+c'],
    canRun: (editor) =>
      canEditSelected(editor, 2) &&
      selectionOf(editor).size <= MOST_CONNECTED &&
      connectable(editor.document, selectionOf(editor)).length >= 2,
    run(editor) {
      const { style } = editor.state.getState()
      runPlan(editor, connectElements(editor.document, selectionOf(editor), { style, newId: editor.newId }))
    },
  },
  growCommand('grow-right', 'mod+ArrowRight', 'right'),
  growCommand('grow-left', 'mod+ArrowLeft', 'left'),
  growCommand('grow-down', 'mod+ArrowDown', 'down'),
  growCommand('grow-up', 'mod+ArrowUp', 'up'),
] as const satisfies readonly CommandDefinition[]

/** Nobody means to join more than these one by one. */
const MOST_CONNECTED = 100

function growCommand<I extends string>(id: I, key: string, direction: Direction) {
  return {
    id,
    group: 'Arrange',
    keys: [key],
    canRun: (editor) => canEditSelected(editor) && onlyOne(editor) !== null,
    run(editor) {
      const element = onlyOne(editor)
      const { style } = editor.state.getState()
      if (!element) return
      const { document, index, newId } = editor
      runPlan(editor, growElement(document, element, { direction, index, style, newId }))
    },
  } as const satisfies CommandDefinition
}

/** The one selected element that a connected copy can be made of. */
function onlyOne({ document, state }: Editor) {
  const { selection } = state.getState()
  const [element] = selection.size === 1 ? connectable(document, selection) : []
  return element && isGrowable(element) ? element : null
}
