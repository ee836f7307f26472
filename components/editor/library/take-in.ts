import { copyElements } from '../../../lib/editor/commands/clipboard'
import type { Editor } from '../../../lib/editor/editor'
import type { Element } from '../../../lib/editor/model/element'
import type { ImportedAsset } from '../../../lib/formats/imported'
import { type LibraryThing, thingOf } from '../../../lib/formats/library-file'
import { picturesOf } from '../pictures/pictures'

/** What is selected as a thing of the library, its pictures with it; null when it leaves no ink. */
export async function thingOfSelection(
  editor: Editor,
  canvasId: string,
  name: string,
): Promise<LibraryThing | null> {
  const { elements } = copyElements(editor.document, editor.state.getState().selection)
  if (elements.every(({ type }) => type === 'group' || type === 'unknown')) return null
  const assets = await bytesOf(canvasId, elements)
  return thingOf(elements, { name, assets, newId: editor.newId })
}

/** Those that can be had; the others show their placeholder, as they do on the canvas. */
async function bytesOf(canvasId: string, elements: readonly Element[]): Promise<ImportedAsset[]> {
  const hashes = new Set(
    elements.flatMap((element) => (element.type === 'image' ? (element.asset ?? []) : [])),
  )
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
