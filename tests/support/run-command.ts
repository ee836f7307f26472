import type { CommandHost } from '../../lib/editor/commands/command'
import { type CommandId, commands } from '../../lib/editor/commands/registry'
import type { Bench } from './hand'

/** A world outside in which nothing happens. */
export const nobody: CommandHost = {
  copy: () => {},
  copyAs: () => {},
  paste: () => {},
  keepStyle: () => {},
  keptStyle: () => null,
  toggle: () => {},
  replaceImage: () => {},
  toOriginalSize: () => {},
}

/** Runs a command as a key or a menu does; throws when it cannot run now. */
export function run({ editor }: Bench, id: CommandId, host = nobody): void {
  const command = commands.find((one) => one.id === id)
  if (!command?.canRun(editor)) throw new Error(`${id} cannot run`)
  command.run(editor, host)
}
