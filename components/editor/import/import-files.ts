import { toast } from 'sonner'
import type { Editor } from '../../../lib/editor/editor'
import { IMPORT_LIMITS } from '../../../lib/formats/imported'

/** What the file chooser offers. Here and not with the readers, which are loaded when they are wanted. */
export const ACCEPTED = '.excalidraw,.excalidrawlib,.indelible.json,.json,.png,.svg'

/** Brings in files one after another, each as a step of its own. */
export async function importFiles(editor: Editor, canvasId: string, files: readonly File[]): Promise<void> {
  if (editor.state.getState().readOnly) {
    toast.error('You can look at this canvas, but not change it.')
    return
  }
  for (const file of files) await importFile(editor, canvasId, file)
}

async function importFile(editor: Editor, canvasId: string, file: File): Promise<void> {
  const refuse = (description: string) => toast.error(`${file.name} was not imported.`, { description })
  if (file.size > IMPORT_LIMITS.size) {
    refuse(`It is larger than ${IMPORT_LIMITS.size / 1024 / 1024} MB.`)
    return
  }
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    refuse('The file could not be read from this device.')
    return
  }
  try {
    // The readers of formats are wanted rarely.
    const { importBytes } = await import('./import-bytes')
    await importBytes(editor, canvasId, { name: file.name, bytes })
  } catch {
    refuse('Something went wrong while it was read. Nothing on the canvas was changed.')
  }
}
