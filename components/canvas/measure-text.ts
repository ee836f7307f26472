import type { MeasureText } from '../../lib/editor/editor'
import { fontString } from '../../lib/painter/fonts'

/** Widths are kept until this many; a drawing repeats its words more than it invents new ones. */
const REMEMBERED = 20_000
/** Measured large and scaled down: a browser rounds the advance of small letters. */
const MEASURED_AT = 100

let context: CanvasRenderingContext2D | null = null
const widths = new Map<string, number>()

/** Width in canvas units of one line set in the fonts of this page. Only in a browser. */
export const measureText: MeasureText = (line, { font, fontSize }) => {
  const key = `${font} ${line}`
  let width = widths.get(key)
  if (width === undefined) {
    context ??= measuringContext()
    context.font = fontString(font, MEASURED_AT)
    width = context.measureText(line).width / MEASURED_AT
    if (widths.size >= REMEMBERED) widths.clear()
    widths.set(key, width)
  }
  return width * fontSize
}

/** Fonts arrived: every width may be another now. */
export function forgetWidths(): void {
  widths.clear()
}

function measuringContext(): CanvasRenderingContext2D {
  const measuring = document.createElement('canvas').getContext('2d')
  if (!measuring) throw new Error('The browser gave no canvas to measure text with.')
  return measuring
}
