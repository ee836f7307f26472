import type { Movement } from '../../commands/move'
import type { Box, Point } from '../../geometry/box'
import type { LineMiddle } from '../../geometry/line-points'
import type { Edge } from '../../geometry/resize-edge'
import type { SelectionFrame } from '../../geometry/selection-frame'
import type { PointerInput } from '../../input'
import type { Element, LinearElement } from '../../model/element'
import type { Snapper } from '../../snapping/snapper'
import type { BoxCatch } from './box-catch'

export type SelectState =
  | { readonly name: 'idle' }
  | Pressing
  | Moving
  | SelectingByBox
  | Resizing
  | Rotating
  | Bending
  | Sliding

/** The button is down and nothing is decided: it may become a click or a drag. */
export interface Pressing {
  readonly name: 'pressing'
  readonly down: PointerInput
  /** What a drag would do. */
  readonly drags: 'selection' | 'box'
  /** The element or group under the press. */
  readonly target: string | null
  readonly targetWasSelected: boolean
}

export interface Moving {
  readonly name: 'moving'
  readonly down: PointerInput
  readonly movement: Movement
  /** Upright around what is moved, as it was when the gesture began. */
  readonly box: Box | null
  readonly snapper: Snapper
  /** While alt leaves the originals standing, the copies are drawn to them too. */
  readonly copySnapper: Snapper
  /** Made when alt is first held: they stand where the originals were. */
  readonly copies: { readonly elements: readonly Element[]; readonly roots: readonly string[] } | null
}

export interface SelectingByBox {
  readonly name: 'selecting'
  readonly down: PointerInput
  /** What shift keeps selected. */
  readonly kept: ReadonlySet<string>
  readonly caught: BoxCatch
}

interface Transforming {
  readonly down: PointerInput
  readonly frame: SelectionFrame
  /** As they were when the gesture began. */
  readonly originals: readonly Element[]
  readonly ids: ReadonlySet<string>
}

export interface Resizing extends Transforming {
  readonly name: 'resizing'
  readonly edge: Edge
  /** From the press to the edge itself, so that it does not jump to the pointer. */
  readonly grip: Point
  readonly snapper: Snapper
}

export interface Rotating extends Transforming {
  readonly name: 'rotating'
}

/** What of a line is pulled: one of its points, or something between two of them. */
export type LinePull =
  | { readonly kind: 'point'; readonly index: number }
  | { readonly kind: 'middle'; readonly middle: LineMiddle }

export interface Bending {
  readonly name: 'bending'
  readonly down: PointerInput
  readonly line: LinearElement
  readonly pull: LinePull
  readonly snapper: Snapper
  readonly ids: ReadonlySet<string>
}

/** The label of a line is moved along it. */
export interface Sliding {
  readonly name: 'sliding'
  readonly down: PointerInput
  readonly line: LinearElement
  readonly ids: ReadonlySet<string>
}

export const idle: SelectState = { name: 'idle' }
