import type { CommandDefinition } from './command'
import { arrangeCommands } from './registry/arrange-commands'
import { connectCommands } from './registry/connect-commands'
import { editCommands } from './registry/edit-commands'
import { frameCommands } from './registry/frame-commands'
import { guideCommands } from './registry/guide-commands'
import { imageCommands } from './registry/image-commands'
import { layerCommands, panelCommands } from './registry/panel-commands'
import { resizeCommands } from './registry/resize-commands'
import { screenCommands } from './registry/screen-commands'
import { selectCommands } from './registry/select-commands'
import { toolCommands } from './registry/tool-commands'
import { viewCommands } from './registry/view-commands'

const table = [
  ...toolCommands,
  ...viewCommands,
  ...guideCommands,
  ...panelCommands,
  ...editCommands,
  ...resizeCommands,
  ...layerCommands,
  ...selectCommands,
  ...arrangeCommands,
  ...connectCommands,
  ...frameCommands,
  ...imageCommands,
  ...screenCommands,
] as const

export type CommandId = (typeof table)[number]['id']
export type Command = CommandDefinition & { readonly id: CommandId }

/** The one table of what can be asked for: menus, tooltips, the help sheet and key handling all read it. */
export const commands: readonly Command[] = table
