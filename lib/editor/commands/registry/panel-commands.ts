import { type CommandDefinition, canEdit, canEditSelected, type ScreenPart } from '../command'
import { selectionOf } from './run-plan'

/** What opens and closes the parts of the screen around the drawing. */
export const panelCommands = [
  panelCommand('command-palette', 'palette', ['mod+k', 'mod+/']),
  panelCommand('find', 'find', ['mod+f']),
  panelCommand('toggle-layers', 'layers', ['alt+1']),
  panelCommand('toggle-library', 'library', ['alt+2']),
  panelCommand('toggle-minimap', 'minimap', ['shift+m']),
  { ...panelCommand('templates', 'templates', []), canRun: canEdit },
  { ...panelCommand('import', 'import', []), canRun: canEdit },
  panelCommand('export', 'export', ['mod+shift+e']),
  panelCommand('next-region', 'next-region', ['F6']),
  panelCommand('previous-region', 'previous-region', ['shift+F6']),
  panelCommand('show-shortcuts', 'shortcuts', ['?']),
] as const satisfies readonly CommandDefinition[]

/** What panels do with what is selected. */
export const layerCommands = [
  {
    ...panelCommand('rename-layer', 'layer-name', ['F2']),
    group: 'Edit',
    canRun: (editor) => canEditSelected(editor) && selectionOf(editor).size === 1,
  },
] as const satisfies readonly CommandDefinition[]

/** A command that shows a part of the screen, or hides it again. */
export function panelCommand<I extends string>(id: I, part: ScreenPart, keys: readonly string[]) {
  return {
    id,
    group: 'View',
    keys,
    canRun: () => true,
    run: (_editor, host) => host.toggle(part),
  } as const satisfies CommandDefinition
}
