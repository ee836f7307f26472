import { type Element, type ElementOf, isLinear } from '../model/element'
import { type Box, centerOf } from './box'
import { cornersOf } from './corners'
import { isClosed, lineRun } from './line-path'
import { at } from './path'
import type { Run } from './polyline'

/** The middle line of an element's edge in canvas coordinates, rotation applied. */
export interface Outline {
  readonly run: Run
  readonly closed: boolean
}

export function outlineOf(element: Element): Outline {
  const { run, closed } = unrotatedOutline(element)
  if (element.rotation === 0) return { run, closed }
  return { run: rotateRun(run, element, element.rotation), closed }
}

/** The same before rotation. */
export function unrotatedOutline(element: Element): Outline {
  if (isLinear(element))
    return { run: translateRun(lineRun(element), element.x, element.y), closed: isClosed(element.points) }
  switch (element.type) {
    case 'draw':
      return { run: translateRun(element.points, element.x, element.y), closed: false }
    case 'ellipse':
      return { run: ellipseRun(element), closed: true }
    case 'diamond':
    case 'polygon':
    case 'star':
      return { run: cornersOf(element), closed: true }
    case 'rectangle':
      return { run: roundedRun(element), closed: true }
    default:
      return { run: boxRun(element), closed: true }
  }
}

/** A run turned about the centre of a box, radians clockwise. */
export function rotateRun(run: Run, box: Box, angle: number): number[] {
  const { x, y } = centerOf(box)
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const turned = new Array<number>(run.length)
  for (let i = 0; i + 1 < run.length; i += 2) {
    const dx = at(run, i) - x
    const dy = at(run, i + 1) - y
    turned[i] = x + dx * cos - dy * sin
    turned[i + 1] = y + dx * sin + dy * cos
  }
  return turned
}

export function translateRun(run: Run, dx: number, dy: number): number[] {
  const moved = new Array<number>(run.length)
  for (let i = 0; i + 1 < run.length; i += 2) {
    moved[i] = at(run, i) + dx
    moved[i + 1] = at(run, i + 1) + dy
  }
  return moved
}

export function boxRun({ x, y, width, height }: Box): number[] {
  return [x, y, x + width, y, x + width, y + height, x, y + height]
}

const ELLIPSE_PARTS = 48

function ellipseRun({ x, y, width, height }: Box): number[] {
  const run: number[] = []
  for (let part = 0; part < ELLIPSE_PARTS; part++) {
    const angle = (part / ELLIPSE_PARTS) * 2 * Math.PI
    run.push(x + (width / 2) * (1 + Math.cos(angle)), y + (height / 2) * (1 + Math.sin(angle)))
  }
  return run
}

const CORNER_PARTS = 6

function roundedRun(element: ElementOf<'rectangle'>): number[] {
  const { x, y, width, height } = element
  const radius = Math.min(element.cornerRadius, width / 2, height / 2)
  if (radius <= 0) return boxRun(element)
  const run: number[] = []
  const corner = (cx: number, cy: number, fromAngle: number) => {
    for (let part = 0; part <= CORNER_PARTS; part++) {
      const angle = fromAngle + (part / CORNER_PARTS) * (Math.PI / 2)
      run.push(cx + radius * Math.cos(angle), cy + radius * Math.sin(angle))
    }
  }
  corner(x + width - radius, y + radius, -Math.PI / 2)
  corner(x + width - radius, y + height - radius, 0)
  corner(x + radius, y + height - radius, Math.PI / 2)
  corner(x + radius, y + radius, Math.PI)
  return run
}
