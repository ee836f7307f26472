import { appearance } from './en/appearance'
import { canvases } from './en/canvases'
import { commandGroups, commands } from './en/commands'
import { editing } from './en/editing'
import { exporting } from './en/exporting'
import { failures } from './en/failures'
import { frames } from './en/frames'
import { guides } from './en/guides'
import { heads } from './en/heads'
import { history } from './en/history'
import { imports } from './en/imports'
import { looks } from './en/looks'
import { menu } from './en/menu'
import { merging } from './en/merging'
import { offline } from './en/offline'
import { pages } from './en/pages'
import { panels } from './en/panels'
import { pictures } from './en/pictures'
import { saving } from './en/saving'
import { screen } from './en/screen'
import { sentences } from './en/sentences'
import { spoken } from './en/spoken'
import { tools } from './en/tools'
import type { Widened } from './message'

export const en = {
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
} as const

/** What every language says. */
export type Messages = Widened<typeof en>
