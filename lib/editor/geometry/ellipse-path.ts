import type { Box } from './box'
import { CLOSE, CUBIC, MOVE, type Path, QUARTER } from './path'

/** The ellipse that touches the sides of a box, from its top clockwise. */
export function ellipsePath({ x, y, width, height }: Box): Path {
  const rx = width / 2
  const ry = height / 2
  const cx = x + rx
  const cy = y + ry
  const kx = rx * QUARTER
  const ky = ry * QUARTER
  // biome-ignore format: one quarter a line
  return [
    MOVE, cx, y,
    CUBIC, cx + kx, y, x + width, cy - ky, x + width, cy,
    CUBIC, x + width, cy + ky, cx + kx, y + height, cx, y + height,
    CUBIC, cx - kx, y + height, x, cy + ky, x, cy,
    CUBIC, x, cy - ky, cx - kx, y, cx, y, CLOSE,
  ]
}
