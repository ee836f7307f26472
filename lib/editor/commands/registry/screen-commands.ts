import { type CommandDefinition, canEdit } from '../command'
import { panelCommand } from './panel-commands'

/** Other ways to look at the drawing, and to take a colour from it. */
export const screenCommands = [
  panelCommand('present', 'presentation', ['mod+alt+Enter']),
  panelCommand('toggle-zen', 'zen', ['alt+z']),
  { ...panelCommand('pick-color', 'eyedropper', ['shift+i']), group: 'Edit', canRun: canEdit },
] as const satisfies readonly CommandDefinition[]
