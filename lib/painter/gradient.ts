import type { ShapeElement } from '../editor/model/element'
import { formatColor, isVisible, parseColor, type Rgba } from './color'
import type { Gradient } from './display-list'
import { type Theme, themedColor } from './theme'

interface Shaded {
  readonly fill: string
  readonly gradient: ShapeElement['gradient']
  readonly width: number
  readonly height: number
}

/** The paint of an element's inside, in its own space: one colour, or a gradient and what it comes to as a whole. */
export function inside({ fill, gradient, width, height }: Shaded, theme: Theme) {
  const color = themedColor(fill, theme, 'paper')
  if (!gradient || gradient.to === fill) return { fill: color, gradient: null }
  const [from, to] = ends(color, themedColor(gradient.to, theme, 'paper'))
  const look: Gradient =
    gradient.kind === 'radial'
      ? { kind: 'radial', from, to, transform: [width / 2, 0, 0, height / 2, width / 2, height / 2] }
      : { kind: 'linear', from, to, transform: along(gradient.angle, width, height) }
  return { fill: mean(from, to), gradient: look }
}

export function isFilled({ fill, gradient }: Pick<Shaded, 'fill' | 'gradient'>): boolean {
  return isVisible(fill) || (gradient ? isVisible(gradient.to) : false)
}

// As in CSS: long enough that the corners of the box have the pure colours.
function along(angle: number, width: number, height: number): Gradient['transform'] {
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const length = Math.max(Math.abs(width * cos) + Math.abs(height * sin), 0.01)
  const x = width / 2 - (cos * length) / 2
  const y = height / 2 - (sin * length) / 2
  return [cos * length, sin * length, -sin * length, cos * length, x, y]
}

// Transparent is a colour that fades, not black that does.
function ends(from: string, to: string): [string, string] {
  if (!isVisible(from)) return [clear(to), to]
  return isVisible(to) ? [from, to] : [from, clear(from)]
}

function clear(color: string): string {
  return `${formatColor({ ...parseColor(color), a: 1 })}00`
}

function mean(from: string, to: string): string {
  const [a, b] = [parseColor(from), parseColor(to)]
  const half = (channel: keyof Rgba) => (a[channel] + b[channel]) / 2
  return formatColor({ r: half('r'), g: half('g'), b: half('b'), a: half('a') })
}
