import { copyElements } from '../../lib/editor/commands/clipboard'
import type { Editor } from '../../lib/editor/editor'
import type { MeasureText } from '../../lib/editor/geometry/text-layout'
import type { Element } from '../../lib/editor/model/element'

type WriteExcalidraw = (
  elements: readonly Element[],
  measureText: MeasureText,
) => Readonly<Record<string, unknown>>

/** Of more than so many, other editors would choke on what they would get. */
const MOST_FOR_OTHERS = 5_000

let writer: WriteExcalidraw | null = null

/** Fetches what writes for other editors: a copy by key must be there at once. */
export async function prepareCopying(): Promise<void> {
  writer ??= (await import('../../lib/formats/excalidraw/write-clipboard')).excalidrawClipboard
}

/**
 * What is selected as one text for two readers: Excalidraw, and what reads its clipboard, finds a drawing of its own;
 * we find ours within it, which loses nothing.
 */
export function copiedText(editor: Editor, canvasId: string): string {
  const content = {
    ...copyElements(editor.document, editor.state.getState().selection),
    canvas: canvasId,
  }
  if (!writer || content.elements.length > MOST_FOR_OTHERS) return JSON.stringify(content)
  return JSON.stringify({ ...writer(content.elements, editor.measureText), indelible: content })
}
