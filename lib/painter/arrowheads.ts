import { at, CLOSE, CUBIC, LINE, MOVE, type Path } from '../editor/geometry/path'
import { runLength } from '../editor/geometry/polyline'
import { arrowheadLength } from '../editor/geometry/stroke-reach'
import type { LinearElement } from '../editor/model/element'
import { type Cubic, cubicAt, cubicOf, flattenPath, pointAlong } from './flatten'
import { ellipsePath } from './outline'
import { nextVerb } from './path'

export type Head = LinearElement['startHead']

export interface HeadShape {
  readonly path: Path
  readonly filled: boolean
  /** Canvas units that the shaft ends before the tip, so that it never shows through or beyond the head. */
  readonly shaftGap: number
}

/** Length along the shaft, as a share of the longest. */
const HEAD_SHARE: Readonly<Record<Exclude<Head, 'none'>, number>> = {
  arrow: 1,
  triangle: 0.9,
  dot: 0.62,
  bar: 0.8,
  diamond: 0.95,
}

const OPEN_SPREAD = Math.PI / 6.5

/** The longest a head may be, as a share of its line: the shaft must stay visible. */
const MOST_OF_LINE = 0.45

export function headLength(head: Exclude<Head, 'none'>, strokeWidth: number, lineLength: number): number {
  return Math.min(arrowheadLength(strokeWidth) * HEAD_SHARE[head], lineLength * MOST_OF_LINE)
}

/** The head at the end of a run of flat pairs that lead to its tip. */
export function headAt(head: Exclude<Head, 'none'>, run: readonly number[], strokeWidth: number): HeadShape {
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

function shapeOf(head: Exclude<Head, 'none'>, { tipX, tipY, angle, length, strokeWidth }: Placed): HeadShape {
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  /** `back` along the shaft from the tip, `side` to its left. */
  const from = (back: number, side: number): [number, number] => [
    tipX - back * cos - side * sin,
    tipY - back * sin + side * cos,
  ]
  switch (head) {
    case 'arrow': {
      const [back, side] = [length * Math.cos(OPEN_SPREAD), length * Math.sin(OPEN_SPREAD)]
      return {
        path: [MOVE, ...from(back, side), LINE, tipX, tipY, LINE, ...from(back, -side)],
        filled: false,
        shaftGap: 0,
      }
    }
    case 'triangle': {
      // The round join of the outline adds half a stroke beyond the tip: start it that much earlier.
      const inset = strokeWidth / 2
      const side = length * 0.46
      return {
        path: [MOVE, ...from(inset, 0), LINE, ...from(length, side), LINE, ...from(length, -side), CLOSE],
        filled: true,
        shaftGap: length * 0.8,
      }
    }
    case 'diamond': {
      const inset = strokeWidth / 2
      const side = length * 0.34
      const path = [
        MOVE,
        ...from(inset, 0),
        LINE,
        ...from(length / 2, side),
        LINE,
        ...from(length, 0),
        LINE,
        ...from(length / 2, -side),
        CLOSE,
      ]
      return { path, filled: true, shaftGap: length * 0.8 }
    }
    case 'dot': {
      const radius = length / 2
      const [cx, cy] = from(radius, 0)
      const box = { x: cx - radius, y: cy - radius, width: length, height: length }
      return { path: ellipsePath(box), filled: true, shaftGap: radius }
    }
    case 'bar':
      return {
        path: [MOVE, ...from(0, length / 2), LINE, ...from(0, -length / 2)],
        filled: false,
        shaftGap: 0,
      }
  }
}

/** An open path without its first and last so many canvas units. */
export function trimPath(path: Path, fromStart: number, fromEnd: number): Path {
  const trimmed = fromEnd > 0 ? reversePath(trimStart(reversePath(path), fromEnd)) : path
  return fromStart > 0 ? trimStart(trimmed, fromStart) : trimmed
}

function trimStart(path: Path, distance: number): Path {
  let left = distance
  let x = at(path, 1)
  let y = at(path, 2)
  for (let verb = 3; verb < path.length; verb = nextVerb(path, verb)) {
    const next = nextVerb(path, verb)
    const curve = cubicOf(path, verb, x, y)
    const length = cubicLength(curve)
    if (length > left) {
      const rest =
        path[verb] === LINE ? lineFrom(curve, left / length) : cubicFrom(curve, timeAt(curve, left))
      return [...rest, ...path.slice(next)]
    }
    left -= length
    x = at(path, next - 2)
    y = at(path, next - 1)
  }
  return [MOVE, x, y, LINE, x, y]
}

function lineFrom(curve: Cubic, t: number): number[] {
  const x = curve[0] + (curve[6] - curve[0]) * t
  const y = curve[1] + (curve[7] - curve[1]) * t
  return [MOVE, x, y, LINE, curve[6], curve[7]]
}

/** De Casteljau: what is left of a cubic after `t`. */
function cubicFrom(curve: Cubic, t: number): number[] {
  const mix = (i: number, j: number): [number, number] => [
    at(curve, i) + (at(curve, j) - at(curve, i)) * t,
    at(curve, i + 1) + (at(curve, j + 1) - at(curve, i + 1)) * t,
  ]
  const b = mix(2, 4)
  const c = mix(4, 6)
  const bc: [number, number] = [b[0] + (c[0] - b[0]) * t, b[1] + (c[1] - b[1]) * t]
  return [MOVE, ...cubicAt(curve, t), CUBIC, ...bc, ...c, curve[6], curve[7]]
}

function cubicLength(curve: Cubic): number {
  return runLength(samples(curve))
}

function timeAt(curve: Cubic, distance: number): number {
  const run = samples(curve)
  let walked = 0
  for (let i = 2; i < run.length; i += 2) {
    const step = Math.hypot(at(run, i) - at(run, i - 2), at(run, i + 1) - at(run, i - 1))
    if (walked + step >= distance)
      return (i / 2 - 1 + (step === 0 ? 0 : (distance - walked) / step)) / SAMPLES
    walked += step
  }
  return 1
}

const SAMPLES = 24

function samples(curve: Cubic): number[] {
  const run: number[] = [curve[0], curve[1]]
  for (let i = 1; i <= SAMPLES; i++) run.push(...cubicAt(curve, i / SAMPLES))
  return run
}

/** The same open path walked from its end. */
function reversePath(path: Path): Path {
  const pieces: Path[] = []
  let x = at(path, 1)
  let y = at(path, 2)
  for (let verb = 3; verb < path.length; verb = nextVerb(path, verb)) {
    const next = nextVerb(path, verb)
    const curve = cubicOf(path, verb, x, y)
    pieces.push(path[verb] === LINE ? [LINE, x, y] : [CUBIC, curve[4], curve[5], curve[2], curve[3], x, y])
    x = at(path, next - 2)
    y = at(path, next - 1)
  }
  return [MOVE, x, y, ...pieces.reverse().flat()]
}

/** The run that leads to the start of a path, for the head there. */
export function runToStart(path: Path): number[] {
  const run = runToEnd(path)
  const reversed: number[] = []
  for (let i = run.length - 2; i >= 0; i -= 2) reversed.push(at(run, i), at(run, i + 1))
  return reversed
}

export function runToEnd(path: Path): number[] {
  return flattenPath(path, 0.2)[0] ?? []
}
