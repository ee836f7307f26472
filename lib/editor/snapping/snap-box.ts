import type { Box, Point } from '../geometry/box'
import { alignmentMarks, alignmentWay, type Pull } from './alignment'
import { gapMarks, gapWay } from './gaps'
import type { Axis, SnapMark } from './marks'
import { spanOf } from './span'
import type { SnapTargets } from './targets'

/** Which part of a box moves along each axis. */
export type Pulls = Readonly<Record<Axis, Pull>>

export interface SnapOptions {
  readonly pulls: Pulls
  /** Null when objects and guides do not count. */
  readonly targets: SnapTargets | null
  /** How far a box is drawn, canvas units. */
  readonly within: number
  /** Canvas units between the lines of the grid, which draws from any distance; null when it does not count. */
  readonly grid: number | null
}

/** How much farther a box, or what is pulled of it, has to go to where it snaps: the nearest wins, axis by axis. */
export function snapBox(box: Box, options: SnapOptions): Point {
  return { x: wayAlong('x', box, options), y: wayAlong('y', box, options) }
}

function wayAlong(axis: Axis, box: Box, { pulls, targets, within, grid }: SnapOptions): number {
  const pull = pulls[axis]
  if (pull === 'none') return 0
  const ways = [
    targets && alignmentWay(box, { axis, pull }, targets, within),
    targets && gapWay(box, { axis, pull }, targets.boxes, within),
    grid === null ? null : gridWay(spanOf(box, axis)[pull === 'max' ? 'max' : 'min'], grid),
  ]
  let best: number | null = null
  for (const way of ways) if (way !== null && (best === null || Math.abs(way) < Math.abs(best))) best = way
  return best ?? 0
}

/** What a box that has snapped is shown to be aligned with. */
export function marksOf(box: Box, pulls: Pulls, targets: SnapTargets): SnapMark[] {
  return (['x', 'y'] as const).flatMap((axis) => {
    const pull = pulls[axis]
    if (pull === 'none') return []
    const aligned = alignmentMarks(box, { axis, pull }, targets)
    return pull === 'point' ? aligned : [...aligned, ...gapMarks(box, axis, targets.boxes)]
  })
}

function gridWay(value: number, grid: number): number {
  return Math.round(value / grid) * grid - value
}
