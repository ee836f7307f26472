import { copyElements } from '../../../lib/editor/commands/clipboard'
import type { Editor } from '../../../lib/editor/editor'
import type { Element } from '../../../lib/editor/model/element'
import type { ImportedAsset } from '../../../lib/formats/imported'
import { type LibraryThing, thingOf } from '../../../lib/formats/library-file'
import { picturesOf } from '../pictures/pictures'

/** What is selected as a thing of the library, its pictures still to come; null when it leaves no ink. */
export function thingOfSelection(editor: Editor, name: string): LibraryThing | null {
  const { elements } = copyElements(editor.document, editor.state.getState().selection)
  if (elements.every(({ type }) => type === 'group' || type === 'unknown')) return null
  return thingOf(elements, { name, assets: [], newId: editor.newId })
}

/** Content hashes of the pictures that elements show. */
export function hashesIn(elements: readonly Element[]): ReadonlySet<string> {
  return new Set(elements.flatMap((element) => (element.type === 'image' ? (element.asset ?? []) : [])))
}

/** Those that can be had; the others show their placeholder, as they do on the canvas. */
export async function fetchAssets(canvasId: string, hashes: ReadonlySet<string>): Promise<ImportedAsset[]> {
  const found = await Promise.all(
    [...hashes].map(async (hash) => {
      const url = await picturesOf(canvasId).urlOf(hash)
      const response = url === null ? null : await fetch(url).catch(() => null)
      if (!response?.ok) return []
      const bytes = new Uint8Array(await response.arrayBuffer())
      return [{ hash, mime: response.headers.get('content-type') ?? 'image/png', bytes }]
    }),
  )
  return found.flat()
}
