import type { CopiedCanvas } from '../../lib/sync/copies/copies'

/** What one person has on this device. */
export interface Shelf {
  readonly canvases: readonly CopiedCanvas[]
  /** Changes that wait for the server, by canvas. */
  readonly unsaved: ReadonlyMap<string, number>
}

export async function readShelf(userId: string): Promise<Shelf> {
  const [{ listCopies }, { countUnsaved }] = await Promise.all([
    import('../../lib/sync/copies/copies'),
    import('../../lib/sync/outbox-list'),
  ])
  const [canvases, unsaved] = await Promise.all([listCopies(userId), countUnsaved(userId)])
  return { canvases, unsaved }
}
