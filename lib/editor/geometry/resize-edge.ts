/** A corner or side of a box, by the compass. */
export type Edge = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w'

/** Which way an edge lies from the centre: -1, 0 or 1 on each axis, y downwards. */
export const EDGE_DIRECTION: Readonly<Record<Edge, { readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 }>> = {
  nw: { x: -1, y: -1 },
  n: { x: 0, y: -1 },
  ne: { x: 1, y: -1 },
  e: { x: 1, y: 0 },
  se: { x: 1, y: 1 },
  s: { x: 0, y: 1 },
  sw: { x: -1, y: 1 },
  w: { x: -1, y: 0 },
}
