import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { type Element, type ElementType, elementSchema } from '../../lib/editor/model/element'
import { comparePaintOrder } from '../../lib/editor/model/order'
import { approximateMeasureText } from '../../lib/formats/approximate-text'
import { importExcalidraw } from '../../lib/formats/excalidraw/import-excalidraw'
import type { Imported, ImportOptions } from '../../lib/formats/imported'

export function options(more: Partial<ImportOptions> = {}): ImportOptions {
  let made = 0
  return { newId: () => `new-${++made}`, measureText: approximateMeasureText, above: null, ...more }
}

export function fixture(name: string): string {
  return readFileSync(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)), 'utf8')
}

/** An Excalidraw file around these elements. */
export function drawing(elements: readonly unknown[], more: Record<string, unknown> = {}): string {
  return JSON.stringify({ type: 'excalidraw', version: 2, elements, ...more })
}

/** A source element with only what matters; everything else is missing, as in the oldest files. */
export function source(type: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { type, id: type, x: 0, y: 0, width: 100, height: 50, ...more }
}

export async function imported(text: string, more: Partial<ImportOptions> = {}): Promise<Imported> {
  const result = await importExcalidraw(text, options(more))
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

export async function refusal(text: string): Promise<string> {
  const result = await importExcalidraw(text, options())
  if (result.ok) throw new Error('It was imported.')
  return result.error.message
}

export function only<T extends ElementType>(
  { elements }: Pick<Imported, 'elements'>,
  type: T,
): Extract<Element, { type: T }> {
  const found = elements.filter((element): element is Extract<Element, { type: T }> => element.type === type)
  const [first] = found
  if (found.length !== 1 || !first) throw new Error(`${found.length} elements of type ${type}`)
  return first
}

/** What must hold for every drawing that was let in. */
export function expectWhole({ elements, assets }: Imported): void {
  const ids = new Set(elements.map(({ id }) => id))
  expect(ids.size).toBe(elements.length)
  for (const element of elements) {
    const parsed = elementSchema.safeParse(element)
    if (!parsed.success) throw new Error(`${JSON.stringify(element).slice(0, 300)}: ${parsed.error.message}`)
    if (element.parent !== null) expect(ids.has(element.parent)).toBe(true)
    if (element.type === 'arrow' || element.type === 'line') {
      for (const end of [element.start, element.end]) if (end) expect(ids.has(end.id)).toBe(true)
    }
    if (element.type === 'image' && element.asset !== null)
      expect(assets.map(({ hash }) => hash)).toContain(element.asset)
  }
  expect([...elements].sort(comparePaintOrder)).toEqual(elements)
  expectNoCycles(elements)
}

function expectNoCycles(elements: readonly Element[]): void {
  const byId = new Map(elements.map((element) => [element.id, element]))
  for (const element of elements) {
    let steps = 0
    for (
      let at: Element | undefined = element;
      at;
      at = at.parent === null ? undefined : byId.get(at.parent)
    ) {
      if (++steps > 100) throw new Error(`${element.id} is inside itself, or too deep`)
    }
  }
}
