import { fitBox } from '../../../lib/editor/camera'
import { runPlan } from '../../../lib/editor/commands/registry/run-plan'
import { storableName } from '../../../lib/editor/commands/rename'
import type { Editor } from '../../../lib/editor/editor'
import type { Point } from '../../../lib/editor/geometry/box'
import type { ElementOf } from '../../../lib/editor/model/element'
import { newImage, topKeys } from '../../../lib/editor/tools/new-element'
import { currentMessages } from '../../messages/messages-provider'
import { toastError } from '../../ui/toast'
import { middleOfView } from '../middle-of-view'
import { picturesOf } from './pictures'
import { type PreparedPicture, preparePicture } from './prepare-picture'

/** Room around a picture that had to be made smaller, CSS pixels. */
const MARGIN = 120
/** Canvas units between pictures that come together. */
const GAP = 24

/**
 * Puts pictures in a row around a point (canvas; else the middle of the view), no larger than the view shows, as one step.
 * They are there at once; their bytes follow when the network lets them.
 */
export async function placePictures(
  editor: Editor,
  canvasId: string,
  files: readonly File[],
  at: Point = middleOfView(editor),
): Promise<void> {
  const prepared: PreparedPicture[] = []
  for (const file of files) {
    const picture = await preparePicture(file)
    if (picture.ok) prepared.push(picture.value)
    else tellRefused(file.name, picture.error.message)
  }
  const pictures = picturesOf(canvasId)
  const kept = await Promise.all(
    prepared.map(async (picture) => ({ picture, asset: await pictures.keep(picture) })),
  )
  if (kept.length === 0 || editor.state.getState().readOnly) return
  const scale = scaleOf(editor, prepared)
  const keys = topKeys(editor.document, kept.length)
  let x = at.x - widthOf(prepared, scale) / 2
  const images = kept.map(({ picture, asset }, i): ElementOf<'image'> => {
    const width = Math.max(1, Math.round(picture.width * scale))
    const height = Math.max(1, Math.round(picture.height * scale))
    const place = { x: Math.round(x), y: Math.round(at.y - height / 2) }
    x += width + GAP
    // Each belongs to the frame that its own middle is in.
    const blank = newImage(contextOf(editor), { x: place.x + width / 2, y: at.y })
    return {
      ...blank,
      ...place,
      width,
      height,
      z: keys[i] ?? blank.z,
      name: storableName(picture.name),
      asset,
    }
  })
  runPlan(editor, {
    changes: images.map((element) => ({ kind: 'create', element })),
    selection: images.map(({ id }) => id),
  })
}

function contextOf({ document, index, newId, measureText, hitTest, state }: Editor) {
  return { document, index, newId, measureText, hitTest, state: state.getState(), random: Math.random }
}

/** At their own size if the view has room for all of them, else smaller, all alike. */
function scaleOf(editor: Editor, pictures: readonly PreparedPicture[]): number {
  const { camera, viewport } = editor.state.getState()
  const row = {
    x: 0,
    y: 0,
    width: widthOf(pictures, 1),
    height: Math.max(...pictures.map(({ height }) => height)),
  }
  return Math.min(1, fitBox(row, viewport, { marginScreen: MARGIN }).zoom / camera.zoom)
}

function widthOf(pictures: readonly PreparedPicture[], scale: number): number {
  return pictures.reduce((sum, { width }) => sum + width * scale, 0) + GAP * (pictures.length - 1)
}

function tellRefused(name: string, description: string): void {
  const { imports, format } = currentMessages()
  toastError(format(imports.notImported, { name }), { description })
}
