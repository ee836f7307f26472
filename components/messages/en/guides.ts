/** Rulers and guides. */
export const guides = {
  show: 'Show guides',
  vertical: 'Vertical guide',
  horizontal: 'Horizontal guide',
  /** What a screen reader says of a guide's place. */
  place: '{position} on the canvas',
  position: 'Position of the guide',
  horizontalRuler: 'Ruler: drag down for a guide',
  verticalRuler: 'Ruler: drag to the right for a guide',
} as const
