import { TREMBLE } from '../editor/geometry/stroke-reach'

interface Sketched {
  readonly look: keyof typeof TREMBLE
  readonly width: number
  readonly height: number
}

/** How much a hand trembles over something of so many canvas units, 0…2. */
export function wobbleFor({ look, width, height }: Sketched, kind: 'shape' | 'rounded' | 'line'): number {
  return TREMBLE[look] * careFor(width, height, kind)
}

/** As Excalidraw has it (`adjustRoughness`), small things are drawn with more care. */
function careFor(width: number, height: number, kind: 'shape' | 'rounded' | 'line'): number {
  const longer = Math.max(width, height)
  const shorter = Math.min(width, height)
  if (longer >= 50 && (shorter >= 20 || kind === 'line')) return 1
  if (kind === 'rounded' && shorter >= 15) return 1
  return longer < 10 ? 1 / 3 : 1 / 2
}

/** More lines than this in one fill are only grey to the eye, and a trap for the machine. */
const MOST_HATCH_LINES = 600

/** Canvas units between two lines of a hatched fill of a shape that is `size` across. */
export function hatchGap(strokeWidth: number, size: number): number {
  return Math.max((strokeWidth || 1) * 4, size / MOST_HATCH_LINES)
}
