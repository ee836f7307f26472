import { fitBox, visibleBox } from '../../../lib/editor/camera'
import { translateElement } from '../../../lib/editor/commands/move'
import type { Editor } from '../../../lib/editor/editor'
import { type Box, boxContains, centerOf, unionBoxes } from '../../../lib/editor/geometry/box'
import { edgeBoxOf } from '../../../lib/editor/geometry/ink-box'
import type { Element } from '../../../lib/editor/model/element'
import { importDrawing } from '../../../lib/formats/import-drawing'
import type { Imported, ImportReport } from '../../../lib/formats/imported'
import { ok, type Result } from '../../../lib/result'
import { currentMessages } from '../../messages/messages-provider'
import { toastSuccess } from '../../ui/toast'
import { showDialog } from '../dialogs'
import { middleOfView } from '../middle-of-view'
import { showImportProgress } from './import-progress'
import { keepAssets } from './keep-assets'

interface ImportSource {
  /** As the person knows it, such as a file's name. */
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Brings a drawing in as one undoable step, in sight; what cannot be read changes nothing and is answered with a sentence. */
export async function importBytes(
  editor: Editor,
  canvasId: string,
  { name, bytes }: ImportSource,
): Promise<Result<null>> {
  const m = currentMessages()
  showImportProgress({ step: m.format(m.imports.reading, { name }), value: null })
  try {
    await paint()
    const { newId, measureText } = editor
    const above = editor.document.ordered().at(-1)?.z ?? null
    const imported = await importDrawing(bytes, { newId, measureText, above })
    if (!imported.ok) return imported
    const { elements, problems } = await withPictures(canvasId, name, imported.value)
    place(editor, elements)
    tell(name, imported.value.report, problems)
    return ok(null)
  } finally {
    showImportProgress(null)
  }
}

async function withPictures(
  canvasId: string,
  name: string,
  { elements, assets }: Imported,
): Promise<{ elements: readonly Element[]; problems: readonly string[] }> {
  if (assets.length === 0) return { elements, problems: [] }
  const { imports: words, format } = currentMessages()
  const { hashes, problems } = await keepAssets(canvasId, { name, assets }, (done) =>
    showImportProgress({
      step: format(words.pictures, { done, count: assets.length }),
      value: done / assets.length,
    }),
  )
  const named = elements.map((element) =>
    element.type === 'image' && element.asset !== null
      ? { ...element, asset: hashes.get(element.asset) ?? null }
      : element,
  )
  return { elements: named, problems }
}

/** On an empty canvas where the file has it, else in the middle of the view; the camera comes along when it must. */
function place(editor: Editor, elements: readonly Element[]): void {
  const around = boundsOf(elements)
  const isFirst = editor.document.size === 0
  const by = isFirst || !around ? { x: 0, y: 0 } : offset(centerOf(around), middleOfView(editor))
  const placed = elements.map((element) => translateElement(element, by.x, by.y))
  const ids = new Set(placed.map(({ id }) => id))
  editor.commit(
    placed.map((element) => ({ kind: 'create', element })),
    { kind: 'import' },
  )
  editor.setTool('select')
  editor.select(placed.flatMap(({ id, parent }) => (parent !== null && ids.has(parent) ? [] : [id])))
  bringIntoView(editor, boundsOf(placed))
}

function bringIntoView(editor: Editor, box: Box | null): void {
  const { camera, viewport } = editor.state.getState()
  if (box && !boxContains(visibleBox(camera, viewport), box)) editor.setCamera(fitBox(box, viewport))
}

function boundsOf(elements: readonly Element[]): Box | null {
  return unionBoxes(elements.filter(({ type }) => type !== 'group').map(edgeBoxOf))
}

function offset(from: { x: number; y: number }, to: { x: number; y: number }) {
  return { x: Math.round(to.x - from.x), y: Math.round(to.y - from.y) }
}

function tell(name: string, report: ImportReport, problems: readonly string[]): void {
  const isExact = report.approximated.length + report.skipped.length + problems.length === 0
  const { imports: words, format } = currentMessages()
  const count = report.imported.reduce((sum, one) => sum + one.count, 0)
  if (isExact) toastSuccess(format(words.exact, { name, count }))
  else showDialog({ kind: 'import-report', name, report, problems })
}

/** Lets the browser show what is going on before long work begins. */
function paint(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}
