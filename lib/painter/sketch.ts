import rough from 'roughjs'
import type { Drawable, Options } from 'roughjs/bin/core'
import { at, CUBIC, LINE, MOVE, type Path } from '../editor/geometry/path'
import { flattenPath } from './flatten'
import { nextVerb, pathToSvg } from './path'
import type { Hatching, Pen, Sketcher } from './sketcher'
import { hatchGap } from './wobble'

const generator = rough.generator()

/** The sketch look and the hatched fills, by roughjs; the same seed draws the same wobble on every screen. */
export const roughSketcher: Sketcher = {
  outline: (path, pen) => strokesOf(generator.path(pathToSvg(path), outlineOptions(pen))),
  ellipse({ x, y, width, height }, pen) {
    const options = { ...outlineOptions(pen), curveFitting: 1 }
    return strokesOf(generator.ellipse(x + width / 2, y + height / 2, width, height, options))
  },
  curve: (points, pen) => strokesOf(generator.curve(pairsOf(points), outlineOptions(pen))),
  hatch,
}

/**
 * From 1 on roughjs skips most lines of its scan for some seeds, and on an outline of many short edges loses track of where the
 * edges are: hatching would grow out of it.
 */
const MOST_HATCH_WOBBLE = 0.99

/** Canvas units; the hatching algorithm walks every unit of height, so larger shapes are hatched small and enlarged. */
const LARGEST_HATCHED = 4_000

function hatch(path: Path, size: number, { style, strokeWidth, seed, wobble }: Hatching): Path {
  const scale = Math.max(1, size / LARGEST_HATCHED)
  const polygons = flattenPath(path, 0.5 * scale).map((run) => pairsOf(run.map((value) => value / scale)))
  const options: Options = {
    ...(wobble > 0 ? {} : { bowing: 0, disableMultiStrokeFill: true }),
    roughness: Math.min(wobble, MOST_HATCH_WOBBLE),
    seed: seed || 1,
    stroke: 'none',
    fill: 'ink',
    fillStyle: style,
    hachureGap: hatchGap(strokeWidth, size) / scale,
    fillWeight: (strokeWidth || 1) / 2,
    // Every line ends on the outline, or hair would grow out of flat shapes.
    preserveVertices: true,
  }
  return polygons.flatMap((polygon) => enlarge(strokesOf(generator.polygon(polygon, options)), scale))
}

function outlineOptions({ strokeWidth, seed, once, wobble, isLoose }: Pen): Options {
  return {
    stroke: 'ink',
    strokeWidth,
    // 0 asks roughjs for a different wobble each time.
    seed: seed || 1,
    roughness: wobble,
    disableMultiStroke: once,
    preserveVertices: !isLoose,
  }
}

function strokesOf(drawable: Drawable): Path {
  const path: number[] = []
  for (const set of drawable.sets) {
    for (const { op, data } of set.ops) {
      path.push(op === 'move' ? MOVE : op === 'lineTo' ? LINE : CUBIC, ...data)
    }
  }
  return path.every(Number.isFinite) ? path : []
}

function enlarge(path: Path, scale: number): Path {
  if (scale === 1) return path
  const enlarged = [...path]
  for (let verb = 0; verb < path.length; verb = nextVerb(path, verb)) {
    for (let i = verb + 1; i < nextVerb(path, verb); i++) enlarged[i] = at(path, i) * scale
  }
  return enlarged
}

function pairsOf(points: readonly number[]): [number, number][] {
  const pairs: [number, number][] = []
  for (let i = 0; i + 1 < points.length; i += 2) pairs.push([at(points, i), at(points, i + 1)])
  return pairs
}
