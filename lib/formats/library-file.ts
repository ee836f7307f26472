import { centerOf, unionBoxes } from '../editor/geometry/box'
import { edgeBoxOf } from '../editor/geometry/ink-box'
import type { Element } from '../editor/model/element'
import { orderKeysBetween } from '../editor/model/order'
import { ok, type Result } from '../result'
import { writeCanvasFile } from './canvas-file'
import { asOne, layOut } from './excalidraw/library'
import { importDrawing } from './import-drawing'
import { IMPORT_LIMITS, type Imported, type ImportedAsset, type ImportOptions } from './imported'
import { fieldOf, isSource } from './source'

/** One thing of a library, ready to be put on a canvas. */
export interface LibraryThing {
  readonly name: string
  /** One element, or a group with its members; around the origin of the canvas. */
  readonly elements: readonly Element[]
  /** The pictures that the elements name. */
  readonly assets: readonly ImportedAsset[]
}

interface ReadLibrary {
  readonly things: readonly LibraryThing[]
  /** What could not be brought along as it was, or at all. */
  readonly losses: number
}

/** The file that `writeLibraryFile` makes: a drawing of ours that says it is a library. */
export const LIBRARY_FILE_ENDING = '.library.indelible.json'

/**
 * A library of ours or of Excalidraw as its things. Any other drawing that can be read is one thing. `name` is that of a
 * thing that has none.
 */
export async function readLibraryFile(
  bytes: Uint8Array<ArrayBuffer>,
  { name, ...options }: Omit<ImportOptions, 'above'> & { readonly name: string },
): Promise<Result<ReadLibrary>> {
  const imported = await importDrawing(bytes, { ...options, above: null })
  if (!imported.ok) return imported
  const { report } = imported.value
  const losses = [...report.approximated, ...report.skipped].reduce((sum, { count }) => sum + count, 0)
  const things = isLibrary(bytes)
    ? thingsOf(imported.value)
    : [thingOf(imported.value.elements, { name, assets: imported.value.assets, newId: options.newId })]
  return ok({ things, losses })
}

/** What was copied from a canvas as one thing. */
export function thingOf(
  elements: readonly Element[],
  { name, assets, newId }: Pick<LibraryThing, 'name' | 'assets'> & { readonly newId: () => string },
): LibraryThing {
  const ids = new Set(elements.map(({ id }) => id))
  // What belongs to a frame or group that was not taken along stands by itself.
  const freed = elements.map((element) =>
    element.parent !== null && !ids.has(element.parent) ? { ...element, parent: null } : element,
  )
  return { name, elements: aroundOrigin(inOrder(asOne(freed, name, newId))), assets }
}

/** Everything in rows, each thing by itself, as a file that can be opened as a drawing as well. */
export function writeLibraryFile(
  title: string,
  things: readonly LibraryThing[],
  newId: () => string,
): string {
  const items = things.flatMap(({ elements, name }) => {
    const named = withNewIds(elements, newId).map((element) =>
      element.parent === null && element.type !== 'unknown' ? { ...element, name } : element,
    )
    const box = boxOf(named)
    return box ? [{ elements: named, box }] : []
  })
  const assets = new Map(things.flatMap((thing) => thing.assets).map((asset) => [asset.hash, asset]))
  const text = writeCanvasFile({ title, elements: inOrder(layOut(items)), assets: [...assets.values()] })
  return text.replace('\n  "title":', '\n  "library": true,\n  "title":')
}

function isLibrary(bytes: Uint8Array): boolean {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (!isSource(json)) return false
    return fieldOf(json, 'library') !== undefined || fieldOf(json, 'libraryItems') !== undefined
  } catch {
    // A PNG or SVG that carries a drawing.
    return false
  }
}

/** Every root is a thing: that is how libraries are read. */
function thingsOf({ elements, assets }: Imported): LibraryThing[] {
  const members = new Map<string, Element[]>()
  const byId = new Map(elements.map((element) => [element.id, element]))
  for (const element of elements) {
    const { id } = rootOf(element, byId)
    const known = members.get(id)
    if (known) known.push(element)
    else members.set(id, [element])
  }
  return [...members].flatMap(([id, own]) => {
    const root = byId.get(id)
    if (!root || !boxOf(own)) return []
    const named = new Set(own.flatMap((element) => (element.type === 'image' ? (element.asset ?? []) : [])))
    return [
      {
        name: root.type === 'unknown' ? '' : root.name,
        elements: aroundOrigin(own),
        assets: assets.filter(({ hash }) => named.has(hash)),
      },
    ]
  })
}

function rootOf(element: Element, byId: ReadonlyMap<string, Element>): Element {
  let root = element
  // As many steps as things may be nested: a stranger's file may go round in circles.
  for (let steps = 0; steps < IMPORT_LIMITS.nesting; steps++) {
    const above = root.parent === null ? undefined : byId.get(root.parent)
    if (!above) break
    root = above
  }
  return root
}

function boxOf(elements: readonly Element[]) {
  return unionBoxes(elements.filter(({ type }) => type !== 'group').map(edgeBoxOf))
}

function aroundOrigin(elements: readonly Element[]): Element[] {
  const box = boxOf(elements)
  const { x, y } = box ? centerOf(box) : { x: 0, y: 0 }
  return elements.map((element) =>
    element.type === 'group'
      ? element
      : { ...element, x: hundredths(element.x - x), y: hundredths(element.y - y) },
  )
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}

/** Ascending order keys, as they stand. */
function inOrder(elements: readonly Element[]): Element[] {
  const keys = orderKeysBetween(null, null, elements.length)
  return elements.map((element, i) => ({ ...element, z: keys[i] ?? element.z }))
}

function withNewIds(elements: readonly Element[], newId: () => string): Element[] {
  const ids = new Map(elements.map(({ id }) => [id, newId()]))
  return elements.map((element) => {
    const id = ids.get(element.id) ?? element.id
    const parent = element.parent === null ? null : (ids.get(element.parent) ?? null)
    if (element.type !== 'arrow' && element.type !== 'line') return { ...element, id, parent }
    const held = (end: typeof element.start) => {
      const target = end && ids.get(end.id)
      return target ? { ...end, id: target } : null
    }
    return { ...element, id, parent, start: held(element.start), end: held(element.end) }
  })
}
