import type { StoreApi } from 'zustand/vanilla'
import type { Applied } from './applied'
import type { Camera, Viewport } from './camera'
import type { Change, OperationKind } from './changes/change'
import type { Document } from './document'
import type { Point } from './geometry/box'
import type { MeasureText } from './geometry/text-layout'
import type { History } from './history'
import type { InputEvent } from './input'
import type { Laser } from './laser'
import type { Element } from './model/element'
import type { SpatialIndex } from './spatial-index'
import type { Copied, EditorState, ToolName, ViewChoices } from './state'
import type { Style } from './style'

export type { MeasureText } from './geometry/text-layout'
export type { EditorState, Preview, ToolName, ViewChoices } from './state'

/** One committed gesture, as the outbox takes it. */
export interface Commit {
  readonly kind: OperationKind
  readonly changes: readonly Change[]
  /** Commits of one key coalesce while unsent (nudges, a colour being scrubbed); null never does. */
  readonly mergeKey: string | null
}

export interface EditorOptions {
  readonly now: () => number
  readonly newId: () => string
  /** 0…1, for seeds of the sketch look. */
  readonly random: () => number
  readonly measureText: MeasureText
}

export interface Editor {
  readonly document: Document
  readonly index: SpatialIndex
  readonly state: StoreApi<EditorState>
  readonly newId: () => string
  readonly measureText: MeasureText

  /** The way in for hands. */
  handle(event: InputEvent): void
  setTool(tool: ToolName, options?: { readonly locked?: boolean }): void
  select(ids: Iterable<string>): void
  setCamera(camera: Camera): void
  setViewport(viewport: Viewport): void
  setGrid(visible: boolean): void
  /** Of this person on this device: no part of the drawing. */
  setViewChoices(choices: Partial<ViewChoices>): void
  setReadOnly(readOnly: boolean): void
  /** Changes the selected elements and what the next element looks like; all of one `hold` of a control is one to undo. */
  setStyle(style: Partial<Style>, options?: { readonly hold?: string | null }): void

  /** Where laser pointers point now; no part of the document. */
  readonly laser: Laser

  editText(id: string | null): void
  /** Begins to write the name of a frame in place; null leaves it. */
  editName(id: string | null): void
  /** Ends or goes on with the editing of a text; an empty text element is deleted. */
  setText(id: string, text: string, options: { readonly done: boolean }): void

  /** Applies changes as one gesture of this person: document, undo history, outbox. Empty lists do nothing. */
  commit(
    changes: readonly Change[],
    options?: {
      readonly kind?: OperationKind
      readonly mergeKey?: string | null
      /** What of it was copied as what. */
      readonly copied?: Copied
    },
  ): void
  /** Applies what came from outside (others, a rebase): no history, no outbox. */
  receive(changes: readonly Change[]): void
  load(elements: readonly Element[]): void
  undo(): UndoOutcome
  redo(): UndoOutcome
  /** For who keeps it beyond the page (U4). */
  readonly history: Pick<History, 'kept' | 'restore' | 'onChange'>

  onCommit(listener: (commit: Commit) => void): () => void
  onApplied(listener: (applied: readonly Applied[]) => void): () => void

  /** The uppermost visible, unlocked element with ink under a point; `withinScreen` is the tolerance in CSS pixels. */
  hitTest(canvasPoint: Point, withinScreen?: number): Element | null
}

/** How many registers were put back, and how many were left because others changed them since (U2). */
export interface UndoOutcome {
  readonly applied: number
  readonly skipped: number
}
