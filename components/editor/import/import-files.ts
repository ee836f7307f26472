import type { Editor } from '../../../lib/editor/editor'
import type { Point } from '../../../lib/editor/geometry/box'
import { IMPORT_LIMITS } from '../../../lib/formats/imported'
import { currentMessages } from '../../messages/messages-provider'
import { toastError } from '../../ui/toast'

/**
 * Brings in drawings one after another, each as a step of its own, and all pictures together as another: in a row around
 * `at` (canvas), or in the middle of the view.
 */
export async function importFiles(
  editor: Editor,
  canvasId: string,
  files: readonly File[],
  at?: Point,
): Promise<void> {
  if (editor.state.getState().readOnly) {
    toastError(currentMessages().imports.lookOnly)
    return
  }
  const pictures: File[] = []
  for (const file of files) {
    const left = await importFile(editor, canvasId, file)
    if (left === 'picture') pictures.push(file)
  }
  if (pictures.length === 0) return
  const { placePictures } = await import('../pictures/place-pictures')
  await placePictures(editor, canvasId, pictures, at)
}

/** Brings a drawing in; answers that the file is no drawing but a picture, which is for another to place. */
async function importFile(editor: Editor, canvasId: string, file: File): Promise<'picture' | 'done'> {
  const { imports: words, format } = currentMessages()
  const refuse = (description: string) => {
    toastError(format(words.notImported, { name: file.name }), { description })
    return 'done' as const
  }
  if (file.size > IMPORT_LIMITS.size)
    return refuse(format(words.tooLarge, { size: IMPORT_LIMITS.size / 1024 / 1024 }))
  const isPicture = file.type.startsWith('image/')
  // Only these pictures may carry a drawing; the readers of formats are wanted rarely.
  if (isPicture && file.type !== 'image/png' && file.type !== 'image/svg+xml') return 'picture'
  try {
    const bytes = await bytesOf(file)
    if (!bytes) return refuse(words.unreadable)
    const { importBytes } = await import('./import-bytes')
    const imported = await importBytes(editor, canvasId, { name: file.name, bytes })
    if (imported.ok) return 'done'
    return isPicture ? 'picture' : refuse(currentMessages().why(imported.error))
  } catch {
    return refuse(words.failed)
  }
}

function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer> | null> {
  return file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  )
}
