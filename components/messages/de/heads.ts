import type { Messages } from '../en'

export const heads: Messages['heads'] = {
  none: 'Ohne',
  arrow: 'Pfeil',
  triangle: 'Dreieck',
  dot: 'Punkt',
  bar: 'Balken',
  diamond: 'Raute',
  'triangle-outline': 'Dreieck, offen',
  'dot-outline': 'Kreis',
  'diamond-outline': 'Raute, offen',
  one: 'Eins',
  many: 'Viele',
  'one-or-many': 'Eins oder viele',
}
