import type { Axis } from '../../../lib/editor/snapping/marks'
import type { Span } from '../../../lib/editor/snapping/span'
import { fontString } from '../../../lib/painter/fonts'
import type { Theme } from '../../../lib/painter/theme'
import { overlayColors } from '../overlay/colors'
import { multiplesOf, tickSteps } from './ticks'

/** CSS pixels. */
export const RULER_SIZE = 20
const TICK = { short: 4, long: 7 } as const
const NUMBER = { size: 9.5, from: 3, room: 30 } as const

const COLORS: Readonly<Record<Theme, { ground: string; line: string; tick: string; number: string }>> = {
  light: { ground: '#ffffff', line: '#e6e6ea', tick: '#c6c8ce', number: '#696c75' },
  dark: { ground: '#202127', line: '#33353d', tick: '#50535d', number: '#8e919b' },
}

export interface RulerView {
  readonly axis: Axis
  /** CSS pixels along the ruler. */
  readonly length: number
  /** The canvas coordinate at its beginning, and CSS pixels a canvas unit. */
  readonly origin: number
  readonly zoom: number
  /** Device pixels a CSS pixel. */
  readonly ratio: number
  readonly theme: Theme
  /** What is selected, canvas units. */
  readonly selected: Span | null
}

/** A whole ruler; one along y reads from below. The context's transform is left as it was. */
export function paintRuler(context: CanvasRenderingContext2D, view: RulerView): void {
  const { axis, length, ratio, theme } = view
  const colors = COLORS[theme]
  context.save()
  context.setTransform(1, 0, 0, 1, 0, 0)
  // Everything below is drawn as if along x.
  if (axis === 'y') context.transform(0, 1, 1, 0, 0, 0)
  context.fillStyle = colors.ground
  context.fillRect(0, 0, Math.ceil(length * ratio), RULER_SIZE * ratio)
  if (view.selected) paintSelected(context, view, view.selected)
  paintTicks(context, view)
  const hairline = Math.max(1, Math.round(ratio))
  context.fillStyle = colors.line
  context.fillRect(0, Math.round(RULER_SIZE * ratio) - hairline, Math.ceil(length * ratio), hairline)
  context.restore()
}

function paintTicks(context: CanvasRenderingContext2D, view: RulerView): void {
  const { length, origin, zoom, ratio, theme, selected } = view
  const colors = COLORS[theme]
  const steps = tickSteps(zoom)
  const end = origin + length / zoom
  const hairline = Math.max(1, Math.round(ratio))
  const foot = Math.round(RULER_SIZE * ratio)
  context.fillStyle = colors.tick
  for (const value of multiplesOf(steps.tick, origin, end)) {
    const isNumbered = Math.abs(value / steps.number - Math.round(value / steps.number)) < 1e-6
    const height = Math.round((isNumbered ? TICK.long : TICK.short) * ratio)
    context.fillRect(placeOf(value, view), foot - height, hairline, height)
  }
  // A number whose tick is out of sight may still reach in.
  for (const value of multiplesOf(steps.number, origin - steps.number, end)) {
    const covered = [selected?.min, selected?.max].some(
      (edge) => edge !== undefined && Math.abs(edge - value) * zoom < NUMBER.room,
    )
    if (!covered) paintNumber(context, view, value, colors.number)
  }
}

function paintSelected(context: CanvasRenderingContext2D, view: RulerView, { min, max }: Span): void {
  const colors = overlayColors(view.theme)
  const from = placeOf(min, view)
  const to = Math.max(from + 1, placeOf(max, view))
  context.fillStyle = colors.accentSoft
  context.fillRect(from, 0, to - from, Math.round(RULER_SIZE * view.ratio))
  const hairline = Math.max(1, Math.round(view.ratio))
  context.fillStyle = colors.accent
  for (const at of [from, to]) context.fillRect(at, 0, hairline, Math.round(RULER_SIZE * view.ratio))
  paintNumber(context, view, min, colors.accent)
  if ((max - min) * view.zoom >= NUMBER.room) paintNumber(context, view, max, colors.accent)
}

/** Beside its tick; along y it is turned to be read from below. */
function paintNumber(context: CanvasRenderingContext2D, view: RulerView, value: number, color: string): void {
  const { axis, ratio } = view
  const words = String(Math.round(value * 10) / 10)
  context.save()
  context.font = fontString('sans', NUMBER.size * ratio)
  context.fillStyle = color
  context.textBaseline = 'middle'
  const at = placeOf(value, view) + NUMBER.from * ratio
  const middle = Math.round((RULER_SIZE / 2 - 2) * ratio)
  if (axis === 'x') {
    context.textAlign = 'left'
    context.fillText(words, at, middle)
  } else {
    // The axes are swapped here: mirror back, then turn by a quarter.
    context.textAlign = 'right'
    context.translate(at, middle)
    context.scale(-1, 1)
    context.fillText(words, 0, 0)
  }
  context.restore()
}

/** Device pixels along the ruler, whole. */
function placeOf(value: number, { origin, zoom, ratio }: RulerView): number {
  return Math.round((value - origin) * zoom * ratio)
}
