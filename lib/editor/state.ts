import type { Camera, Viewport } from './camera'
import type { Box } from './geometry/box'
import type { SelectionFrame } from './geometry/selection-frame'
import type { Element } from './model/element'
import { noMarks, type SnapMark } from './snapping/marks'
import { defaultStyle, type Style } from './style'

export type ToolName =
  | 'select'
  | 'lasso'
  | 'hand'
  | 'rectangle'
  | 'ellipse'
  | 'diamond'
  | 'polygon'
  | 'star'
  | 'line'
  | 'arrow'
  | 'draw'
  | 'highlighter'
  | 'text'
  | 'note'
  | 'eraser'
  | 'frame'
  | 'image'
  /** The part of the selected picture that shows. */
  | 'crop'
  | 'laser'

/** What a gesture under way shows; the document itself changes only when it ends. */
export type Preview =
  | { readonly kind: 'none' }
  /**
   * These elements, moved by canvas units; `elements` as below, for what changes its form meanwhile (arrows that
   * follow) or stands besides (the copies of an alt-drag). No id is in both.
   */
  | {
      readonly kind: 'move'
      readonly ids: ReadonlySet<string>
      readonly dx: number
      readonly dy: number
      readonly elements: ReadonlyMap<string, Element | null>
    }
  /** These elements instead of the document's of the same id, or besides them; null hides one. */
  | { readonly kind: 'elements'; readonly elements: ReadonlyMap<string, Element | null> }

/** The points of this line are edited one by one; `index` is the point in the hand. */
export interface EditedPoint {
  readonly id: string
  readonly index: number | null
}

/** Ids of what was copied, and of its copies in the same order. */
export interface Copied {
  readonly from: readonly string[]
  readonly to: readonly string[]
}

/** What screens draw from; changed only by the editor. */
export interface EditorState {
  readonly tool: ToolName
  /** The tool stays after a drawn element instead of returning to Select. */
  readonly toolLocked: boolean
  readonly selection: ReadonlySet<string>
  /** Around what is selected, as the preview shows it; `handlesOf` makes the handles from it. */
  readonly selectionFrame: SelectionFrame | null
  /** The group that a double-click entered, whose members are selected one by one. */
  readonly enteredGroup: string | null
  readonly camera: Camera
  readonly viewport: Viewport
  readonly style: Style
  /**
   * The element whose text is being edited in place. A new text is in no document yet: it is in the preview
   * (`shownElement` finds either).
   */
  readonly editingText: string | null
  /** The frame whose name is being written in place. */
  readonly editingName: string | null
  readonly preview: Preview
  readonly editedPoint: EditedPoint | null
  /** The last copies made on this canvas. */
  readonly copied: Copied | null
  /** The dragged selection box, canvas units. */
  readonly marquee: Box | null
  /** The line of the lasso, flat pairs, canvas units. */
  readonly lasso: readonly number[] | null
  /** A CSS cursor. */
  readonly cursor: string
  readonly grid: boolean
  /** Gestures are drawn to the edges, centres and gaps of what is near; holding Control turns it round. */
  readonly snapsToObjects: boolean
  readonly rulers: boolean
  /** Guides are seen, and gestures snap to them. */
  readonly guidesShown: boolean
  /** What the gesture under way has snapped to. */
  readonly snapMarks: readonly SnapMark[]
  readonly readOnly: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** What a person likes to see while drawing. */
export type ViewChoices = Pick<EditorState, 'grid' | 'snapsToObjects' | 'rulers' | 'guidesShown'>

export const noPreview: Preview = { kind: 'none' }

/** Canvas units between the lines of the grid; while it is shown, gestures snap to it. */
export const GRID_SIZE = 20

export const initialState: EditorState = {
  tool: 'select',
  toolLocked: false,
  selection: new Set(),
  selectionFrame: null,
  enteredGroup: null,
  camera: { x: 0, y: 0, zoom: 1 },
  viewport: { width: 0, height: 0 },
  style: defaultStyle,
  editingText: null,
  editingName: null,
  preview: noPreview,
  editedPoint: null,
  copied: null,
  marquee: null,
  lasso: null,
  cursor: 'default',
  grid: false,
  snapsToObjects: true,
  rulers: false,
  guidesShown: true,
  snapMarks: noMarks,
  readOnly: false,
  canUndo: false,
  canRedo: false,
}
