/** What a screen reader is told of the drawing while a hand or a keyboard works on it. */
export const spoken = {
  /** Said when the keyboard comes to the drawing. */
  help: 'Enter goes to the first element in sight, Tab to the next, arrows move it, Alt with arrows resizes it. F6 goes to the panels. Escape lets go, then Tab leaves the drawing.',
  nothing: 'Nothing selected',
  one: '{what}, {place} of {count}',
  named: '{type} “{words}”',
  several: { one: '{count} element selected', other: '{count} elements selected' },
  locked: '{what}, locked',
  holds: { one: '{what} with {count} element', other: '{what} with {count} elements' },
  tool: '{tool}. Enter places it in the middle of the view.',
  added: { one: '{what} added', other: '{count} elements added' },
  removed: { one: '{what} deleted', other: '{count} elements deleted' },
  moved: 'Moved to {x}, {y}',
  resized: '{width} by {height}',
  turned: 'Turned to {angle}°',
  written: 'Text changed',
  reordered: 'Order changed',
  regrouped: 'Grouping changed',
  changed: { one: '{what} changed', other: '{count} elements changed' },
  undone: 'Undone: {what}',
  redone: 'Redone: {what}',
  byOthers: { one: '{count} element changed by others', other: '{count} elements changed by others' },
} as const
