import type { Editor } from '../../../lib/editor/editor'
import { ancestorsOf } from '../../../lib/editor/tree'
import type { Words } from '../../messages/messages-provider'
import { visitInSlices } from '../in-slices'
import { isLayerWanted } from './layer-name'

export interface FoundLayers {
  /** What was found, and all that it is below of. */
  readonly shown: ReadonlySet<string>
  readonly count: number
}

/** Looks through the whole drawing a little at a time; null when it was stopped. */
export async function searchLayers(
  { document }: Editor,
  query: string,
  { m, signal }: { m: Words; signal: AbortSignal },
): Promise<FoundLayers | null> {
  const wanted = query.trim().toLowerCase()
  const shown = new Set<string>()
  let count = 0
  const isWhole = await visitInSlices(
    [...document.elements()],
    (element) => {
      if (!isLayerWanted(element, wanted, m)) return
      count += 1
      shown.add(element.id)
      for (const { id } of ancestorsOf(document, element)) shown.add(id)
    },
    { signal },
  )
  return isWhole ? { shown, count } : null
}
