import { canvases } from './de/canvases'
import { commandGroups, commands } from './de/commands'
import { failures } from './de/failures'
import { history } from './de/history'
import { pages } from './de/pages'
import { saving } from './de/saving'
import { sentences } from './de/sentences'
import { tools } from './de/tools'
import type { Messages } from './en'

export const de: Messages = {
  commands,
  commandGroups,
  canvases,
  failures,
  history,
  pages,
  saving,
  sentences,
  tools,
}
