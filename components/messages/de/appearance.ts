import type { Messages } from '../en'

export const appearance: Messages['appearance'] = {
  app: 'Programm',
  drawing: 'Zeichnung',
  likeApp: 'Wie das Programm',
  light: 'Hell',
  dark: 'Dunkel',
  pickColor: 'Farbe aus der Zeichnung aufnehmen',
}
