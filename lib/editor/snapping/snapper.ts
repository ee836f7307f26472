import { visibleBox } from '../camera'
import { type Box, boxContains, expandBox, overlapOf, type Point } from '../geometry/box'
import type { Modifiers } from '../input'
import { GRID_SIZE } from '../state'
import { noMarks, type SnapMark } from './marks'
import { marksOf, type Pulls, snapBox } from './snap-box'
import { type GatheredTargets, gatherTargets, type SnapContext } from './targets'

/** Screen pixels: what looks near draws, at every zoom. */
const WITHIN_SCREEN = 6
/** CSS pixels that a box may come near the edge of where was looked, before it is looked again. */
const MARGIN_SCREEN = 12

/** Draws what one gesture moves to what is around it. */
export interface Snapper {
  /** How much farther a box, or the pulled part of it, goes; canvas units. */
  wayOf(box: Box, pulls: Pulls, hand: Hand): Point
  /** The point drawn to what is near it. */
  pointAt(point: Point, hand: Hand): Point
  /** What is shown of the box as it lies now. */
  marksOf(box: Box, pulls: Pulls, hand: Hand): readonly SnapMark[]
  marksAt(point: Point, hand: Hand): readonly SnapMark[]
}

interface Hand {
  readonly context: SnapContext
  readonly modifiers: Modifiers
}

const POINT: Pulls = { x: 'point', y: 'point' }

/** `except`: what the gesture itself moves, and what follows it. */
export function createSnapper(except: ReadonlySet<string>): Snapper {
  let gathered: GatheredTargets | null = null

  function targetsFor(box: Box, { context, modifiers }: Hand): GatheredTargets | null {
    // Holding Control lets go, or takes hold where snapping is switched off.
    if (context.state.snapsToObjects === modifiers.mod) return null
    if (!gathered || !isStillTrue(gathered, box, context)) gathered = gatherTargets(box, context, except)
    return gathered
  }

  function wayOf(box: Box, pulls: Pulls, hand: Hand): Point {
    const { state } = hand.context
    return snapBox(box, {
      pulls,
      targets: targetsFor(box, hand),
      within: WITHIN_SCREEN / state.camera.zoom,
      grid: state.grid && !hand.modifiers.mod ? GRID_SIZE : null,
    })
  }

  function shownFor(box: Box, pulls: Pulls, hand: Hand): readonly SnapMark[] {
    const targets = targetsFor(box, hand)
    if (!targets) return noMarks
    const marks = marksOf(box, pulls, targets)
    return marks.length === 0 ? noMarks : marks
  }

  return {
    wayOf,
    pointAt(point, hand) {
      const way = wayOf({ ...point, width: 0, height: 0 }, POINT, hand)
      return { x: point.x + way.x, y: point.y + way.y }
    },
    marksOf: shownFor,
    marksAt: (point, hand) => shownFor({ ...point, width: 0, height: 0 }, POINT, hand),
  }
}

/** Whether all that is seen around the box was looked at, and looks as near as it did. */
function isStillTrue({ area, zoom }: GatheredTargets, box: Box, { state }: SnapContext): boolean {
  const { camera, viewport } = state
  if (zoom !== camera.zoom) return false
  const seen = overlapOf(expandBox(box, MARGIN_SCREEN / zoom), visibleBox(camera, viewport))
  return seen === null || boxContains(area, seen)
}
