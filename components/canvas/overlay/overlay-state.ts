import type { Applied } from '../../../lib/editor/document'
import type { Editor } from '../../../lib/editor/editor'
import type { ElementOf } from '../../../lib/editor/model/element'

/** What the overlay shows besides the editor's own state. */
export interface OverlayState {
  /** The element under the resting pointer. */
  hovered: string | null
  /** The element that is pointed at elsewhere: a row of a list, the place found by a search. */
  pointed: string | null
  /** Names are written above all frames, selected or not. */
  readonly frames: Iterable<ElementOf<'frame'>>
  /** Follows the document; answers with how to stop. */
  follow(): () => void
}

export function createOverlayState(editor: Editor): OverlayState {
  const frames = new Map<string, ElementOf<'frame'>>()

  function learn({ id, after }: Pick<Applied, 'id' | 'after'>): void {
    if (after?.type === 'frame') frames.set(id, after)
    else frames.delete(id)
  }

  return {
    hovered: null,
    pointed: null,
    get frames() {
      return frames.values()
    },
    follow() {
      frames.clear()
      for (const element of editor.document.elements()) learn({ id: element.id, after: element })
      return editor.onApplied((applied) => applied.forEach(learn))
    },
  }
}
