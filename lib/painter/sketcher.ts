import type { Path } from '../editor/geometry/path'
import type { Rect } from './display-list'

/** Draws as a hand does. Its code comes when the first element asks for it: clean lines need not wait for it. */
export interface Sketcher {
  outline(path: Path, pen: Pen): Path
  ellipse(box: Rect, pen: Pen): Path
  /** A smooth curve through points (flat pairs), wobbling. */
  curve(points: readonly number[], pen: Pen): Path
  /** The lines that fill the inside of a path of `size` canvas units across. */
  hatch(path: Path, size: number, hatching: Hatching): Path
}

export interface Pen {
  readonly strokeWidth: number
  readonly seed: number
  /** Dashed lines are drawn once: two wobbling sets of dashes would fill each other's gaps. */
  readonly once: boolean
  readonly wobble: number
  /** Edges do not quite meet where they should: a hand in a hurry. */
  readonly isLoose: boolean
}

export interface Hatching {
  readonly style: 'hachure' | 'cross-hatch'
  readonly strokeWidth: number
  readonly seed: number
  readonly wobble: number
}
