import { appearance } from './de/appearance'
import { canvases } from './de/canvases'
import { commandGroups, commands } from './de/commands'
import { editing } from './de/editing'
import { exporting } from './de/exporting'
import { failures } from './de/failures'
import { frames } from './de/frames'
import { guides } from './de/guides'
import { heads } from './de/heads'
import { history } from './de/history'
import { imports } from './de/imports'
import { looks } from './de/looks'
import { menu } from './de/menu'
import { merging } from './de/merging'
import { offline } from './de/offline'
import { pages } from './de/pages'
import { panels } from './de/panels'
import { pictures } from './de/pictures'
import { saving } from './de/saving'
import { screen } from './de/screen'
import { sentences } from './de/sentences'
import { spoken } from './de/spoken'
import { tools } from './de/tools'
import type { Messages } from './en'

export const de: Messages = {
  commands,
  commandGroups,
  appearance,
  canvases,
  editing,
  exporting,
  failures,
  guides,
  frames,
  heads,
  history,
  imports,
  looks,
  menu,
  merging,
  offline,
  pages,
  pictures,
  panels,
  saving,
  screen,
  sentences,
  spoken,
  tools,
}
