import { aimLine, rerouteLine } from '../geometry/attachment'
import { isClosed } from '../geometry/line-path'
import { at } from '../geometry/path'
import { canvasPointsOf, withCanvasPoints } from '../geometry/points'
import { type Element, isLinear, type LinearElement } from '../model/element'

/**
 * A line after its style was changed: one that became an elbow finds its way, one that is none any more leads straight
 * to its end, and a wider stroke keeps its gap.
 */
export function adaptLine(
  before: Element | undefined,
  after: Element,
  stateOf: (id: string) => Element | undefined,
): Element {
  if (!before || !isLinear(before) || !isLinear(after)) return after
  if (before.curve !== after.curve) return adaptCurve(before, after, stateOf)
  return before.strokeWidth === after.strokeWidth ? after : aimLine(after, stateOf)
}

function adaptCurve(
  before: LinearElement,
  after: LinearElement,
  stateOf: (id: string) => Element | undefined,
): LinearElement {
  if (isClosed(after.points)) return after
  const isHeld = after.start !== null || after.end !== null
  if (after.curve === 'elbow')
    return isHeld || after.points.length === 4 ? rerouteLine({ ...after, fixedLegs: [] }, stateOf) : after
  if (before.curve !== 'elbow' || !isRouted(before)) return aimLine(after, stateOf)
  const run = canvasPointsOf(after)
  const ends = [...run.slice(0, 2), ...run.slice(-2)]
  return aimLine({ ...withCanvasPoints(after, ends), fixedLegs: [] }, stateOf)
}

/** Whether the corners were found by the way, not placed by a hand. */
function isRouted({ points, start, end, fixedLegs }: LinearElement): boolean {
  if (start === null && end === null && fixedLegs.length > 0) return false
  for (let i = 2; i + 1 < points.length; i += 2)
    if (at(points, i) !== at(points, i - 2) && at(points, i + 1) !== at(points, i - 1)) return false
  return true
}
