import type { Path } from '../editor/geometry/path'
import type { ElementOf } from '../editor/model/element'

/**
 * What is to be drawn, in painting order, in canvas units: plain data, the same for a screen, a bitmap and an SVG.
 * Colours are ready to use; the theme has been applied.
 */
export interface DisplayList {
  readonly items: readonly DisplayItem[]
  /** Device pixels a canvas unit for which this list is right: `fromDetail` ≤ detail < `toDetail`. */
  readonly fromDetail: number
  readonly toDetail: number
}

export type DisplayItem = PathItem | TextItem | ImageItem | ScopeItem

export interface PathItem {
  readonly kind: 'path'
  readonly path: Path
  readonly fill: string | null
  /** Fills instead of `fill`, which is then the colour that it comes to as a whole. */
  readonly gradient: Gradient | null
  readonly stroke: string | null
  readonly width: number
  readonly dash: readonly number[] | null
  readonly cap: 'butt' | 'round' | 'square'
  readonly join: 'miter' | 'round' | 'bevel'
}

/**
 * Two colours, `from` at (0, 0) and `to` at distance 1 of a space that `transform` takes to that of the path: along its
 * x axis, or around its origin. Beyond the ends the colours go on.
 */
export interface Gradient {
  readonly kind: 'linear' | 'radial'
  readonly from: string
  readonly to: string
  readonly transform: Matrix
}

/** Cast by everything in a scope together; in the scope's own space. `blur` is twice the standard deviation. */
export interface Shadow {
  readonly color: string
  readonly x: number
  readonly y: number
  readonly blur: number
}

/** How a scope is laid on what is below: as it is, as ink on paper, or as light on darkness. */
export type Blend = 'normal' | 'multiply' | 'screen'

/** One line of text; `x` is where it is anchored by `align`, `y` its alphabetic baseline. */
export interface TextItem {
  readonly kind: 'text'
  readonly text: string
  readonly x: number
  readonly y: number
  readonly font: FontName
  readonly fontSize: number
  readonly color: string
  readonly align: 'left' | 'center' | 'right'
  /** As measured, canvas units; for bounds, not for setting. */
  readonly width: number
}

export type FontName = ElementOf<'text'>['font']

export interface ImageItem {
  readonly kind: 'image'
  /** Content hash; null while the bytes are missing. */
  readonly asset: string | null
  /** The part shown, in fractions of the natural size. */
  readonly source: Rect
  readonly destination: Rect
  readonly radius: number
  readonly flipX: boolean
  readonly flipY: boolean
  /** Stands in while there is no picture. */
  readonly placeholder: readonly DisplayItem[]
}

/** Draws its items transformed, then clipped, then as one sheet of the given alpha, with its shadow below. */
export interface ScopeItem {
  readonly kind: 'scope'
  readonly transform: Matrix | null
  readonly clip: Path | null
  readonly clipRule: 'nonzero' | 'evenodd'
  readonly alpha: number
  readonly shadow: Shadow | null
  readonly blend: Blend
  readonly items: readonly DisplayItem[]
}

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** [a, b, c, d, e, f] of `ctx.transform` and SVG's `matrix()`. */
export type Matrix = readonly [number, number, number, number, number, number]

export function pathItem(path: Path, look: Partial<Omit<PathItem, 'kind' | 'path'>>): PathItem {
  return {
    kind: 'path',
    path,
    fill: null,
    gradient: null,
    stroke: null,
    width: 1,
    dash: null,
    cap: 'round',
    join: 'round',
    ...look,
  }
}

export function scopeItem(
  items: readonly DisplayItem[],
  scope: Partial<Omit<ScopeItem, 'kind' | 'items'>>,
): ScopeItem {
  return {
    kind: 'scope',
    transform: null,
    clip: null,
    clipRule: 'nonzero',
    alpha: 1,
    shadow: null,
    blend: 'normal',
    ...scope,
    items,
  }
}

/** Turns by `angle` radians about a point. */
export function rotation(angle: number, centerX: number, centerY: number): Matrix {
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  return [
    cos,
    sin,
    -sin,
    cos,
    centerX - cos * centerX + sin * centerY,
    centerY - sin * centerX - cos * centerY,
  ]
}

export function translation(x: number, y: number): Matrix {
  return [1, 0, 0, 1, x, y]
}
