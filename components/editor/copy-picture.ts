import type { Editor } from '../../lib/editor/editor'
import { comparePaintOrder } from '../../lib/editor/model/order'
import { withDescendants } from '../../lib/editor/tree'
import { currentMessages } from '../messages/messages-provider'
import { toastError, toastSuccess } from '../ui/toast'
import { exportDrawing } from './export/export-drawing'
import { picturesOf } from './pictures/pictures'

/** Pixels a canvas unit: sharp on the screens people have. */
const SCALE = 2

/** Puts what is selected on the clipboard as a picture, in the light and without paper. */
export async function copyPicture(editor: Editor, canvasId: string, format: 'png' | 'svg'): Promise<void> {
  const { editing } = currentMessages()
  const { document, measureText, state } = editor
  const exported = exportDrawing(format, {
    title: '',
    elements: withDescendants(document, state.getState().selection).sort(comparePaintOrder),
    measureText,
    theme: 'light',
    background: false,
    scale: SCALE,
    assetUrl: picturesOf(canvasId).urlOf,
  }).then((file) => {
    if (!file.ok) throw new Error(file.error.message)
    return file.value
  })
  try {
    // Safari asks for the promise within the press of the key; the picture may come later.
    const item =
      format === 'png'
        ? new ClipboardItem({ 'image/png': exported })
        : new ClipboardItem({ 'text/plain': exported.then((svg) => new Blob([svg], { type: 'text/plain' })) })
    await navigator.clipboard.write([item])
    toastSuccess(format === 'png' ? editing.copiedAsPng : editing.copiedAsSvg)
  } catch (error) {
    const description = await exported.then(
      () => undefined,
      () => (error instanceof Error ? error.message : undefined),
    )
    toastError(editing.notCopied, description === undefined ? {} : { description })
  }
}
