import { toScreen } from '../../../lib/editor/camera'
import { LASER_LIFE_MS, type LaserStroke } from '../../../lib/editor/laser'
import type { OverlayPen } from './pen'

/** CSS pixels of the trail where it is newest. */
const WIDTH = 5
const COLOR = '#f1334b'
/** The light around it. */
const GLOW = { color: 'rgb(241 51 75 / 0.22)', width: 13 } as const
/** Nearer to each other than this, points make corners and no curve; CSS pixels. */
const NEAREST = 2

/** Trails that thin out with age, from the hand backwards. */
export function drawLaser(pen: OverlayPen, strokes: readonly LaserStroke[], nowMs: number): void {
  for (const stroke of strokes) {
    const trail = trailOf(pen, stroke, nowMs)
    fillTrail(pen, trail, GLOW.color, GLOW.width)
    fillTrail(pen, trail, COLOR, WIDTH)
  }
}

interface TrailPoint {
  /** Device pixels. */
  readonly x: number
  readonly y: number
  /** 1 new … 0 gone. */
  readonly life: number
}

function trailOf(pen: OverlayPen, { points, isHeld }: LaserStroke, nowMs: number): TrailPoint[] {
  const trail: TrailPoint[] = []
  points.forEach((point, i) => {
    const isHead = i === points.length - 1
    const left = isHead && isHeld ? 1 : 1 - (nowMs - point.timeMs) / LASER_LIFE_MS
    if (left <= 0) return
    const screen = toScreen(pen.camera, point)
    const at = { x: screen.x * pen.ratio, y: screen.y * pen.ratio, life: 1 - (1 - left) ** 2 }
    const last = trail.at(-1)
    const isNear = last && Math.hypot(at.x - last.x, at.y - last.y) < NEAREST * pen.ratio
    if (isNear) trail.pop()
    trail.push(at)
  })
  return trail
}

function fillTrail(
  { context, ratio }: OverlayPen,
  trail: readonly TrailPoint[],
  color: string,
  width: number,
) {
  const head = trail.at(-1)
  if (!head) return
  const radiusAt = ({ life }: TrailPoint) => (life * width * ratio) / 2
  const sides = trail.map((point, i) => {
    const before = trail[i - 1] ?? point
    const after = trail[i + 1] ?? point
    const angle = Math.atan2(after.y - before.y, after.x - before.x)
    const across = { x: -Math.sin(angle) * radiusAt(point), y: Math.cos(angle) * radiusAt(point) }
    return {
      angle,
      left: { x: point.x + across.x, y: point.y + across.y },
      right: { x: point.x - across.x, y: point.y - across.y },
    }
  })
  const ahead = sides.at(-1)?.angle ?? 0
  context.fillStyle = color
  context.beginPath()
  traceSmoothly(
    context,
    sides.map(({ left }) => left),
    true,
  )
  // One outline with a round end: a circle laid over it would cut a hole, or show twice where light shines through.
  context.arc(head.x, head.y, radiusAt(head), ahead + Math.PI / 2, ahead - Math.PI / 2, true)
  if (trail.length === 1)
    context.arc(head.x, head.y, radiusAt(head), ahead - Math.PI / 2, ahead + Math.PI / 2, true)
  traceSmoothly(context, sides.map(({ right }) => right).reverse(), false)
  context.closePath()
  context.fill()
}

/** Through the middles between points, each point pulling the curve. */
function traceSmoothly(
  context: CanvasRenderingContext2D,
  points: readonly { readonly x: number; readonly y: number }[],
  isStart: boolean,
): void {
  const [first] = points
  if (!first) return
  if (isStart) context.moveTo(first.x, first.y)
  else context.lineTo(first.x, first.y)
  for (let i = 1; i < points.length; i++) {
    const at = points[i]
    const next = points[i + 1]
    if (!at) continue
    if (next) context.quadraticCurveTo(at.x, at.y, (at.x + next.x) / 2, (at.y + next.y) / 2)
    else context.lineTo(at.x, at.y)
  }
}
