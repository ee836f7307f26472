import type { ElementOf, LinearElement } from '../model/element'
import { rotateRun, translateRun } from './outline'
import { at } from './path'
import { boxOfRun, type Run } from './polyline'
import { toHundredths } from './rounding'

type Pointed = LinearElement | ElementOf<'draw'>

/** The points of a line or stroke in canvas coordinates, rotation applied. */
export function canvasPointsOf(element: Pointed): number[] {
  const points = translateRun(element.points, element.x, element.y)
  return element.rotation === 0 ? points : rotateRun(points, element, element.rotation)
}

/** The element through these canvas points: its box is around them, and its rotation is in them. */
export function withCanvasPoints<E extends Pointed>(element: E, run: Run): E {
  return { ...element, ...placePoints(run), rotation: 0 }
}

/** Box and relative points of a run of canvas points, in hundredths of a unit. */
export function placePoints(run: Run): {
  x: number
  y: number
  width: number
  height: number
  points: number[]
} {
  const rounded = run.map(toHundredths)
  const box = boxOfRun(rounded)
  const points = rounded.map((value, i) => toHundredths(value - (i % 2 === 0 ? box.x : box.y)))
  return { x: box.x, y: box.y, width: toHundredths(box.width), height: toHundredths(box.height), points }
}

export function pointAt(run: Run, index: number): { x: number; y: number } {
  return { x: at(run, index * 2), y: at(run, index * 2 + 1) }
}
