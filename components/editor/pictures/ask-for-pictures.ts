import type { Editor } from '../../../lib/editor/editor'
import { chooseFiles } from './choose-files'

/**
 * Opens the file chooser when the Image tool is taken, and places what was chosen. Answers with how to stop. It listens to
 * the state itself: a browser opens the chooser only within the key press or click that took the tool.
 */
export function askForPictures(editor: Editor, canvasId: string): () => void {
  return editor.state.subscribe((now, before) => {
    if (now.tool === 'image' && before.tool !== 'image') void ask(editor, canvasId)
  })
}

async function ask(editor: Editor, canvasId: string): Promise<void> {
  const files = await chooseFiles({ accept: 'image/*', multiple: true })
  if (editor.state.getState().tool === 'image') editor.setTool('select')
  if (files.length === 0) return
  const { placePictures } = await import('./place-pictures')
  await placePictures(editor, canvasId, files)
}
