import { at, CLOSE, CUBIC, LINE, MOVE, type Path, QUAD } from '../editor/geometry/path'
import { nextVerb } from './path'

/** A path as runs of flat pairs [x, y, x, y, …], curves cut so that no chord leaves them by more than `tolerance`. */
export function flattenPath(path: Path, tolerance: number): number[][] {
  const runs: number[][] = []
  let run: number[] = []
  let x = 0
  let y = 0
  for (let index = 0; index < path.length; index = nextVerb(path, index)) {
    const verb = path[index]
    if (verb === MOVE) {
      run = []
      runs.push(run)
    }
    if (verb === CLOSE) {
      x = at(run, 0)
      y = at(run, 1)
      run.push(x, y)
      continue
    }
    const end = nextVerb(path, index) - 2
    if (verb === MOVE || verb === LINE) run.push(at(path, end), at(path, end + 1))
    else pushCurve(run, cubicOf(path, index, x, y), tolerance)
    x = at(path, end)
    y = at(path, end + 1)
  }
  return runs
}

/** [x0, y0, c1x, c1y, c2x, c2y, x, y] of the segment at index `verb` that starts at `x, y`. */
export type Cubic = readonly [number, number, number, number, number, number, number, number]

export function cubicOf(path: Path, verb: number, x: number, y: number): Cubic {
  const [a, b, c, d] = [at(path, verb + 1), at(path, verb + 2), at(path, verb + 3), at(path, verb + 4)]
  if (path[verb] === CUBIC) return [x, y, a, b, c, d, at(path, verb + 5), at(path, verb + 6)]
  if (path[verb] === QUAD)
    return [
      x,
      y,
      x + (2 / 3) * (a - x),
      y + (2 / 3) * (b - y),
      c + (2 / 3) * (a - c),
      d + (2 / 3) * (b - d),
      c,
      d,
    ]
  return [x, y, x, y, a, b, a, b]
}

export function cubicAt(curve: Cubic, t: number): [number, number] {
  const s = 1 - t
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
  return [
    a * curve[0] + b * curve[2] + c * curve[4] + d * curve[6],
    a * curve[1] + b * curve[3] + c * curve[5] + d * curve[7],
  ]
}

// The distance of a cubic from its chord after cutting into n equal parts falls with n²: Wang's bound.
function pushCurve(run: number[], curve: Cubic, tolerance: number): void {
  const bendX = Math.max(
    Math.abs(curve[0] - 2 * curve[2] + curve[4]),
    Math.abs(curve[2] - 2 * curve[4] + curve[6]),
  )
  const bendY = Math.max(
    Math.abs(curve[1] - 2 * curve[3] + curve[5]),
    Math.abs(curve[3] - 2 * curve[5] + curve[7]),
  )
  const parts = Math.min(64, Math.max(1, Math.ceil(Math.sqrt((0.75 * Math.hypot(bendX, bendY)) / tolerance))))
  for (let i = 1; i <= parts; i++) run.push(...cubicAt(curve, i / parts))
}
