import { type Element, elementSchema } from '../../editor/model/element'
import { orderKeysBetween } from '../../editor/model/order'
import { ok, type Result, refuse } from '../../result'
import {
  createTally,
  IMPORT_LIMITS,
  type Imported,
  type ImportedAsset,
  type ImportOptions,
  sha256,
  type Tally,
} from '../imported'
import { parseJsonFile } from '../json-file'
import { fieldOf, listOf, type Source, sourceOf, stringOf } from '../source'
import { itemsOf, readLibrary } from './library'
import { named } from './look'
import type { Picture } from './pictures'
import { type ReadDrawing, readDrawing } from './read-drawing'

/**
 * Reads an `.excalidraw` or `.excalidrawlib` file of any age (2020 to now). Everything in it is either among the
 * elements or named in the report; whatever is wrong with a file as a whole is a sentence, and nothing is imported.
 */
export async function importExcalidraw(text: string, options: ImportOptions): Promise<Result<Imported>> {
  const file = parseJsonFile(text)
  return file.ok ? importExcalidrawFile(file.value, options) : file
}

/** The same for a file that was parsed already. */
export async function importExcalidrawFile(file: Source, options: ImportOptions): Promise<Result<Imported>> {
  const tally = createTally()
  const read = readFile(file, { newId: options.newId, measureText: options.measureText, tally })
  if (!read.ok) return read
  const hashed = await nameAssets(read.value, options.hashOf ?? sha256, tally)
  const elements = keepValid(orderFrom(hashed.elements, options.above), tally)
  if (elements.length === 0)
    return refuse('validation', 'This drawing is empty: there is nothing in it to import.')
  return ok({ elements, assets: hashed.assets, report: tally.report(elements) })
}

type Reading = Parameters<typeof readDrawing>[2]

function readFile(file: Source, context: Reading): Result<ReadDrawing> {
  const type = stringOf(file, 'type')
  const isLibrary =
    type === 'excalidrawlib' ||
    Array.isArray(fieldOf(file, 'library')) ||
    Array.isArray(fieldOf(file, 'libraryItems'))
  if (!isLibrary && type !== null && !type.startsWith('excalidraw'))
    return refuse('validation', `This file is not an Excalidraw drawing: it says it is ${named(type)}.`)
  if (!isLibrary && !Array.isArray(fieldOf(file, 'elements')))
    return refuse(
      'validation',
      'This file says it is an Excalidraw drawing, but there are no elements in it.',
    )
  const count = isLibrary
    ? itemsOf(file).reduce((sum, { elements }) => sum + elements.length, 0)
    : listOf(file, 'elements').length
  if (count > IMPORT_LIMITS.elements)
    return refuse(
      'too_large',
      `This file holds ${count.toLocaleString('en')} elements; up to ${IMPORT_LIMITS.elements.toLocaleString('en')} can be imported.`,
    )
  if (isLibrary) return ok(readLibrary(file, context))
  countBackground(file, context.tally)
  return ok(readDrawing(listOf(file, 'elements'), sourceOf(file, 'files'), context))
}

const PAPER: ReadonlySet<string> = new Set(['#ffffff', '#fff', 'white', 'transparent', ''])

function countBackground(file: Source, tally: Tally): void {
  const state = sourceOf(file, 'appState')
  const color = (state && stringOf(state, 'viewBackgroundColor')) ?? ''
  if (!PAPER.has(color.toLowerCase()))
    tally.skip('the background colour', 'a canvas here has none of its own')
}

async function nameAssets(
  { elements, pictures }: ReadDrawing,
  hashOf: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>,
  tally: Tally,
): Promise<{ elements: Element[]; assets: ImportedAsset[] }> {
  const assets = new Map<string, ImportedAsset>()
  const hashes = new Map<Picture, string>()
  const named: Element[] = []
  for (const element of elements) {
    const picture = element.type === 'image' ? pictures.get(element.id) : undefined
    if (element.type !== 'image' || !picture) {
      named.push(element)
      continue
    }
    const hash = hashes.get(picture) ?? (await hashOf(picture.bytes).catch(() => null))
    if (hash === null) tally.skip('pictures', 'this browser cannot name them; their places are kept')
    else {
      hashes.set(picture, hash)
      assets.set(hash, { hash, ...picture })
    }
    named.push({ ...element, asset: hash })
  }
  return { elements: named, assets: [...assets.values()] }
}

function orderFrom(elements: readonly Element[], above: string | null): Element[] {
  const keys = orderKeysBetween(above, null, elements.length)
  return elements.map((element, i) => ({ ...element, z: keys[i] ?? element.z }))
}

/** The last gate: whatever got past the reading and is still not an element stays out, and is counted. */
function keepValid(elements: readonly Element[], tally: Tally): Element[] {
  const valid = elements.filter((element) => {
    const isValid = elementSchema.safeParse(element).success
    if (!isValid) tally.skip(`elements of the type ${element.type}`, 'they are damaged')
    return isValid
  })
  if (valid.length === elements.length) return valid
  const ids = new Set(valid.map(({ id }) => id))
  return valid.map((element) => releaseMissing(element, ids))
}

function releaseMissing(element: Element, ids: ReadonlySet<string>): Element {
  const parent = element.parent !== null && ids.has(element.parent) ? element.parent : null
  if (element.type !== 'arrow' && element.type !== 'line') return { ...element, parent }
  const held = (end: typeof element.start) => (end && ids.has(end.id) ? end : null)
  return { ...element, parent, start: held(element.start), end: held(element.end) }
}
