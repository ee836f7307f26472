import { fitBox } from '../../../lib/editor/camera'
import { runPlan } from '../../../lib/editor/commands/registry/run-plan'
import type { Editor } from '../../../lib/editor/editor'
import type { ElementOf } from '../../../lib/editor/model/element'
import { topKeys } from '../../../lib/editor/tools/new-element'
import { ok, type Result } from '../../../lib/result'
import { middleOfView } from '../middle-of-view'
import { uploadAsset } from './upload-asset'

/** Room around a picture that had to be made smaller, CSS pixels. */
const MARGIN = 120

/** Puts a picture in the middle of the view, no larger than the view shows. */
export async function placeImage(editor: Editor, canvasId: string, file: File): Promise<Result<null>> {
  const uploaded = await uploadAsset(canvasId, file)
  if (!uploaded.ok) return uploaded
  const { hash, width, height } = uploaded.value
  const { camera, viewport } = editor.state.getState()
  const fitted = fitBox({ x: 0, y: 0, width, height }, viewport, { marginScreen: MARGIN }).zoom / camera.zoom
  const scale = Math.min(1, fitted)
  const middle = middleOfView(editor)
  const image: ElementOf<'image'> = {
    type: 'image',
    id: editor.newId(),
    x: Math.round(middle.x - (width * scale) / 2),
    y: Math.round(middle.y - (height * scale) / 2),
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
    rotation: 0,
    z: topKeys(editor.document, 1)[0] ?? 'a0',
    parent: null,
    name: file.name.slice(0, 200).toWellFormed(),
    opacity: 1,
    locked: false,
    hidden: false,
    link: null,
    asset: hash,
    crop: null,
    flipX: false,
    flipY: false,
    shadow: null,
    cornerRadius: 0,
  }
  runPlan(editor, { changes: [{ kind: 'create', element: image }], selection: [image.id] })
  return ok(null)
}
