import { at, LINE, MOVE, type Path } from '../editor/geometry/path'
import { type Run, runLength, segmentTouchesBox } from '../editor/geometry/polyline'
import type { Rect } from './display-list'
import { flattenPath } from './flatten'

/** A part of a dashed line, and how far along the line it begins. */
export interface DashedPart {
  readonly path: Path
  readonly offset: number
}

/** More dashes than this are worth a look at which of them are seen. */
const MANY_DASHES = 200
/** Canvas units that straight legs may leave a curve by: nothing to the eye at any zoom. */
const TOLERANCE = 0.02

// Keyed by the path: a list that is drawn again has the same one.
const known = new WeakMap<Path, readonly Run[] | null>()

/** A path as runs of straight legs when it has very many dashes, or null. */
export function runsOfLong(path: Path, dash: readonly number[]): readonly Run[] | null {
  const found = known.get(path)
  if (found !== undefined) return found
  const period = dash.reduce((sum, part) => sum + part, 0)
  const length = flattenPath(path, 1).reduce((sum, run) => sum + runLength(run), 0)
  const runs = length > period * MANY_DASHES ? flattenPath(path, TOLERANCE) : null
  known.set(path, runs)
  return runs
}

/**
 * What of dashed runs comes near what is seen, cut where it leaves it: a renderer makes every dash of a line, and one
 * from end to end of a large drawing has thousands. Dashes stay where they were.
 */
export function partsSeen(runs: readonly Run[], seen: Rect): DashedPart[] {
  return runs.flatMap((run) => partsOfRun(run, seen))
}

function partsOfRun(run: Run, seen: Rect): DashedPart[] {
  const parts: { path: number[]; offset: number }[] = []
  let along = 0
  let joins = false
  for (let i = 2; i + 1 < run.length; i += 2) {
    const [ax, ay, bx, by] = [at(run, i - 2), at(run, i - 1), at(run, i), at(run, i + 1)]
    const length = Math.hypot(bx - ax, by - ay)
    if (segmentTouchesBox(ax, ay, bx, by, seen)) {
      const { enter, leave } = sharesWithin(ax, ay, bx, by, seen)
      const point = (share: number) => [ax + (bx - ax) * share, ay + (by - ay) * share] as const
      const open = joins && enter === 0 ? parts.at(-1) : undefined
      if (open) open.path.push(LINE, ...point(leave))
      else
        parts.push({ path: [MOVE, ...point(enter), LINE, ...point(leave)], offset: along + enter * length })
      joins = leave === 1
    } else joins = false
    along += length
  }
  return parts
}

/** Where a segment enters and leaves the box, 0…1 of its length; it touches the box. */
function sharesWithin(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  { x, y, width, height }: Rect,
): { enter: number; leave: number } {
  let enter = 0
  let leave = 1
  for (const [from, to, low, high] of [
    [ax, bx, x, x + width],
    [ay, by, y, y + height],
  ] as const) {
    if (from === to) continue
    const [first, last] = [(low - from) / (to - from), (high - from) / (to - from)]
    enter = Math.max(enter, Math.min(first, last))
    leave = Math.min(leave, Math.max(first, last))
  }
  return { enter, leave: Math.max(enter, leave) }
}
