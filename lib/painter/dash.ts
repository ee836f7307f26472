import type { Path } from '../editor/geometry/path'
import { runLength } from '../editor/geometry/polyline'
import type { Element } from '../editor/model/element'
import { flattenPath } from './flatten'

type Dash = Extract<Element, { type: 'line' }>['dash']

/**
 * The dash pattern for a path, in canvas units, for round caps: growing with the stroke's width, but slower, so that thin dashes are
 * no stitches and thick ones no blocks; and stretched a little so that a closed path has no seam and an open one starts and ends with
 * ink.
 */
export function dashPattern(
  dash: Dash,
  strokeWidth: number,
  path: Path,
  closed: boolean,
): readonly number[] | null {
  if (dash === 'solid') return null
  const [ink, gap] =
    dash === 'dashed' ? [5.5 + strokeWidth * 1.5, 6 + strokeWidth * 2] : [0, 5.5 + strokeWidth * 1.5]
  const length = flattenPath(path, 1).reduce((sum, run) => sum + runLength(run), 0)
  const room = closed ? length : length - ink
  const periods = Math.max(1, Math.round(room / (ink + gap)))
  if (!(room > 0) || periods < 2) return [ink, gap]
  const stretch = room / periods - ink
  // A dash of nothing is skipped by some renderers; this is nothing to the eye.
  return [Math.max(ink, 0.01), Math.max(0.01, stretch)]
}

/** Broken lines look thinner than whole ones of the same width. */
const BROKEN_EXTRA = 0.5

/** The width to draw with, so that dashes weigh as much to the eye as the solid line would. */
export function drawnWidth(dash: Dash, strokeWidth: number): number {
  return dash === 'solid' ? strokeWidth : strokeWidth + BROKEN_EXTRA
}
