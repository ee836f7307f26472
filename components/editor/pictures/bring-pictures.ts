import { type ClipboardContent, picturesIn } from '../../../lib/editor/commands/clipboard'
import { currentMessages } from '../../messages/messages-provider'
import { toast } from '../../ui/toast'
import { keepAssets } from '../import/keep-assets'
import { pictureInBrowser } from './picture-in-browser'

/**
 * Lets this canvas hold the pictures of what was copied on another: the server knows their bytes already. When it cannot
 * be asked, what this browser still has of them comes along; the places of the rest are kept, and the person is told.
 */
export async function bringPictures(
  canvasId: string,
  { content, from }: { readonly content: ClipboardContent; readonly from: string },
): Promise<ClipboardContent> {
  const wanted = picturesIn(content)
  const held = await copyOnServer(canvasId, { from, hashes: wanted })
  const left = wanted.filter((hash) => !held.has(hash))
  if (left.length === 0) return content
  const found = (await Promise.all(left.map((hash) => pictureInBrowser(from, hash)))).filter(
    (one) => one !== null,
  )
  const { hashes } = await keepAssets(canvasId, { name: '', assets: found }, () => {})
  const count = left.length - hashes.size
  if (count > 0) {
    const { editing, format } = currentMessages()
    toast(format(editing.picturesLeft, { count }), { description: editing.picturesLeftText })
  }
  return {
    ...content,
    elements: content.elements.map((element) =>
      element.type === 'image' && element.asset !== null
        ? { ...element, asset: hashes.get(element.asset) ?? element.asset }
        : element,
    ),
  }
}

async function copyOnServer(
  canvasId: string,
  body: { readonly from: string; readonly hashes: readonly string[] },
): Promise<ReadonlySet<string>> {
  try {
    const response = await fetch(`/api/canvases/${canvasId}/assets/copy`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    const result: unknown = await response.json()
    const { value } = result as { readonly value?: { readonly hashes?: readonly string[] } }
    return new Set(response.ok ? (value?.hashes ?? []) : [])
  } catch {
    return new Set()
  }
}
