import { type PictureFile, replacePicture, toOriginalSize } from '../../../lib/editor/commands/image'
import { runPlan } from '../../../lib/editor/commands/registry/run-plan'
import type { Editor } from '../../../lib/editor/editor'
import { currentMessages } from '../../messages/messages-provider'
import { toastError } from '../../ui/toast'
import { picturesOf } from './pictures'
import { preparePicture } from './prepare-picture'

/** The picture in a file takes the place of the picture of an image. */
export async function replaceImage(
  editor: Editor,
  canvasId: string,
  { id, file }: { id: string; file: File },
): Promise<void> {
  const prepared = await preparePicture(file)
  if (!prepared.ok) {
    const { pictures, format } = currentMessages()
    toastError(format(pictures.notReplaced, { name: file.name }), { description: prepared.error.message })
    return
  }
  const asset = await picturesOf(canvasId).keep(prepared.value)
  const { width, height } = prepared.value
  runPlan(editor, replacePicture(editor.document, id, { asset, width, height }))
}

/** Gives images as many canvas units as their pictures have pixels. */
export async function showOriginalSize(
  editor: Editor,
  canvasId: string,
  ids: readonly string[],
): Promise<void> {
  const sizes = new Map<string, Pick<PictureFile, 'width' | 'height'>>()
  await Promise.all(
    ids.map(async (id) => {
      const image = editor.document.get(id)
      if (image?.type !== 'image' || image.asset === null) return
      const size = await sizeOf(await picturesOf(canvasId).urlOf(image.asset)).catch(() => null)
      if (size) sizes.set(id, size)
    }),
  )
  if (sizes.size < ids.length) toastError(currentMessages().pictures.sizeUnknown)
  runPlan(editor, toOriginalSize(editor.document, sizes))
}

/** The server knows the size of a drawing of lines, of which it keeps a larger picture. */
async function sizeOf(url: string): Promise<Pick<PictureFile, 'width' | 'height'>> {
  const response = await fetch(url)
  const said = /^(\d+)x(\d+)$/.exec(response.headers.get('X-Image-Size') ?? '')
  if (said) return { width: Number(said[1]), height: Number(said[2]) }
  const bytes = await response.blob()
  const image = new Image()
  image.src = URL.createObjectURL(bytes)
  try {
    await image.decode()
    return { width: image.naturalWidth, height: image.naturalHeight }
  } finally {
    URL.revokeObjectURL(image.src)
  }
}
