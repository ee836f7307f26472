import type { Editor } from '../../editor'
import type { ElementOf } from '../../model/element'
import { type CommandDefinition, canEdit, canEditSelected } from '../command'
import { imagesIn, resetCrop } from '../image'
import { runPlan, selectionOf } from './run-plan'

/** What is done to pictures. */
export const imageCommands = [
  {
    id: 'crop-image',
    group: 'Arrange',
    keys: [],
    canRun: (editor) => canEdit(editor) && onlyImage(editor) !== null,
    run: (editor) => editor.setTool('crop'),
  },
  {
    id: 'reset-crop',
    group: 'Arrange',
    keys: [],
    canRun: (editor) => canEditSelected(editor) && selectedImages(editor).some(({ crop }) => crop !== null),
    run: (editor) => runPlan(editor, resetCrop(editor.document, selectionOf(editor))),
  },
  {
    id: 'original-size',
    group: 'Arrange',
    keys: [],
    canRun: (editor) => canEditSelected(editor) && selectedImages(editor).some(({ asset }) => asset !== null),
    run: (editor, host) => host.toOriginalSize(selectedImages(editor).map(({ id }) => id)),
  },
  {
    id: 'replace-image',
    group: 'Edit',
    keys: [],
    canRun: (editor) => canEditSelected(editor) && onlyImage(editor) !== null,
    run(editor, host) {
      const image = onlyImage(editor)
      if (image) host.replaceImage(image.id)
    },
  },
] as const satisfies readonly CommandDefinition[]

function selectedImages(editor: Editor): ElementOf<'image'>[] {
  return imagesIn(editor.document, selectionOf(editor))
}

function onlyImage(editor: Editor): ElementOf<'image'> | null {
  const [id, ...more] = selectionOf(editor)
  const image = id === undefined || more.length > 0 ? undefined : editor.document.get(id)
  return image?.type === 'image' ? image : null
}
