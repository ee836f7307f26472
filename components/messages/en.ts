import { canvases } from './en/canvases'
import { commandGroups, commands } from './en/commands'
import { failures } from './en/failures'
import { history } from './en/history'
import { pages } from './en/pages'
import { saving } from './en/saving'
import { sentences } from './en/sentences'
import { tools } from './en/tools'
import type { Widened } from './message'

export const en = {
  commands,
  commandGroups,
  canvases,
  failures,
  history,
  pages,
  saving,
  sentences,
  tools,
} as const

/** What every language says. */
export type Messages = Widened<typeof en>
