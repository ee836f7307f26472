import { type CommandId, commands } from '../../lib/editor/commands/registry'

/** One line of the canvas's menu: a command, or several behind one line. */
export type MenuLine = CommandId | { readonly submenu: SubmenuName; readonly ids: readonly CommandId[] }
type SubmenuName = 'copyAs' | 'arrange' | 'align' | 'selectSame'

/** Parts of the menu, as they stand; between them lines are drawn. */
export type MenuPlan = readonly (readonly MenuLine[])[]

const copyAs: MenuLine = { submenu: 'copyAs', ids: startingWith('copy-as-') }

/** About what is selected. Commands for frames, pictures and whatever comes take their place by themselves. */
export const forSelection: MenuPlan = [
  ['cut', 'copy', copyAs, 'paste', 'duplicate'],
  startingWith('copy-style', 'paste-style'),
  [
    {
      submenu: 'arrange',
      ids: ['bring-to-front', 'bring-forward', 'send-backward', 'send-to-back', ...startingWith('flip-')],
    },
    { submenu: 'align', ids: startingWith('align-', 'distribute-', 'stack-', 'tidy-') },
    {
      submenu: 'selectSame',
      ids: startingWith('select-same-', 'select-sib', 'select-par', 'select-chi', 'select-inv'),
    },
  ],
  ['group', 'ungroup', 'frame-selection'],
  others(),
  ['rename-layer', ...startingWith('edit-link', 'open-link')],
  ['lock', 'hide'],
  ['delete'],
]

/** About the canvas itself. */
export const forNothing: MenuPlan = [
  ['paste', ...startingWith('paste-in-place'), 'select-all'],
  ['unlock-all', 'show-hidden'],
  ['find', 'command-palette'],
  ['zoom-to-fit', 'toggle-grid', 'toggle-snapping', 'toggle-rulers'],
]

/** Those who only look are not shown a list of what they may not do. */
export const forViewers: MenuPlan = [
  ['copy', copyAs, 'select-all'],
  ['find', 'command-palette'],
  ['zoom-to-fit', 'toggle-grid'],
]

/** What stays in the menu when it cannot be done now: people look for it there. */
export const alwaysShown: ReadonlySet<CommandId> = new Set([
  'cut',
  'copy',
  'paste',
  'duplicate',
  'group',
  'delete',
])

function startingWith(...prefixes: readonly string[]): CommandId[] {
  return commands.flatMap(({ id }) => (prefixes.some((prefix) => id.startsWith(prefix)) ? [id] : []))
}

/** What else is done with a selection. */
function others(): CommandId[] {
  const isElsewhere = /^(align|distribute|stack|tidy|flip|bring|send|nudge|group|ungroup|frame-sel|select)/
  return commands.flatMap(({ id, group }) => (group === 'Arrange' && !isElsewhere.test(id) ? [id] : []))
}
