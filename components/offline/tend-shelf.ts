import { dropCopy, listCopies, patchCopy } from '../../lib/sync/copies/copies'
import { countUnsaved } from '../../lib/sync/outbox-list'

interface ListedCanvas {
  readonly id: string
  readonly title: string
  readonly version: number
  readonly role: 'owner' | 'editor' | 'viewer'
}

/**
 * Brings what is kept on this device in line with the server's own list: names, rights, and how the drawings look in
 * small. What is not in the list any more goes, unless unsaved work of this person belongs to it.
 */
export async function tendShelf(userId: string, listed: readonly ListedCanvas[]): Promise<void> {
  const unsaved = await countUnsaved(userId)
  const byId = new Map(listed.map((canvas) => [canvas.id, canvas]))
  for (const copy of await listCopies(userId)) {
    const canvas = byId.get(copy.canvasId)
    if (!canvas) {
      if (!unsaved.has(copy.canvasId)) await dropCopy(copy)
      continue
    }
    const { title, role, version } = canvas
    if (title !== copy.title || role !== copy.role) await patchCopy(copy, { title, role })
    if (version > 0 && version !== copy.thumbnailVersion) {
      const thumbnail = await fetchThumbnail(canvas)
      if (thumbnail) await patchCopy(copy, { thumbnail, thumbnailVersion: version })
    }
  }
}

/** The page has just shown it: it comes from the browser's own cache. */
async function fetchThumbnail({ id, version }: ListedCanvas): Promise<Blob | null> {
  const answer = await fetch(`/api/canvases/${id}/thumbnail?v=${version}`).catch(() => null)
  return answer?.ok ? answer.blob() : null
}
