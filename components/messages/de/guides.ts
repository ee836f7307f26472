import type { Messages } from '../en'

export const guides: Messages['guides'] = {
  show: 'Hilfslinien zeigen',
  vertical: 'Senkrechte Hilfslinie',
  horizontal: 'Waagerechte Hilfslinie',
  place: '{position} auf der Zeichenfläche',
  position: 'Position der Hilfslinie',
  horizontalRuler: 'Lineal: nach unten ziehen für eine Hilfslinie',
  verticalRuler: 'Lineal: nach rechts ziehen für eine Hilfslinie',
}
