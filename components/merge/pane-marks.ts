import { type Camera, toScreen, type Viewport } from '../../lib/editor/camera'
import type { Document } from '../../lib/editor/document'
import type { MeasureText } from '../../lib/editor/editor'
import type { Box, Point } from '../../lib/editor/geometry/box'
import { inkBoundsOf } from '../../lib/editor/geometry/ink-box'
import { type Element, hasInk, isLinear } from '../../lib/editor/model/element'
import { withDescendants } from '../../lib/editor/tree'
import type { Theme } from '../../lib/painter/theme'
import type { Instead } from './pane-editor'
import { type Side, sideColors } from './sides'

/** Where a disputed element lies in a view. */
export interface Mark {
  readonly elementId: string
  /** Its box with its rotation, canvas units. */
  readonly corners: readonly Point[]
  /** It is not there; the place is that of another of its states. */
  readonly isAbsent: boolean
}

/** Canvas units; null for what has no place, such as a guide. */
export function markedBox(
  document: Document,
  element: Element,
  measureText: MeasureText,
): { readonly box: Box; readonly rotation: number } | null {
  if (element.type === 'guide') return null
  if (hasInk(element) && !isLinear(element)) return { box: element, rotation: element.rotation }
  const inside = element.type === 'group' ? withDescendants(document, [element.id]) : [element]
  const box = inkBoundsOf(inside, measureText)
  return box && { box, rotation: 0 }
}

/** `otherwise`: a state of an element that has none in this view. */
export function marksOf(
  document: Document,
  {
    instead,
    otherwise,
    measureText,
  }: {
    readonly instead: Instead
    readonly otherwise: (id: string) => Element | null
    readonly measureText: MeasureText
  },
): Mark[] {
  const marks: Mark[] = []
  for (const [elementId, element] of instead) {
    const shown = element ?? otherwise(elementId)
    const place = shown && markedBox(document, shown, measureText)
    if (place) marks.push({ elementId, corners: cornersOf(place), isAbsent: element === null })
  }
  return marks
}

function cornersOf({ box, rotation }: { box: Box; rotation: number }): Point[] {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)]
  const turn = (x: number, y: number): Point => ({
    x: middle.x + (x - middle.x) * cos - (y - middle.y) * sin,
    y: middle.y + (x - middle.x) * sin + (y - middle.y) * cos,
  })
  const [right, bottom] = [box.x + box.width, box.y + box.height]
  return [turn(box.x, box.y), turn(right, box.y), turn(right, bottom), turn(box.x, bottom)]
}

const VEIL: Readonly<Record<Theme, string>> = {
  light: 'rgb(255 255 255 / 0.66)',
  dark: 'rgb(23 24 28 / 0.66)',
}
/** CSS pixels between ink and outline. */
const AWAY = 6
const LEAST = 5

export interface MarksView {
  readonly marks: readonly Mark[]
  readonly current: string | null
  readonly camera: Camera
  readonly viewport: Viewport
  readonly side: Side
  readonly theme: Theme
}

/** Dims what is not in dispute, and outlines what is; the one that is looked at stands out. CSS pixels. */
export function drawMarks(context: CanvasRenderingContext2D, view: MarksView): void {
  const { camera, viewport, theme, side } = view
  const shapes = view.marks.flatMap((mark) => {
    const outline = outlineOf(mark.corners.map((corner) => toScreen(camera, corner)))
    return isInSight(outline, viewport) ? [{ mark, path: pathOf(outline) }] : []
  })
  context.clearRect(0, 0, viewport.width, viewport.height)
  context.fillStyle = VEIL[theme]
  context.fillRect(0, 0, viewport.width, viewport.height)
  context.globalCompositeOperation = 'destination-out'
  context.fillStyle = '#000'
  for (const { mark, path } of shapes) {
    context.globalAlpha = mark.elementId === view.current ? 1 : 0.5
    context.fill(path)
  }
  context.globalCompositeOperation = 'source-over'
  context.strokeStyle = sideColors[theme][side]
  context.fillStyle = sideColors[theme][side]
  for (const { mark, path } of shapes) {
    const isCurrent = mark.elementId === view.current
    context.globalAlpha = isCurrent ? 0.08 : 0.04
    context.fill(path)
    context.globalAlpha = isCurrent ? 1 : 0.45
    context.lineWidth = isCurrent ? 2 : 1
    context.setLineDash(mark.isAbsent ? [5, 4] : [])
    context.stroke(path)
  }
  context.globalAlpha = 1
  context.setLineDash([])
}

/** The corners moved outwards, and apart where the element is a dot from here. */
function outlineOf(corners: readonly Point[]): Point[] {
  const middle = {
    x: corners.reduce((sum, { x }) => sum + x, 0) / corners.length,
    y: corners.reduce((sum, { y }) => sum + y, 0) / corners.length,
  }
  const [a, b, , d] = corners
  if (!a || !b || !d) return [...corners]
  const along = unit(a, b, { x: 1, y: 0 })
  const down = unit(a, d, { x: -along.y, y: along.x })
  const halfWidth = Math.max(LEAST, Math.hypot(b.x - a.x, b.y - a.y) / 2) + AWAY
  const halfHeight = Math.max(LEAST, Math.hypot(d.x - a.x, d.y - a.y) / 2) + AWAY
  const corner = (x: number, y: number): Point => ({
    x: middle.x + along.x * x * halfWidth + down.x * y * halfHeight,
    y: middle.y + along.y * x * halfWidth + down.y * y * halfHeight,
  })
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)]
}

function unit(from: Point, to: Point, otherwise: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  return length < 1e-6 ? otherwise : { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
}

function isInSight(corners: readonly Point[], { width, height }: Viewport): boolean {
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  return Math.max(...xs) >= 0 && Math.min(...xs) <= width && Math.max(...ys) >= 0 && Math.min(...ys) <= height
}

function pathOf(corners: readonly Point[]): Path2D {
  const path = new Path2D()
  for (const { x, y } of corners) path.lineTo(x, y)
  path.closePath()
  return path
}
