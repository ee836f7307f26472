import { unionBoxes } from '../../editor/geometry/box'
import { edgeBoxOf } from '../../editor/geometry/ink-box'
import type { Element, ElementOf } from '../../editor/model/element'
import { LIMITS } from '../../editor/model/limits'
import { plainProperties } from '../../editor/model/plain-properties'
import { isSource, listOf, type Source, stringOf } from '../source'
import type { Picture } from './pictures'
import { type ReadDrawing, readDrawing } from './read-drawing'
import type { ReadingContext } from './read-element'

/** The items of a library: lists of elements in version 1, objects with a name in version 2. */
export function itemsOf(file: Source): { name: string; elements: readonly unknown[] }[] {
  const items = [...listOf(file, 'library'), ...listOf(file, 'libraryItems')]
  return items.flatMap((item) => {
    if (Array.isArray(item)) return [{ name: '', elements: item }]
    return isSource(item) ? [{ name: stringOf(item, 'name') ?? '', elements: listOf(item, 'elements') }] : []
  })
}

/** Canvas units between two items. */
const GAP = 64

/** Every item of a library, each as one thing, laid out in rows so that they can be seen and taken. */
export function readLibrary(file: Source, context: ReadingContext): ReadDrawing {
  const pictures = new Map<string, Picture>()
  const items = itemsOf(file).flatMap((item) => {
    const drawing = readDrawing(item.elements, null, context)
    for (const [id, picture] of drawing.pictures) pictures.set(id, picture)
    const elements = asOne(drawing.elements, item.name, context.newId)
    const box = unionBoxes(elements.filter(({ type }) => type !== 'group').map(edgeBoxOf))
    return box ? [{ elements, box }] : []
  })
  return { elements: layOut(items), pictures }
}

/** Several elements of one thing, in a group of that name. */
export function asOne(elements: readonly Element[], name: string, newId: () => string): readonly Element[] {
  const outer = elements.filter(({ parent }) => parent === null)
  const kept = name.replaceAll('\u0000', '').slice(0, LIMITS.name).toWellFormed()
  const [only] = outer
  if (outer.length === 1 && only && only.type !== 'unknown')
    return elements.map((element) => (element === only && kept !== '' ? { ...only, name: kept } : element))
  const group: ElementOf<'group'> = {
    type: 'group',
    ...plainProperties,
    id: newId(),
    name: kept,
  }
  return [
    group,
    ...elements.map((element) => (element.parent === null ? { ...element, parent: group.id } : element)),
  ]
}

interface Item {
  readonly elements: readonly Element[]
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** Rows about as wide as the whole is high; every row as high as its highest item, every item in the middle of its row. */
export function layOut(items: readonly Item[]): Element[] {
  const area = items.reduce((sum, { box }) => sum + (box.width + GAP) * (box.height + GAP), 0)
  const widest = items.reduce((most, { box }) => Math.max(most, box.width), 0)
  const rowWidth = Math.max(widest, Math.sqrt(area) * 1.25)
  const rows: Item[][] = []
  let used = Infinity
  for (const item of items) {
    if (used + item.box.width > rowWidth) {
      rows.push([])
      used = 0
    }
    rows.at(-1)?.push(item)
    used += item.box.width + GAP
  }
  let top = 0
  return rows.flatMap((row) => {
    const height = row.reduce((most, { box }) => Math.max(most, box.height), 0)
    let left = 0
    const moved = row.flatMap(({ elements, box }) => {
      const dx = left - box.x
      const dy = top + (height - box.height) / 2 - box.y
      left += box.width + GAP
      return elements.map((element) => moveBy(element, dx, dy))
    })
    top += height + GAP
    return moved
  })
}

function moveBy(element: Element, dx: number, dy: number): Element {
  if (element.type === 'group') return element
  return {
    ...element,
    x: Math.round((element.x + dx) * 100) / 100,
    y: Math.round((element.y + dy) * 100) / 100,
  }
}
