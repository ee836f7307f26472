import type { StoreApi } from 'zustand/vanilla'
import type { Camera, Viewport } from './camera'
import type { Change, OperationKind } from './changes/change'
import type { Box, Point } from './geometry/box'
import type { InputEvent } from './input'
import type { Applied, Document } from './model/document'
import type { Element } from './model/element'
import type { SpatialIndex } from './spatial-index'
import type { Style } from './style'

export type ToolName =
  | 'select'
  | 'hand'
  | 'rectangle'
  | 'ellipse'
  | 'diamond'
  | 'line'
  | 'arrow'
  | 'draw'
  | 'text'
  | 'eraser'

/** What a gesture under way shows; the document itself changes only when it ends. */
export type Preview =
  | { readonly kind: 'none' }
  /** These elements, moved by canvas units. */
  | { readonly kind: 'move'; readonly ids: ReadonlySet<string>; readonly dx: number; readonly dy: number }
  /** These elements instead of the document's of the same id, or besides them; null hides one. */
  | { readonly kind: 'elements'; readonly elements: ReadonlyMap<string, Element | null> }

/** What screens draw from; changed only by the editor. */
export interface EditorState {
  readonly tool: ToolName
  /** The tool stays after a drawn element instead of returning to Select. */
  readonly toolLocked: boolean
  readonly selection: ReadonlySet<string>
  /** The group that a double-click entered, whose members are selected one by one. */
  readonly enteredGroup: string | null
  readonly camera: Camera
  readonly viewport: Viewport
  readonly style: Style
  /** The element whose text is being edited in place. */
  readonly editingText: string | null
  readonly preview: Preview
  /** The dragged selection box, canvas units. */
  readonly marquee: Box | null
  readonly cursor: string
  readonly grid: boolean
  readonly readOnly: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
}

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

/** Width in canvas units of one line set in a font; the screen measures with its own fonts. */
export type MeasureText = (
  line: string,
  font: { readonly font: Style['font']; readonly fontSize: number },
) => number

export interface Editor {
  readonly document: Document
  readonly index: SpatialIndex
  readonly state: StoreApi<EditorState>

  /** The way in for hands. */
  handle(event: InputEvent): void
  setTool(tool: ToolName, options?: { readonly locked?: boolean }): void
  select(ids: Iterable<string>): void
  setCamera(camera: Camera): void
  setViewport(viewport: Viewport): void
  setGrid(visible: boolean): void
  setReadOnly(readOnly: boolean): void
  /** Changes the selected elements and what the next element looks like. */
  setStyle(style: Partial<Style>): void

  editText(id: string | null): void
  /** Ends or goes on with the editing of a text; an empty text element is deleted. */
  setText(id: string, text: string, options: { readonly done: boolean }): void

  /** Applies changes as one gesture of this person: document, undo history, outbox. Empty lists do nothing. */
  commit(
    changes: readonly Change[],
    options?: { readonly kind?: OperationKind; readonly mergeKey?: string | null },
  ): void
  /** Applies what came from outside (others, a rebase): no history, no outbox. */
  receive(changes: readonly Change[]): void
  load(elements: readonly Element[]): void
  undo(): UndoOutcome
  redo(): UndoOutcome

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
