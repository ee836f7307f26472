import type { Editor } from '../../../lib/editor/editor'
import { IMPORT_LIMITS } from '../../../lib/formats/imported'
import { toastError } from '../../ui/toast'

/** Brings in files one after another, each as a step of its own. */
export async function importFiles(editor: Editor, canvasId: string, files: readonly File[]): Promise<void> {
  if (editor.state.getState().readOnly) {
    toastError('You can look at this canvas, but not change it.')
    return
  }
  for (const file of files) await importFile(editor, canvasId, file)
}

async function importFile(editor: Editor, canvasId: string, file: File): Promise<void> {
  const refuse = (description: string) => toastError(`${file.name} was not imported.`, { description })
  if (file.size > IMPORT_LIMITS.size) {
    refuse(`It is larger than ${IMPORT_LIMITS.size / 1024 / 1024} MB.`)
    return
  }
  try {
    const problem = await bringIn(editor, canvasId, file)
    if (problem !== null) refuse(problem)
  } catch {
    refuse('Something went wrong while it was read. Nothing on the canvas was changed.')
  }
}

/** A drawing as its elements, any other picture as a picture; the answer says why it was neither. */
async function bringIn(editor: Editor, canvasId: string, file: File): Promise<string | null> {
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  )
  if (!bytes) return 'The file could not be read from this device.'
  const isPicture = file.type.startsWith('image/')
  // A PNG or SVG may carry a drawing; the readers of formats are wanted rarely.
  if (!isPicture || file.type === 'image/png' || file.type === 'image/svg+xml') {
    const { importBytes } = await import('./import-bytes')
    const imported = await importBytes(editor, canvasId, { name: file.name, bytes })
    if (imported.ok) return null
    if (!isPicture) return imported.error.message
  }
  const { placeImage } = await import('./place-image')
  const placed = await placeImage(editor, canvasId, file)
  return placed.ok ? null : placed.error.message
}
