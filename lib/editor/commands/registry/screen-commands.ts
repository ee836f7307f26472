import { type CommandDefinition, canEdit, type ScreenPart } from '../command'

/** Other ways to look at the drawing, and to take a colour from it. */
export const screenCommands = [
  screenCommand('present', 'presentation', ['mod+alt+Enter']),
  screenCommand('toggle-zen', 'zen', ['alt+z']),
  { ...screenCommand('pick-color', 'eyedropper', ['shift+i']), group: 'Edit', canRun: canEdit },
] as const satisfies readonly CommandDefinition[]

function screenCommand<I extends string>(id: I, part: ScreenPart, keys: readonly string[]) {
  return {
    id,
    group: 'View',
    keys,
    canRun: () => true,
    run: (_editor, host) => host.toggle(part),
  } as const satisfies CommandDefinition
}
