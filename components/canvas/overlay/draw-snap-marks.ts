import { toScreen, type Viewport } from '../../../lib/editor/camera'
import type { Point } from '../../../lib/editor/geometry/box'
import type { Axis, SnapMark } from '../../../lib/editor/snapping/marks'
import { fontString } from '../../../lib/painter/fonts'
import type { OverlayPen } from './pen'

/** CSS pixels. */
const CROSS_REACH = 3
const GAP_END_REACH = 4
const LABEL = { size: 11, padding: 5, height: 17, away: 6 } as const
/** A gap shorter than this on the screen has no room for its number beside it. */
const SHORTEST_LABELLED = 12

/** What a gesture has snapped to: lines through what is aligned, bars across equal gaps with their length. */
export function drawSnapMarks(pen: OverlayPen, marks: readonly SnapMark[], viewport: Viewport): void {
  const { context } = pen
  context.strokeStyle = pen.colors.accent
  context.lineWidth = pen.hairline
  for (const mark of marks) if (mark.kind === 'alignment') drawAlignment(pen, mark, viewport)
  for (const mark of marks) if (mark.kind === 'gap') drawMeasure(pen, mark)
}

type Alignment = Extract<SnapMark, { kind: 'alignment' }>

function drawAlignment(pen: OverlayPen, { axis, at, from, to, points }: Alignment, viewport: Viewport): void {
  const { context, ratio } = pen
  const [start, end] = Number.isFinite(from)
    ? [pen.place(pointOn(axis, at, from)), pen.place(pointOn(axis, at, to))]
    : acrossView(pen, axis, at, viewport)
  context.beginPath()
  context.moveTo(start.x, start.y)
  context.lineTo(end.x, end.y)
  const reach = CROSS_REACH * ratio
  for (const point of points) {
    const { x, y } = pen.place(pointOn(axis, at, point))
    context.moveTo(x - reach, y - reach)
    context.lineTo(x + reach, y + reach)
    context.moveTo(x + reach, y - reach)
    context.lineTo(x - reach, y + reach)
  }
  context.stroke()
}

function acrossView(pen: OverlayPen, axis: Axis, at: number, { width, height }: Viewport): [Point, Point] {
  const { x, y } = toScreen(pen.camera, pointOn(axis, at, 0))
  return axis === 'x'
    ? [pen.placeScreen({ x, y: 0 }), pen.placeScreen({ x, y: height })]
    : [pen.placeScreen({ x: 0, y }), pen.placeScreen({ x: width, y })]
}

/** A distance along an axis, canvas units, and where it lies on the other. */
interface Measure {
  readonly axis: Axis
  readonly at: number
  readonly from: number
  readonly to: number
}

/** A bar from end to end with its length beside it. */
function drawMeasure(pen: OverlayPen, { axis, at, from, to }: Measure): void {
  const { context, ratio } = pen
  const start = pen.place(axis === 'x' ? { x: from, y: at } : { x: at, y: from })
  const end = pen.place(axis === 'x' ? { x: to, y: at } : { x: at, y: to })
  const reach = GAP_END_REACH * ratio
  const [acrossX, acrossY] = axis === 'x' ? [0, reach] : [reach, 0]
  context.strokeStyle = pen.colors.accent
  context.lineWidth = pen.hairline
  context.beginPath()
  context.moveTo(start.x, start.y)
  context.lineTo(end.x, end.y)
  for (const { x, y } of [start, end]) {
    context.moveTo(x - acrossX, y - acrossY)
    context.lineTo(x + acrossX, y + acrossY)
  }
  context.stroke()
  const length = Math.abs(axis === 'x' ? end.x - start.x : end.y - start.y)
  if (length < SHORTEST_LABELLED * ratio) return
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }
  drawNumber(pen, to - from, middle, axis)
}

function drawNumber(pen: OverlayPen, value: number, at: Point, axis: Axis): void {
  const { context, ratio } = pen
  const words = String(Math.round(value * 100) / 100)
  context.font = fontString('sans', LABEL.size * ratio)
  const width = Math.round(context.measureText(words).width + 2 * LABEL.padding * ratio)
  const height = Math.round(LABEL.height * ratio)
  const away = LABEL.away * ratio
  const left = Math.round(axis === 'x' ? at.x - width / 2 : at.x + away)
  const top = Math.round(axis === 'x' ? at.y + away : at.y - height / 2)
  context.fillStyle = pen.colors.accent
  context.beginPath()
  context.roundRect(left, top, width, height, 4 * ratio)
  context.fill()
  context.fillStyle = pen.colors.onAccent
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(words, left + width / 2, top + height / 2 + 0.5 * ratio)
}

function pointOn(axis: Axis, at: number, along: number): Point {
  return axis === 'x' ? { x: at, y: along } : { x: along, y: at }
}
