import { toHundredths } from '../../editor/geometry/rounding'
import { LIMITS } from '../../editor/model/limits'
import { fieldOf, numberOf, type Source } from '../source'

export interface SourceBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Radians. */
  readonly angle: number
}

/** The box of an element, or null when it lies where no canvas reaches. Old files have boxes of negative size. */
export function boxOf(source: Source): SourceBox | null {
  const x = numberOf(source, 'x', 0)
  const y = numberOf(source, 'y', 0)
  const width = numberOf(source, 'width', 0)
  const height = numberOf(source, 'height', 0)
  const reach = [x, y, x + width, y + height]
  // False for NaN as well.
  if (!reach.every((value) => Math.abs(value) <= LIMITS.coordinate)) return null
  return {
    x: toHundredths(Math.min(x, x + width)),
    y: toHundredths(Math.min(y, y + height)),
    width: toHundredths(Math.abs(width)),
    height: toHundredths(Math.abs(height)),
    angle: angleOf(source),
  }
}

export function angleOf(source: Source): number {
  const angle = numberOf(source, 'angle', 0)
  if (!Number.isFinite(angle)) return 0
  const turned = angle % (2 * Math.PI)
  return turned > Math.PI ? turned - 2 * Math.PI : turned
}

/** The points as flat pairs on the canvas, unrotated; null when one is no number or lies where no canvas reaches. */
export function canvasPointsOf(source: Source): number[] | null {
  const points = fieldOf(source, 'points')
  if (!Array.isArray(points)) return null
  const originX = numberOf(source, 'x', 0)
  const originY = numberOf(source, 'y', 0)
  const run: number[] = []
  for (const point of points as readonly unknown[]) {
    if (!Array.isArray(point)) return null
    const [x, y] = point as readonly unknown[]
    if (typeof x !== 'number' || typeof y !== 'number') return null
    run.push(originX + x, originY + y)
  }
  return run.every((value) => Math.abs(value) <= LIMITS.coordinate) ? run : null
}
