import * as z from 'zod/mini'
import { type Element, elementSchemas } from '../editor/model/element'
import { comparePaintOrder, orderKeysBetween } from '../editor/model/order'
import { type ElementRecord, fromRecord, toRecord } from '../editor/model/record'
import { ok, type Result, refuse } from '../result'
import { fromBase64, toBase64 } from './base64'
import {
  createTally,
  IMPORT_LIMITS,
  type Imported,
  type ImportedAsset,
  type ImportOptions,
  sha256,
  type Tally,
} from './imported'
import { parseJsonFile } from './json-file'
import type { Source } from './source'

/**
 * The product's own file: JSON that anybody can read. Elements stand in it as their rows do, so that one of a type that this build
 * does not know is written out exactly as it came in (M9).
 */

export const CANVAS_FILE_FORMAT = 'indelible'
/** Raised whenever an older build could no longer read what is written. */
export const CANVAS_FILE_VERSION = 1

export interface CanvasFile {
  readonly title: string
  readonly elements: readonly Element[]
  /** Pictures by content hash; may be fewer than the elements name. */
  readonly assets: readonly ImportedAsset[]
}

/** In painting order, an element a line: two versions of a drawing can be compared by any program. */
export function writeCanvasFile({ title, elements, assets }: CanvasFile): string {
  const rows = [...elements].sort(comparePaintOrder).map((element) => JSON.stringify(toRow(element)))
  const pictures = assets.map(
    ({ hash, mime, bytes }) => `${JSON.stringify(hash)}: ${JSON.stringify({ mime, data: toBase64(bytes) })}`,
  )
  return [
    '{',
    `  "format": ${JSON.stringify(CANVAS_FILE_FORMAT)},`,
    `  "version": ${CANVAS_FILE_VERSION},`,
    `  "title": ${JSON.stringify(title)},`,
    `  "elements": ${block('[', rows, ']')},`,
    `  "assets": ${block('{', pictures, '}')}`,
    '}\n',
  ].join('\n')
}

function block(open: string, lines: readonly string[], close: string): string {
  return lines.length === 0 ? open + close : `${open}\n    ${lines.join(',\n    ')}\n  ${close}`
}

function toRow(element: Element) {
  const { z_index, ...row } = toRecord(element)
  const { props, ...geometry } = row
  return { ...geometry, z: z_index, props }
}

const rowSchema = z.strictObject({
  ...z.pick(elementSchemas.unknown, {
    id: true,
    x: true,
    y: true,
    width: true,
    height: true,
    rotation: true,
    z: true,
  }).shape,
  type: z.string().check(z.minLength(1), z.maxLength(100)),
  props: z.record(z.string(), z.json()),
})

const fileSchema = z.object({
  format: z.literal(CANVAS_FILE_FORMAT),
  version: z.int().check(z.minimum(1)),
  title: z.string().check(z.maxLength(1_000)),
  elements: z.array(z.unknown()),
  assets: z.record(
    z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    z.object({ mime: z.string().check(z.maxLength(100)), data: z.string() }),
  ),
})

/** Exactly what was written; elements that cannot be rows at all are answered as counted in `damaged`. */
export function readCanvasFile(text: string): Result<CanvasFile & { readonly damaged: number }> {
  const json = parseJsonFile(text)
  return json.ok ? readParsed(json.value) : json
}

function readParsed(json: Source): Result<CanvasFile & { readonly damaged: number }> {
  const version = json.version
  if (json.format === CANVAS_FILE_FORMAT && typeof version === 'number' && version > CANVAS_FILE_VERSION)
    return refuse(
      'stale_client',
      'This file was written by a newer version of Indelible. Reload the page to get that version.',
    )
  const file = fileSchema.safeParse(json)
  if (!file.success) return refuse('validation', 'This file is damaged: it is not a whole Indelible drawing.')
  if (file.data.elements.length > IMPORT_LIMITS.elements)
    return refuse(
      'too_large',
      `This file holds more than ${IMPORT_LIMITS.elements.toLocaleString('en')} elements.`,
    )
  const elements = new Map<string, Element>()
  for (const entry of file.data.elements) {
    const row = rowSchema.safeParse(entry)
    if (row.success && !elements.has(row.data.id)) elements.set(row.data.id, fromRow(row.data))
  }
  const assets = Object.entries(file.data.assets).flatMap(([hash, { mime, data }]) => {
    const bytes = fromBase64(data)
    return bytes ? [{ hash, mime, bytes }] : []
  })
  const damaged = file.data.elements.length - elements.size
  return ok({ title: file.data.title, elements: [...elements.values()], assets, damaged })
}

function fromRow({ z: z_index, ...row }: z.infer<typeof rowSchema>): Element {
  const record: ElementRecord = { ...row, z_index }
  return fromRecord(record)
}

/** A canvas file as a drawing to lay on another canvas: new ids, new places in its painting order. */
export async function importCanvasFile(json: Source, options: ImportOptions): Promise<Result<Imported>> {
  const file = readParsed(json)
  if (!file.ok) return file
  const tally = createTally()
  const { elements, damaged } = file.value
  if (damaged > 0) tally.skip('elements', 'they are damaged', damaged)
  if (elements.length === 0)
    return refuse('validation', 'This drawing is empty: there is nothing in it to import.')
  const ordered = [...elements].sort(comparePaintOrder)
  const keys = orderKeysBetween(options.above, null, ordered.length)
  const ids = new Map(ordered.map(({ id }) => [id, options.newId()]))
  const renamed = ordered.map((element, i) => rename(element, ids, keys[i] ?? element.z))
  const assets = await trueAssets(file.value.assets, options.hashOf ?? sha256, tally)
  return ok({ elements: renamed, assets, report: tally.report(renamed) })
}

function rename(element: Element, ids: ReadonlyMap<string, string>, z: string): Element {
  const id = ids.get(element.id) ?? element.id
  const parent = element.parent === null ? null : (ids.get(element.parent) ?? null)
  if (element.type !== 'arrow' && element.type !== 'line') return { ...element, id, parent, z }
  const held = (end: typeof element.start) => {
    const target = end && ids.get(end.id)
    return target ? { ...end, id: target } : null
  }
  return { ...element, id, parent, z, start: held(element.start), end: held(element.end) }
}

/** Bytes that are not what their hash says would be another picture under this one's name. */
async function trueAssets(
  assets: readonly ImportedAsset[],
  hashOf: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>,
  tally: Tally,
): Promise<ImportedAsset[]> {
  const kept: ImportedAsset[] = []
  for (const asset of assets) {
    if ((await hashOf(asset.bytes)) === asset.hash) kept.push(asset)
    else tally.skip('pictures', 'their bytes are damaged; their places are kept')
  }
  return kept
}
