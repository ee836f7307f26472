import type { Messages } from '../en'

export const menu: Messages['menu'] = {
  allCanvases: 'Alle Zeichenflächen',
  rename: 'Umbenennen',
  import: 'Importieren …',
  export: 'Exportieren …',
  shortcuts: 'Tastenkürzel',
}
