import type { CommandGroup } from '../../lib/editor/commands/command'
import { type Command, type CommandId, commands } from '../../lib/editor/commands/registry'
import type { Words } from '../messages/messages-provider'

export type { CommandId } from '../../lib/editor/commands/registry'

const byId = new Map<CommandId, Command>(commands.map((command) => [command.id, command]))

export function commandOf(id: CommandId): Command {
  const command = byId.get(id)
  if (!command) throw new Error(`No command is called ${id}`)
  return command
}

/** The first keys of a command as people of this machine write them, such as "⌘Z" or "Ctrl+Z"; null when it has none. */
export function shortcutOf(id: CommandId): string | null {
  const [first] = commandOf(id).keys
  return first ? keyCaps(first).join(isMac() ? '' : '+') : null
}

interface ShortcutGroup {
  readonly name: string
  readonly entries: readonly { readonly label: string; readonly keys: readonly string[] }[]
}

/** All that can be done with keys, in the order of the table. */
export function shortcutGroups(m: Words): ShortcutGroup[] {
  const groups = new Map<CommandGroup, { label: string; keys: readonly string[] }[]>()
  for (const { group, id, keys } of commands) {
    const [first] = keys
    if (!first) continue
    const entries = groups.get(group) ?? []
    entries.push({ label: m.commands[id], keys: keyCaps(first) })
    groups.set(group, entries)
  }
  return [...groups].map(([group, entries]) => ({ name: m.commandGroups[group], entries }))
}

const macCaps: Readonly<Record<string, string>> = { mod: '⌘', alt: '⌥', shift: '⇧', ctrl: '⌃' }
const otherCaps: Readonly<Record<string, string>> = { mod: 'Ctrl', alt: 'Alt', shift: 'Shift', ctrl: 'Ctrl' }
const namedCaps: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Delete: 'Del',
  Backspace: 'Back',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Enter: 'Enter',
  Tab: 'Tab',
}

/** `mod+shift+z` → ["⌘", "⇧", "Z"] */
export function keyCaps(combination: string, mac = isMac()): string[] {
  const caps = mac ? macCaps : otherCaps
  return combination.split(/\+(?=.)/).map((key) => caps[key] ?? namedCaps[key] ?? key.toUpperCase())
}

export function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.userAgent)
}
