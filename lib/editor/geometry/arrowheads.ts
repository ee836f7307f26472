import type { LinearElement } from '../model/element'
import { ellipsePath } from './ellipse-path'
import { at, CLOSE, LINE, MOVE, type Path } from './path'
import { pointAlong, runLength } from './polyline'

export type Head = LinearElement['startHead']

export interface HeadShape {
  readonly path: Path
  readonly filled: boolean
  /** Canvas units that the shaft ends before the tip, so that it never shows through or beyond the head. */
  readonly shaftGap: number
}

/** Length of the longest heads along their line, canvas units; none reaches more than half of it to each side. */
export function arrowheadLength(strokeWidth: number): number {
  return 14 + strokeWidth * 4
}

/** Length along the shaft, as a share of the longest. */
const HEAD_SHARE: Readonly<Record<Exclude<Head, 'none'>, number>> = {
  arrow: 1,
  triangle: 0.78,
  'triangle-outline': 0.78,
  dot: 0.56,
  'dot-outline': 0.56,
  bar: 0.8,
  diamond: 0.9,
  'diamond-outline': 0.9,
  one: 0.8,
  many: 0.85,
  'one-or-many': 1,
}

const OPEN_SPREAD = (24 * Math.PI) / 180
const TRIANGLE_SIDE = 0.44
const DIAMOND_SIDE = 0.34
const FOOT_SIDE = 0.42

/** The longest a head may be, as a share of its line: the shaft must stay visible. */
const MOST_OF_LINE = 0.45

function headLength(head: Exclude<Head, 'none'>, strokeWidth: number, lineLength: number): number {
  return Math.min(arrowheadLength(strokeWidth) * HEAD_SHARE[head], lineLength * MOST_OF_LINE)
}

/** The head at the end of a run of flat pairs that lead to its tip; null where there is none. */
export function headAt(head: Head, run: readonly number[], strokeWidth: number): HeadShape | null {
  if (head === 'none' || run.length < 4) return null
  const total = runLength(run)
  const length = headLength(head, strokeWidth, total)
  const tipX = at(run, run.length - 2)
  const tipY = at(run, run.length - 1)
  // The chord over the head's own length: on a curve the tangent at the very tip would look askew.
  const base = pointAlong(run, total - length)
  const angle = Math.atan2(tipY - base.y, tipX - base.x)
  return shapeOf(head, { tipX, tipY, angle, length, strokeWidth })
}

interface Placed {
  readonly tipX: number
  readonly tipY: number
  /** Where it points, radians. */
  readonly angle: number
  readonly length: number
  readonly strokeWidth: number
}

function shapeOf(head: Exclude<Head, 'none'>, placed: Placed): HeadShape {
  const { tipX, tipY, length, strokeWidth } = placed
  const cos = Math.cos(placed.angle)
  const sin = Math.sin(placed.angle)
  /** `back` along the shaft from the tip, `side` to its left. */
  const from = (back: number, side: number): [number, number] => [
    tipX - back * cos - side * sin,
    tipY - back * sin + side * cos,
  ]
  const bar = (back: number, side: number): Path => [MOVE, ...from(back, side), LINE, ...from(back, -side)]
  // The round join of the outline adds half a stroke beyond the tip: start it that much earlier.
  const inset = strokeWidth / 2
  switch (head) {
    case 'arrow': {
      const [back, side] = [length * Math.cos(OPEN_SPREAD), length * Math.sin(OPEN_SPREAD)]
      return openHead([MOVE, ...from(back, side), LINE, tipX, tipY, LINE, ...from(back, -side)])
    }
    case 'triangle':
    case 'triangle-outline': {
      const side = length * TRIANGLE_SIDE
      const path = closedRun([from(inset, 0), from(length, side), from(length, -side)])
      return closedHead(path, head === 'triangle', length)
    }
    case 'diamond':
    case 'diamond-outline': {
      const side = length * DIAMOND_SIDE
      const path = closedRun([
        from(inset, 0),
        from(length / 2, side),
        from(length, 0),
        from(length / 2, -side),
      ])
      return closedHead(path, head === 'diamond', length)
    }
    case 'dot':
    case 'dot-outline': {
      const radius = length / 2
      const [x, y] = from(radius, 0)
      return closedHead(
        ellipsePath({ x: x - radius, y: y - radius, width: radius * 2, height: radius * 2 }),
        head === 'dot',
        length,
      )
    }
    case 'bar':
      return openHead(bar(0, length / 2))
    case 'one':
      return openHead(bar(length * 0.6, length / 2))
    case 'many':
      return openHead(foot(from, length))
    case 'one-or-many':
      return openHead([...foot(from, length * 0.78), ...bar(length, length * FOOT_SIDE)])
  }
}

/** The toes stand on what the line leads to. */
function foot(from: (back: number, side: number) => [number, number], length: number): Path {
  const side = length * FOOT_SIDE
  return [MOVE, ...from(0, side), LINE, ...from(length, 0), LINE, ...from(0, -side)]
}

function openHead(path: Path): HeadShape {
  return { path, filled: false, shaftGap: 0 }
}

// Within a filled head the shaft may go on; an empty one it must not enter.
function closedHead(path: Path, filled: boolean, length: number): HeadShape {
  return { path, filled, shaftGap: filled ? length * 0.8 : length }
}

function closedRun(corners: readonly [number, number][]): Path {
  return [...corners.flatMap(([x, y], i) => [i === 0 ? MOVE : LINE, x, y]), CLOSE]
}
