import type { Head } from '../../../lib/editor/geometry/arrowheads'

/** How lines end. */
export const heads = {
  none: 'None',
  arrow: 'Arrow',
  triangle: 'Triangle',
  dot: 'Dot',
  bar: 'Bar',
  diamond: 'Diamond',
  'triangle-outline': 'Triangle outline',
  'dot-outline': 'Circle',
  'diamond-outline': 'Diamond outline',
  one: 'One',
  many: 'Many',
  'one-or-many': 'One or many',
} as const satisfies Record<Head, string>
