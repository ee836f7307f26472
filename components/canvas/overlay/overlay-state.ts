import type { Applied } from '../../../lib/editor/applied'
import type { Editor } from '../../../lib/editor/editor'
import type { Attachment, Element, ElementOf } from '../../../lib/editor/model/element'

/** What the overlay shows besides the editor's own state. */
export interface OverlayState {
  /** The element under the resting pointer. */
  hovered: string | null
  /** What a line begun under the resting pointer would hold on to, and how. */
  aim: { readonly target: Element; readonly attachment: Attachment } | null
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
    aim: null,
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
