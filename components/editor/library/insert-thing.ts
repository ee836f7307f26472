import { pasteElements } from '../../../lib/editor/commands/clipboard'
import { runPlan } from '../../../lib/editor/commands/registry/run-plan'
import type { Editor } from '../../../lib/editor/editor'
import type { Point } from '../../../lib/editor/geometry/box'
import type { LibraryThing } from '../../../lib/formats/library-file'
import { toastWarning } from '../../ui/toast'
import { keepAssets } from '../import/keep-assets'

/** Puts a thing on the canvas with its middle at a point (canvas units), as one step. */
export async function insertThing(
  editor: Editor,
  canvasId: string,
  { thing, at }: { thing: LibraryThing; at: Point },
): Promise<void> {
  const { name, assets } = thing
  const kept = assets.length > 0 ? await keepAssets(canvasId, { name, assets }, () => undefined) : null
  for (const problem of kept?.problems ?? []) toastWarning(problem)
  const elements = thing.elements.map((element) =>
    element.type === 'image' && element.asset !== null
      ? { ...element, asset: kept?.hashes.get(element.asset) ?? null }
      : element,
  )
  const content = { type: 'indelible/elements', version: 1, elements } as const
  if (editor.state.getState().readOnly) return
  editor.setTool('select')
  runPlan(editor, pasteElements(editor.document, content, { newId: editor.newId, at }))
}
