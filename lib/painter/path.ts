import { at, CLOSE, COORDINATES_OF_VERB, CUBIC, LINE, MOVE, type Path, QUAD } from '../editor/geometry/path'

/** What a path can be traced on: a 2D context, a Path2D. */
export interface PathTarget {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void
  bezierCurveTo(c1x: number, c1y: number, c2x: number, c2y: number, x: number, y: number): void
  closePath(): void
}

export function tracePath(target: PathTarget, path: Path): void {
  let verb = 0
  while (verb < path.length) {
    switch (path[verb]) {
      case MOVE:
        target.moveTo(at(path, verb + 1), at(path, verb + 2))
        break
      case LINE:
        target.lineTo(at(path, verb + 1), at(path, verb + 2))
        break
      case QUAD:
        target.quadraticCurveTo(
          at(path, verb + 1),
          at(path, verb + 2),
          at(path, verb + 3),
          at(path, verb + 4),
        )
        break
      case CUBIC:
        target.bezierCurveTo(
          at(path, verb + 1),
          at(path, verb + 2),
          at(path, verb + 3),
          at(path, verb + 4),
          at(path, verb + 5),
          at(path, verb + 6),
        )
        break
      default:
        target.closePath()
    }
    verb = nextVerb(path, verb)
  }
}

/** The `d` of an SVG path, rounded to hundredths of a unit: finer than any screen shows. */
export function pathToSvg(path: Path): string {
  const parts: string[] = []
  for (let verb = 0; verb < path.length; verb = nextVerb(path, verb)) {
    const coordinates = path.slice(verb + 1, nextVerb(path, verb)).map(svgNumber)
    parts.push(`${SVG_VERBS[path[verb] ?? CLOSE]}${coordinates.join(' ')}`)
  }
  return parts.join('')
}

const SVG_VERBS = ['M', 'L', 'Q', 'C', 'Z'] as const

export function svgNumber(value: number): string {
  const rounded = Math.round(value * 100) / 100
  return Object.is(rounded, -0) ? '0' : String(rounded)
}

/** Index of the verb after the one at index `verb`. */
export function nextVerb(path: Path, verb: number): number {
  return verb + 1 + at(COORDINATES_OF_VERB, at(path, verb))
}
