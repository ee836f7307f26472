import { type Box, centerOf, type Point } from '../geometry/box'
import { EDGE_DIRECTION } from '../geometry/resize-edge'
import type { Pull as EdgePull } from '../geometry/transform'
import type { Pulls } from './snap-box'

/** An upright box as an edge of it is pulled to a point, for snapping that edge. */
export interface PulledBox {
  readonly box: Box
  readonly pulls: Pulls
  /** Where to pull the edge so that what is pulled goes on by `way`. */
  pointAfter(way: Point): Point
}

export function pulledBox(box: Box, pull: EdgePull): PulledBox {
  return pull.keepsProportions ? inProportion(box, pull) : freely(box, pull)
}

interface Reach {
  /** The point that stands still. */
  readonly from: number
  /** −1, 0 or 1: which way the edge lies from there. */
  readonly direction: -1 | 0 | 1
  /** From the point that stands still to the edge, before it is pulled. */
  readonly length: number
}

function freely(box: Box, pull: EdgePull): PulledBox {
  const { point } = pull
  const [x, y] = reachesOf(box, pull)
  const along = pullAlong(x, point.x, pull, { min: box.x, max: box.x + box.width })
  const down = pullAlong(y, point.y, pull, { min: box.y, max: box.y + box.height })
  return {
    box: { x: along.min, y: down.min, width: along.max - along.min, height: down.max - down.min },
    pulls: { x: along.pull, y: down.pull },
    pointAfter: (way) => ({ x: point.x + way.x, y: point.y + way.y }),
  }
}

/** Both axes are scaled by the larger of two: the nearer snap decides for both. */
function inProportion(box: Box, pull: EdgePull): PulledBox {
  const [x, y] = reachesOf(box, pull)
  const scaleX = scaleAlong(x, pull.point.x)
  const scaleY = scaleAlong(y, pull.point.y)
  const scale = Math.max(Math.abs(scaleX), Math.abs(scaleY))
  const at = (scaled: number): Point => ({
    x: x.direction === 0 ? pull.point.x : x.from + x.direction * x.length * scaled * sign(scaleX),
    y: y.direction === 0 ? pull.point.y : y.from + y.direction * y.length * scaled * sign(scaleY),
  })
  return {
    ...freely(box, { ...pull, point: at(scale), keepsProportions: false }),
    pointAfter(way) {
      const furtherX = way.x === 0 ? null : ((way.x * x.direction) / x.length) * sign(scaleX)
      const furtherY = way.y === 0 ? null : ((way.y * y.direction) / y.length) * sign(scaleY)
      const takesX = furtherY === null || (furtherX !== null && Math.abs(way.x) <= Math.abs(way.y))
      return at(scale + ((takesX ? furtherX : furtherY) ?? 0))
    },
  }
}

function reachesOf(box: Box, { edge, fromCenter }: EdgePull): readonly [Reach, Reach] {
  const center = centerOf(box)
  const direction = EDGE_DIRECTION[edge]
  const share = fromCenter ? 0 : 0.5
  return [
    {
      from: center.x - direction.x * box.width * share,
      direction: direction.x,
      length: Math.max(box.width * (fromCenter ? 0.5 : 1), 1e-6),
    },
    {
      from: center.y - direction.y * box.height * share,
      direction: direction.y,
      length: Math.max(box.height * (fromCenter ? 0.5 : 1), 1e-6),
    },
  ]
}

function pullAlong(
  { from, direction }: Reach,
  to: number,
  { fromCenter }: EdgePull,
  standing: { min: number; max: number },
) {
  if (direction === 0) return { ...standing, pull: 'none' } as const
  const other = fromCenter ? 2 * from - to : from
  return { min: Math.min(to, other), max: Math.max(to, other), pull: to < other ? 'min' : 'max' } as const
}

function scaleAlong({ from, direction, length }: Reach, to: number): number {
  return direction === 0 ? 0 : ((to - from) * direction) / length
}

function sign(value: number): 1 | -1 {
  return value < 0 ? -1 : 1
}
