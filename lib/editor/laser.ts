import type { Point } from './geometry/box'

/**
 * What a laser pointer leaves on the screen for a moment: no part of the document, of undo, or of what is saved. Points
 * are kept with the time they were made, so that whoever draws them can let them fade, here or on another's screen.
 */
export interface Laser {
  /** Strokes with anything left to see, oldest first. */
  strokes(): readonly LaserStroke[]
  begin(point: Point, timeMs: number): void
  extend(point: Point, timeMs: number): void
  end(): void
  /** Forgets what has faded by now; answers whether anything is left. */
  fade(nowMs: number): boolean
  clear(): void
  /** Called whenever a point is added. */
  subscribe(listener: () => void): () => void
}

export interface LaserPoint extends Point {
  readonly timeMs: number
}

export interface LaserStroke {
  /** Canvas units, oldest first. */
  readonly points: readonly LaserPoint[]
  /** The hand still holds it: its head does not fade. */
  readonly isHeld: boolean
}

/** A point is gone after so many milliseconds. */
export const LASER_LIFE_MS = 1_200

export function createLaser(): Laser {
  let done: LaserStroke[] = []
  let held: LaserPoint[] | null = null
  const listeners = new Set<() => void>()

  function announce(): void {
    for (const listener of listeners) listener()
  }

  function add(point: Point, timeMs: number): void {
    held?.push({ x: point.x, y: point.y, timeMs })
    announce()
  }

  function end(): void {
    if (held) done.push({ points: held, isHeld: false })
    held = null
  }

  return {
    strokes: () => (held ? [...done, { points: held, isHeld: true }] : done),
    begin(point, timeMs) {
      end()
      held = []
      add(point, timeMs)
    },
    extend: add,
    end() {
      end()
      announce()
    },
    fade(nowMs) {
      const isAlive = ({ timeMs }: LaserPoint) => nowMs - timeMs < LASER_LIFE_MS
      done = done.filter(({ points }) => points.some(isAlive))
      // The last one stays: it is where the hand is.
      if (held) held = held.filter((point, i, { length }) => i === length - 1 || isAlive(point))
      return held !== null || done.length > 0
    },
    clear() {
      done = []
      held = null
      announce()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
