import type { ElementOf } from '../model/element'
import type { Box } from './box'
import { at } from './path'

type Cornered = ElementOf<'diamond' | 'polygon' | 'star'>

/** The corners of a shape with straight edges, flat pairs in canvas coordinates before its rotation, clockwise from the top. */
export function cornersOf(shape: Cornered): number[] {
  return cornersIn(shape, shape)
}

/** The same laid into another box. */
export function cornersIn({ x, y, width, height }: Box, shape: Cornered): number[] {
  const shares = sharesOf(shape)
  const corners = new Array<number>(shares.length)
  for (let i = 0; i + 1 < shares.length; i += 2) {
    corners[i] = x + width * at(shares, i)
    corners[i + 1] = y + height * at(shares, i + 1)
  }
  return corners
}

/** The same as shares of the box. */
export function sharesOf(shape: Cornered): readonly number[] {
  switch (shape.type) {
    case 'diamond':
      return DIAMOND
    case 'polygon':
      return regular(shape.sides, 1)
    case 'star':
      return regular(shape.sides, shape.innerRatio)
  }
}

const DIAMOND: readonly number[] = [0.5, 0, 1, 0.5, 0.5, 1, 0, 0.5]

const known = new Map<number, readonly number[]>()

/**
 * Corners as shares of the box. The points lie on a circle that is then stretched until they touch all four sides of the
 * box: what is selected, aligned and resized is where the ink is, also of a triangle.
 */
function regular(points: number, innerRatio: number): readonly number[] {
  const key = points + innerRatio / 2
  const made = known.get(key) ?? makeRegular(points, innerRatio)
  // A ratio that is scrubbed makes many.
  if (known.size > 256) known.clear()
  known.set(key, made)
  return made
}

function makeRegular(points: number, innerRatio: number): number[] {
  const tips = Array.from({ length: points }, (_, i) => (i / points) * 2 * Math.PI)
  const reachX = Math.max(...tips.map((angle) => Math.sin(angle)))
  const bottom = Math.max(...tips.map((angle) => -Math.cos(angle)))
  const share = (angle: number, radius: number) => [
    (1 + (radius * Math.sin(angle)) / reachX) / 2,
    (1 - radius * Math.cos(angle)) / (1 + bottom),
  ]
  const half = Math.PI / points
  return tips.flatMap((angle) =>
    innerRatio === 1 ? share(angle, 1) : [...share(angle, 1), ...share(angle + half, innerRatio)],
  )
}
