/**
 * A path as one flat array: a verb, then its coordinates, and so on. Flat, because a drawing holds a hundred thousand
 * of them. The painter traces the same arrays, so what is hit is what is seen.
 */
export type Path = readonly number[]

export const MOVE = 0
export const LINE = 1
/** Quadratic: control, end. */
export const QUAD = 2
/** Cubic: control, control, end. */
export const CUBIC = 3
export const CLOSE = 4

/** Numbers after each verb. */
export const COORDINATES_OF_VERB: readonly number[] = [2, 2, 4, 6, 0]

/** The control distance of a cubic that passes for a quarter of a circle of radius 1. */
export const QUARTER = 0.5522847498

/** The value at an index that is known to be inside. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0
}

/** A path of moves, lines and cubics as one run of flat pairs, curves cut into `partsPerCurve` chords. */
export function flatten(path: Path, partsPerCurve = 16): number[] {
  const run: number[] = []
  for (let verb = 0; verb < path.length; verb += 1 + at(COORDINATES_OF_VERB, at(path, verb))) {
    switch (path[verb]) {
      case MOVE:
      case LINE:
        run.push(at(path, verb + 1), at(path, verb + 2))
        break
      case QUAD:
        pushQuadratic(run, path, verb, partsPerCurve)
        break
      case CUBIC:
        pushCubic(run, path, verb, partsPerCurve)
        break
      default:
        run.push(at(run, 0), at(run, 1))
    }
  }
  return run
}

function pushQuadratic(run: number[], path: Path, verb: number, parts: number): void {
  const x = at(run, run.length - 2)
  const y = at(run, run.length - 1)
  for (let part = 1; part <= parts; part++) {
    const t = part / parts
    const s = 1 - t
    run.push(
      s * s * x + 2 * s * t * at(path, verb + 1) + t * t * at(path, verb + 3),
      s * s * y + 2 * s * t * at(path, verb + 2) + t * t * at(path, verb + 4),
    )
  }
}

function pushCubic(run: number[], path: Path, verb: number, parts: number): void {
  const x = at(run, run.length - 2)
  const y = at(run, run.length - 1)
  for (let part = 1; part <= parts; part++) {
    const t = part / parts
    const s = 1 - t
    const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
    run.push(
      a * x + b * at(path, verb + 1) + c * at(path, verb + 3) + d * at(path, verb + 5),
      a * y + b * at(path, verb + 2) + c * at(path, verb + 4) + d * at(path, verb + 6),
    )
  }
}
