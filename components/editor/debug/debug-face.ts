import type { Camera } from '../../../lib/editor/camera'
import type { Editor } from '../../../lib/editor/editor'
import type { Element } from '../../../lib/editor/model/element'
import type { SnapMark } from '../../../lib/editor/snapping/marks'
import type { Session } from '../../../lib/sync/contracts'
import type { Surface } from '../../canvas/surface'

/** What scripts and people with a console hold on to, with `?debug`. */
export interface DebugFace {
  /** In painting order, lowest first; then the guides. */
  elements(): Element[]
  element(id: string): Element | undefined
  readonly camera: Camera
  readonly selection: readonly string[]
  /** What the gesture under way has snapped to. */
  readonly snapMarks: readonly SnapMark[]
  /** Every committed operation up to this version is shown. */
  readonly version: number
  /** Changes that the database has not confirmed, and those set aside. */
  readonly pending: number
  /** How many elements there are. */
  readonly size: number
  /** Nothing is left to paint: the screen shows the drawing exactly. */
  readonly painted: boolean
  select(ids: readonly string[]): void
  setCamera(camera: Camera): void
  /** Puts elements on the screen that are on this screen only: nothing of it is saved. */
  load(elements: readonly Element[]): void
}

export function debugFaceOf(editor: Editor, session: Session, surface: () => Surface | null): DebugFace {
  return {
    get size() {
      return editor.document.size
    },
    get painted() {
      return surface()?.facts()?.exact ?? false
    },
    load: (elements) => editor.load(elements),
    elements: () => [...editor.document.ordered(), ...editor.document.guides()],
    element: (id) => editor.document.get(id),
    get camera() {
      return editor.state.getState().camera
    },
    get selection() {
      return [...editor.state.getState().selection]
    },
    get snapMarks() {
      return editor.state.getState().snapMarks
    },
    get version() {
      return session.version()
    },
    get pending() {
      const { pending, parked } = session.status.getState()
      return pending + parked
    },
    select: (ids) => editor.select(ids),
    setCamera: (camera) => editor.setCamera(camera),
  }
}
