import type { Camera } from '../camera'
import type { Change } from '../changes/change'
import type { Document } from '../document'
import type { Box, Point } from '../geometry/box'
import type { MeasureText } from '../geometry/text-layout'
import type { InputEvent } from '../input'
import type { Element } from '../model/element'
import type { SnapMark } from '../snapping/marks'
import type { SpatialIndex } from '../spatial-index'
import type { Copied, EditedPoint, EditorState, Preview, ToolName } from '../state'

/**
 * A tool is a small state machine: state × event → next state and effects. It reads the editor through the context and
 * never changes it; the editor carries the effects out. When a machine is back in its initial state, the editor clears
 * the preview and the marquee by itself.
 */
export interface Tool<S> {
  readonly cursor: string
  readonly initial: S
  step(state: S, event: InputEvent, context: ToolContext): Step<S>
  /** The elements that the gesture under way holds: when one is deleted by others, the gesture ends. */
  heldBy?(state: S): ReadonlySet<string>
}

export interface Step<S> {
  readonly state: S
  readonly effects: readonly Effect[]
}

export interface ToolContext {
  readonly document: Document
  readonly index: SpatialIndex
  readonly state: EditorState
  readonly newId: () => string
  readonly random: () => number
  readonly measureText: MeasureText
  /** The uppermost visible, unlocked element under a point; `withinScreen` in CSS pixels. */
  hitTest(canvasPoint: Point, withinScreen?: number, except?: ReadonlySet<string>): Element | null
}

export type Effect =
  | { readonly kind: 'preview'; readonly preview: Preview }
  | { readonly kind: 'marquee'; readonly box: Box }
  | { readonly kind: 'lasso'; readonly run: readonly number[] }
  /** What the gesture has snapped to. */
  | { readonly kind: 'snap'; readonly marks: readonly SnapMark[] }
  /** Commits of one key soon after each other are one to undo. */
  | {
      readonly kind: 'commit'
      readonly changes: readonly Change[]
      readonly copied?: Copied
      readonly mergeKey?: string | null
    }
  /** Edits the points of a line, or no longer. */
  | { readonly kind: 'edit-point'; readonly point: EditedPoint | null }
  /** A set is taken over as the selection, and must not change afterwards. */
  | { readonly kind: 'select'; readonly ids: Iterable<string> }
  | { readonly kind: 'enter-group'; readonly id: string | null }
  | { readonly kind: 'camera'; readonly camera: Camera }
  | { readonly kind: 'cursor'; readonly cursor: string }
  /** Opens the in-place editor; with `draft`, on a text that is not in the document yet. */
  | { readonly kind: 'edit-text'; readonly id: string; readonly draft?: Element }
  /** What was drawn is done: back to Select, unless the tool is locked. */
  | { readonly kind: 'drawn' }
  | { readonly kind: 'leave-tool' }
  | { readonly kind: 'use-tool'; readonly tool: ToolName }
  /** Writes the name of a frame in place. */
  | { readonly kind: 'edit-name'; readonly id: string }
  | { readonly kind: 'laser'; readonly phase: 'end' }
  | {
      readonly kind: 'laser'
      readonly phase: 'begin' | 'extend'
      readonly point: Point
      readonly timeMs: number
    }
  /** A gesture ended: nothing of it stays on the screen. */
  | { readonly kind: 'rest' }

export function stay<S>(state: S, ...effects: Effect[]): Step<S> {
  return { state, effects }
}

/** A tool with its present state, the type of which is its own business. */
export interface RunningTool {
  readonly cursor: string
  handle(event: InputEvent, context: ToolContext): readonly Effect[]
  isBusy(): boolean
  held(): ReadonlySet<string>
  reset(): void
}

export function runTool<S>(tool: Tool<S>): RunningTool {
  let state = tool.initial
  let held: ReadonlySet<string> | null = null
  return {
    cursor: tool.cursor,
    handle(event, context) {
      const step = tool.step(state, event, context)
      if (step.state !== state) held = null
      state = step.state
      return step.effects
    },
    isBusy: () => state !== tool.initial,
    held() {
      held ??= tool.heldBy?.(state) ?? NOTHING
      return held
    },
    reset() {
      state = tool.initial
      held = null
    },
  }
}

const NOTHING: ReadonlySet<string> = new Set()
