import type { Point } from './geometry/box'

/** What a hand does, freed of the DOM: the drawing surface translates its events into these. */
export type InputEvent =
  | PointerInput
  | KeyInput
  /** The gesture is abandoned (Escape, lost capture): nothing it previewed is kept. */
  | { readonly type: 'cancel' }

export interface PointerInput {
  readonly type: 'pointer-down' | 'pointer-move' | 'pointer-up' | 'double-click'
  readonly screenPoint: Point
  readonly canvasPoint: Point
  /** 0…1; 0.5 for devices that do not measure it. */
  readonly pressure: number
  readonly device: 'mouse' | 'pen' | 'touch'
  /** `eraser` is the other end of a pen. */
  readonly button: 'primary' | 'middle' | 'secondary' | 'eraser'
  readonly modifiers: Modifiers
  /** Milliseconds, monotonic. */
  readonly timeMs: number
}

export interface KeyInput {
  readonly type: 'key-down' | 'key-up'
  /** As `KeyboardEvent.key` names it. */
  readonly key: string
  readonly modifiers: Modifiers
}

export interface Modifiers {
  readonly shift: boolean
  readonly alt: boolean
  /** Control, or Command on a Mac. */
  readonly mod: boolean
}

export const noModifiers: Modifiers = { shift: false, alt: false, mod: false }
