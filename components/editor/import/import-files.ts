import type { Editor } from '../../../lib/editor/editor'
import { IMPORT_LIMITS } from '../../../lib/formats/imported'
import { currentMessages } from '../../messages/messages-provider'
import { toastError } from '../../ui/toast'

/** Brings in files one after another, each as a step of its own. */
export async function importFiles(editor: Editor, canvasId: string, files: readonly File[]): Promise<void> {
  if (editor.state.getState().readOnly) {
    toastError(currentMessages().imports.lookOnly)
    return
  }
  for (const file of files) await importFile(editor, canvasId, file)
}

async function importFile(editor: Editor, canvasId: string, file: File): Promise<void> {
  const { imports: words, format } = currentMessages()
  const refuse = (description: string) =>
    toastError(format(words.notImported, { name: file.name }), { description })
  if (file.size > IMPORT_LIMITS.size) {
    refuse(format(words.tooLarge, { size: IMPORT_LIMITS.size / 1024 / 1024 }))
    return
  }
  try {
    const problem = await bringIn(editor, canvasId, file)
    if (problem !== null) refuse(problem)
  } catch {
    refuse(words.failed)
  }
}

/** A drawing as its elements, any other picture as a picture; the answer says why it was neither. */
async function bringIn(editor: Editor, canvasId: string, file: File): Promise<string | null> {
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  )
  if (!bytes) return currentMessages().imports.unreadable
  const isPicture = file.type.startsWith('image/')
  // A PNG or SVG may carry a drawing; the readers of formats are wanted rarely.
  if (!isPicture || file.type === 'image/png' || file.type === 'image/svg+xml') {
    const { importBytes } = await import('./import-bytes')
    const imported = await importBytes(editor, canvasId, { name: file.name, bytes })
    if (imported.ok) return null
    if (!isPicture) return currentMessages().why(imported.error)
  }
  const { placeImage } = await import('./place-image')
  const placed = await placeImage(editor, canvasId, file)
  return placed.ok ? null : currentMessages().why(placed.error)
}
