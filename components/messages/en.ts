import { commandGroups, commands } from './en/commands'
import { history } from './en/history'
import type { Widened } from './message'

export const en = { commands, commandGroups, history } as const

/** What every language says. */
export type Messages = Widened<typeof en>
