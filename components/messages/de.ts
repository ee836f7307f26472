import { commandGroups, commands } from './de/commands'
import { history } from './de/history'
import type { Messages } from './en'

export const de: Messages = { commands, commandGroups, history }
