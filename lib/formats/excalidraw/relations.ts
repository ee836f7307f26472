import { attachOutlineOf, isAttachable, strokeWidthOf } from '../../editor/geometry/attachment'
import { centerOf, type Point, rotatePoint } from '../../editor/geometry/box'
import { at } from '../../editor/geometry/path'
import { canvasPointsOf } from '../../editor/geometry/points'
import { crossingsOf } from '../../editor/geometry/polyline'
import { toHundredths } from '../../editor/geometry/rounding'
import type { Attachment, Element, LinearElement } from '../../editor/model/element'
import type { Tally } from '../imported'
import { type Source, sourceOf, stringOf } from '../source'

/** The line with its ends held as they were in the file. Its points stay: they are where the drawing shows them. */
export function attachEnds(
  line: LinearElement,
  source: Source,
  { targetOf, tally }: { targetOf: (sourceId: string) => Element | undefined; tally: Tally },
): LinearElement {
  const attachment = (key: 'startBinding' | 'endBinding') => {
    const binding = sourceOf(source, key)
    if (!binding) return null
    const target = targetOf(stringOf(binding, 'elementId') ?? '')
    if (!target || !isAttachable(target)) {
      tally.approximate('ends of arrows that hold on to nothing any more, left where they are')
      return null
    }
    return attachTo(target, line, key === 'startBinding')
  }
  return { ...line, start: attachment('startBinding'), end: attachment('endBinding') }
}

/**
 * The attachment by which the end stays where it is: it aims along the last leg, at the point there that is nearest to
 * the middle of the target. So neither `focus` and `gap` (until 2024) nor `fixedPoint` (since) need be understood.
 */
function attachTo(target: Element, line: LinearElement, isStart: boolean): Attachment {
  const run = canvasPointsOf(line)
  const tip = isStart ? pointOf(run, 0) : pointOf(run, run.length - 2)
  const before = isStart ? pointOf(run, 2) : pointOf(run, run.length - 4)
  const aim = nearestAhead(before, tip, centerOf(target))
  const turned = rotatePoint(aim, centerOf(target), -target.rotation)
  const share = (value: number, from: number, extent: number) =>
    extent === 0 ? 0.5 : Math.min(1, Math.max(0, Math.round(((value - from) / extent) * 1e4) / 1e4))
  const edge = crossingsOf([before.x, before.y, aim.x, aim.y], attachOutlineOf(target))
  const strokes = (line.strokeWidth + strokeWidthOf(target)) / 2
  const gap = edge ? edge.first - Math.hypot(tip.x - before.x, tip.y - before.y) - strokes : 0
  return {
    id: target.id,
    anchor: { x: share(turned.x, target.x, target.width), y: share(turned.y, target.y, target.height) },
    gap: Math.max(-100, Math.min(100, toHundredths(gap))),
  }
}

/** The point on the ray from `from` through `through`, not before `through`, that is nearest to `goal`. */
function nearestAhead(from: Point, through: Point, goal: Point): Point {
  const dx = through.x - from.x
  const dy = through.y - from.y
  const lengthSquared = dx * dx + dy * dy
  if (lengthSquared === 0) return goal
  const t = Math.max(1, ((goal.x - from.x) * dx + (goal.y - from.y) * dy) / lengthSquared)
  return { x: from.x + dx * t, y: from.y + dy * t }
}

function pointOf(run: readonly number[], index: number): Point {
  return { x: at(run, index), y: at(run, index + 1) }
}
