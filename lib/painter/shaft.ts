import { at, CUBIC, LINE, MOVE, type Path } from '../editor/geometry/path'
import { runLength } from '../editor/geometry/polyline'
import { type Cubic, cubicAt, cubicOf, flattenPath } from './flatten'
import { nextVerb } from './path'

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
