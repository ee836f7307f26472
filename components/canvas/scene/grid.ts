import { GRID_SIZE } from '../../../lib/editor/state'
import type { Theme } from '../../../lib/painter/theme'
import type { PixelRect } from './pixel-rect'

/** Device-independent pixels that two lines keep apart at least; below, every fifth line stays. */
const CLOSEST = 14
const EVERY = 5

const GRID_COLOR: Readonly<Record<Theme, { minor: string; major: string }>> = {
  light: { minor: '#f0f1f4', major: '#e4e6eb' },
  dark: { minor: '#1f2126', major: '#2a2d34' },
}

export interface GridLines {
  /** World pixels of the left (or top) edge of each line. */
  readonly vertical: readonly number[]
  readonly horizontal: readonly number[]
  readonly color: string
}

/** Canvas units between two lines at a scale. */
export function gridStep(scale: number, devicePixelRatio: number): number {
  let step = GRID_SIZE
  while (step * scale < CLOSEST * devicePixelRatio) step *= EVERY
  return step
}

/** The lines that cross `rect`, each a whole device pixel wide, the heavier ones last. */
export function gridLines(
  rect: PixelRect,
  scale: number,
  devicePixelRatio: number,
  theme: Theme,
): GridLines[] {
  const step = gridStep(scale, devicePixelRatio)
  const { minor, major } = GRID_COLOR[theme]
  return [
    { ...linesOf(rect, scale, step, (n) => n % EVERY !== 0), color: minor },
    { ...linesOf(rect, scale, step, (n) => n % EVERY === 0), color: major },
  ]
}

function linesOf(rect: PixelRect, scale: number, step: number, wanted: (n: number) => boolean) {
  const along = (from: number, to: number) => {
    const lines: number[] = []
    for (let n = Math.ceil((from - 1) / scale / step); ; n++) {
      const at = Math.round(n * step * scale)
      if (at >= to) return lines
      if (at >= from && wanted(n)) lines.push(at)
    }
  }
  return { vertical: along(rect.left, rect.right), horizontal: along(rect.top, rect.bottom) }
}
