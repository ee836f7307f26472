import type { Point } from '../../../lib/editor/geometry/box'

/** Longer is no tap, and a finger that went this far (CSS pixels) did something else. */
const TAP_MS = 300
const TAP_REACH = 12

/** Counts the fingers of a tap: two take back, three do again. */
export interface FingerTaps {
  down(id: number, point: Point, timeMs: number): void
  move(id: number, point: Point): void
  /** How many fingers tapped, once the last of them is up; 0 when it was no tap. */
  up(id: number, timeMs: number): number
  /** What these fingers do is no tap. */
  spoil(): void
}

export function createFingerTaps(): FingerTaps {
  const downAt = new Map<number, Point>()
  let beganMs = 0
  let most = 0
  let isSpoiled = false

  return {
    down(id, point, timeMs) {
      if (downAt.size === 0) {
        beganMs = timeMs
        most = 0
        isSpoiled = false
      }
      downAt.set(id, point)
      most = Math.max(most, downAt.size)
    },
    move(id, point) {
      const from = downAt.get(id)
      if (from && Math.hypot(point.x - from.x, point.y - from.y) > TAP_REACH) isSpoiled = true
    },
    up(id, timeMs) {
      if (!downAt.delete(id) || downAt.size > 0) return 0
      return isSpoiled || timeMs - beganMs > TAP_MS ? 0 : most
    },
    spoil() {
      isSpoiled = true
    },
  }
}
