import { uuidv7 } from 'uuidv7'
import { saveCanvas } from '../../actions/canvas'
import { createCanvas } from '../../actions/canvases'
import type { Operation } from '../../lib/editor/changes/change'
import type { Document } from '../../lib/editor/document'
import type { Element } from '../../lib/editor/model/element'
import { ancestorsOf } from '../../lib/editor/tree'
import { PROTOCOL } from '../../lib/protocol/save'
import { ok, type Result } from '../../lib/result'
import type { Words } from '../messages/messages-provider'
import { uploadAssets } from './import/upload-assets'
import { pictureInBrowser } from './pictures/picture-in-browser'

/** UTF-16 code units of JSON in one save: well below what a server action takes. */
const PART = 512 * 1024
const ELEMENTS_OF_PART = 2_000

export interface SavedCopy {
  readonly canvasId: string
  /** What could not be brought along, in words. */
  readonly without: readonly string[]
}

/** Saves what is on the screen as a new canvas, for when the old one is gone or may not be changed. */
export async function saveCopy(
  { id, title }: { readonly id: string; readonly title: string },
  document: Document,
  { saving, format }: Words,
): Promise<Result<SavedCopy>> {
  const created = await createCanvas({ title: format(saving.copyTitle, { title: shortened(title) }) })
  if (!created.ok) return created
  const { canvasId } = created.value
  const all = inOrderOfReference(document)
  // Only its own canvas may hold what this build cannot read: nobody could say whether it may be made anew.
  const elements = all.filter(({ type }) => type !== 'unknown')
  const { hashes, lost } = await copyPictures(id, canvasId, elements)
  const renamed = elements.map((element) =>
    element.type === 'image' && element.asset !== null
      ? { ...element, asset: hashes.get(element.asset) ?? element.asset }
      : element,
  )
  const saved = await saveAll(canvasId, renamed)
  if (!saved.ok) return saved
  const unread = all.length - elements.length
  const without = [
    ...(lost > 0 ? [format(saving.lostPictures, { count: lost })] : []),
    ...(unread > 0 ? [format(saving.unreadable, { count: unread })] : []),
  ]
  return ok({ canvasId, without })
}

/** Room for the rest within what a title may have, and no half of a character at the end. */
function shortened(title: string): string {
  return title.slice(0, 100).replace(/[\uD800-\uDBFF]$/, '')
}

async function saveAll(canvasId: string, elements: readonly Element[]): Promise<Result<null>> {
  const clientId = uuidv7()
  let version = 0
  for (const part of partsOf(elements)) {
    const operation: Operation = {
      opId: uuidv7(),
      clientId,
      base: version,
      kind: 'import',
      changes: part.map((element) => ({ kind: 'create', element })),
    }
    const saved = await saveCanvas({ protocol: PROTOCOL, canvasId, known: version, operations: [operation] })
    if (!saved.ok) return saved
    version = saved.value.version
  }
  return ok(null)
}

/** What others refer to comes before them: parents, outermost first, and what arrows hold on to. */
function inOrderOfReference(document: Document): Element[] {
  const rank = (element: Element) => {
    if (element.type === 'group' || element.type === 'frame') return ancestorsOf(document, element).length
    return element.type === 'line' || element.type === 'arrow' ? Infinity : Number.MAX_VALUE
  }
  const ranked = [...document.ordered(), ...document.guides()].map((element) => ({
    element,
    rank: rank(element),
  }))
  return ranked.sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank)).map(({ element }) => element)
}

function* partsOf(elements: readonly Element[]): Generator<readonly Element[]> {
  let part: Element[] = []
  let size = 0
  for (const element of elements) {
    const length = JSON.stringify(element).length
    if (part.length > 0 && (part.length === ELEMENTS_OF_PART || size + length > PART)) {
      yield part
      part = []
      size = 0
    }
    part.push(element)
    size += length
  }
  if (part.length > 0) yield part
}

async function copyPictures(
  from: string,
  to: string,
  elements: readonly Element[],
): Promise<{ hashes: ReadonlyMap<string, string>; lost: number }> {
  const wanted = new Set(
    elements.flatMap((element) => (element.type === 'image' ? (element.asset ?? []) : [])),
  )
  const found = await Promise.all([...wanted].map((hash) => pictureInBrowser(from, hash)))
  const assets = found.filter((asset) => asset !== null)
  const { hashes } = await uploadAssets(to, assets, () => {})
  return { hashes, lost: wanted.size - hashes.size }
}
