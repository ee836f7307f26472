import { linePath } from '../../editor/geometry/line-path'
import { rotateRun } from '../../editor/geometry/outline'
import { at, flatten } from '../../editor/geometry/path'
import { placePoints } from '../../editor/geometry/points'
import { boxOfRun } from '../../editor/geometry/polyline'
import type { ElementOf, LinearElement } from '../../editor/model/element'
import { LIMITS } from '../../editor/model/limits'
import { keptPoints } from '../../painter/simplify'
import type { Tally } from '../imported'
import { flagOf, listOf, type Source, stringOf } from '../source'
import { angleOf, canvasPointsOf } from './geometry'
import { clamp, commonOf, fillOf, headOf, roundnessOf, strokeOf } from './look'

const NO_WORDS = {
  text: '',
  textColor: '#1e1e1e',
  font: 'hand',
  fontSize: 20,
  align: 'center',
  verticalAlign: 'middle',
} as const

/** Lines, arrows, and the freehand strokes of 2020 (`draw`). */
export function readLinear(source: Source, id: string, tally: Tally): LinearElement | null {
  const points = canvasPointsOf(source)
  if (!points || points.length < 2) return null
  const isArrow = stringOf(source, 'type') === 'arrow'
  const curve = curveOf(source)
  const filled = fillOf(source, tally)
  const closed = filled.fill === 'transparent' ? points : closeLoop(points)
  const run = turned(thinned(closed, tally), curve, angleOf(source))
  return {
    id,
    type: isArrow ? 'arrow' : 'line',
    ...commonOf(source, tally),
    ...strokeOf(source, tally),
    ...filled,
    ...placePoints(run),
    ...NO_WORDS,
    rotation: 0,
    curve,
    bend: 0,
    fixedLegs: [],
    labelPosition: 0.5,
    start: null,
    end: null,
    startHead: headOf(source, 'startArrowhead', 'none', tally),
    endHead: headOf(source, 'endArrowhead', isArrow ? 'arrow' : 'none', tally),
  }
}

function curveOf(source: Source): LinearElement['curve'] {
  if (flagOf(source, 'elbowed')) return 'elbow'
  // Freehand of 2020 has points enough: through each of them a curve would wobble where the hand did not. Two have nothing to curve.
  const isCurved = stringOf(source, 'type') !== 'draw' && listOf(source, 'points').length > 2
  return roundnessOf(source, isCurved).kind === 'sharp' ? 'straight' : 'curved'
}

/** A line that ends this near to where it began was taken for closed there, and filled. */
const LOOP_DISTANCE = 8

function closeLoop(points: readonly number[]): readonly number[] {
  const end = points.length - 2
  if (end < 6) return points
  const dx = at(points, 0) - at(points, end)
  const dy = at(points, 1) - at(points, end + 1)
  if (Math.hypot(dx, dy) > LOOP_DISTANCE) return points
  return [...points.slice(0, end), at(points, 0), at(points, 1)]
}

/** Our lines keep their turn in their points. There they turned about the middle of the drawn curve. */
function turned(run: readonly number[], curve: LinearElement['curve'], angle: number): readonly number[] {
  if (angle === 0) return run
  return rotateRun(run, boxOfRun(flatten(linePath({ points: [...run], curve }))), angle)
}

/** As many points as an element may hold, chosen so that the line moves least. */
function thinned(run: readonly number[], tally: Tally): readonly number[] {
  const kept = keptWithinLimit(run, tally)
  return kept ? kept.flatMap((i) => [at(run, i * 2), at(run, i * 2 + 1)]) : run
}

function keptWithinLimit(run: readonly number[], tally: Tally): number[] | null {
  if (run.length / 2 <= LIMITS.points) return null
  tally.approximate(`lines of more than ${LIMITS.points} points, drawn with fewer`)
  let tolerance = 0.02
  let kept = keptPoints(run, tolerance)
  while (kept.length > LIMITS.points) {
    tolerance *= 2
    kept = keptPoints(run, tolerance)
  }
  return kept
}

export function readInk(source: Source, id: string, tally: Tally): ElementOf<'draw'> | null {
  const points = canvasPointsOf(source)
  if (!points || points.length < 2) return null
  const pressures = pressuresOf(source, points.length / 2)
  const kept = keptWithinLimit(points, tally)
  const run = kept ? kept.flatMap((i) => [at(points, i * 2), at(points, i * 2 + 1)]) : points
  const angle = angleOf(source)
  return {
    id,
    type: 'draw',
    ...commonOf(source, tally),
    ...strokeOf(source, tally),
    // Ink has neither wobble nor dashes of its own.
    look: 'clean',
    dash: 'solid',
    ...fillOf(source, tally),
    ...placePoints(angle === 0 ? run : rotateRun(run, boxOfRun(run), angle)),
    rotation: 0,
    nib: 'pen',
    pressures: kept && pressures.length > 0 ? kept.map((i) => at(pressures, i)) : pressures,
  }
}

/** One a point; none where the speed of the hand stood in for them. */
function pressuresOf(source: Source, count: number): number[] {
  if (flagOf(source, 'simulatePressure')) return []
  const pressures = listOf(source, 'pressures')
  if (pressures.length === 0) return []
  return Array.from({ length: count }, (_, i) => {
    const pressure = pressures[Math.min(i, pressures.length - 1)]
    return typeof pressure === 'number' ? clamp(pressure, 0, 1, 0.5) : 0.5
  })
}
