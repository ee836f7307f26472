import { baselineOffset, LINE_HEIGHT } from '../../editor/geometry/text-layout'
import type { ElementOf } from '../../editor/model/element'

/**
 * Ascent less descent of the font families there, of the font size: https://github.com/excalidraw/excalidraw (`FONT_METADATA`).
 * Half of it is how far below the middle of a line its letters stand.
 */
const REACH: ReadonlyMap<number, number> = new Map([
  [2, (1577 - 471) / 2048],
  [3, (1900 - 480) / 2048],
  [6, (1011 - 353) / 1000],
  [7, (923 - 220) / 1000],
  [8, (750 - 250) / 1000],
  [9, (1854 - 434) / 2048],
])
/** Virgil's and Excalifont's. */
const REACH_BY_HAND = (886 - 374) / 1000

/** From the middle of a line there to where its letters stand, of the font size. */
export function theirBelowMiddle(family: number): number {
  return (REACH.get(family) ?? REACH_BY_HAND) / 2
}

/** The same here. */
export function ourBelowMiddle(font: ElementOf<'text'>['font']): number {
  return baselineOffset(font, 1) - LINE_HEIGHT / 2
}
