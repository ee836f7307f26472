import type { Applied } from '../../../lib/editor/applied'
import type { Document } from '../../../lib/editor/document'
import type { Box } from '../../../lib/editor/geometry/box'
import { inkReachOf } from '../../../lib/editor/geometry/ink-box'
import type { Element } from '../../../lib/editor/model/element'
import type { SpatialIndex } from '../../../lib/editor/spatial-index'
import { withDescendants } from '../../../lib/editor/tree'
import type { Content, Differences } from './content'

/** Where the drawing no longer looks as it was painted: boxes in canvas units, or all of it. */
export type Damage = readonly Box[] | 'all'

export interface DamageFinder {
  ofChanges(applied: readonly Applied[]): Damage
  /** Of a gesture that shows other elements than before. */
  ofGesture(before: Differences, after: Differences): Damage
  /** Of pictures that arrived. */
  ofAssets(assets: ReadonlySet<string>): readonly Box[]
}

/** Above this many changes at once, all of the picture is repainted. */
const MANY_CHANGES = 2_000
/** Of more no words are measured to tell how far they reach: a little too much is repainted sooner. */
const MOST_MEASURED = 64
/** Of more that arrive at once, nobody asks where they are. */
const MOST_BOXES = 16_384

export function createDamageFinder({
  document,
  index,
  content,
}: {
  readonly document: Document
  readonly index: SpatialIndex
  readonly content: Content
}): DamageFinder {
  /** A canvas opens in parts: what comes is mostly out of sight, and what is in sight is not painted again for it. */
  function ofArrivals(applied: readonly Applied[]): Box[] {
    const boxes: Box[] = []
    for (const { id, after } of applied) {
      if (after?.type === 'frame' || after?.type === 'group') boxes.push(...ofElement(undefined, after))
      else {
        const box = index.reach(id)
        if (box) boxes.push(box)
      }
    }
    return boxes
  }

  function ofElement(
    before: Element | undefined,
    after: Element | undefined,
    boxOf: (element: Element) => Box = content.inkBoxOf,
  ): Box[] {
    const boxes: Box[] = []
    if (before) boxes.push(boxOf(before))
    if (after) boxes.push(boxOf(after))
    // What is inside is clipped, shown or hidden by it.
    const carrier = after ?? before
    if (carrier && (carrier.type === 'frame' || carrier.type === 'group')) {
      for (const { id } of withDescendants(document, [carrier.id])) {
        const box = index.reach(id)
        if (box) boxes.push(box)
      }
    }
    return boxes
  }

  return {
    ofChanges(applied) {
      if (isArrival(applied)) return ofArrivals(applied)
      if (applied.length > MANY_CHANGES) return 'all'
      const boxOf = applied.length > MOST_MEASURED ? inkReachOf : content.inkBoxOf
      return applied.flatMap(({ before, after }) => ofElement(before, after, boxOf))
    },

    ofGesture(before, after) {
      if (before === after) return []
      const changed: string[] = []
      if (before.without !== after.without) {
        for (const id of before.without) if (!after.without.has(id)) changed.push(id)
        for (const id of after.without) if (!before.without.has(id)) changed.push(id)
      }
      const boxes: Box[] = []
      for (const differences of [before, after]) {
        const other = differences === before ? after : before
        for (const [id, element] of differences.instead) {
          if (other.instead.get(id) === element) continue
          boxes.push(content.inkBoxOf(element))
          if (!other.instead.has(id)) changed.push(id)
        }
      }
      if (changed.length > MANY_CHANGES) return 'all'
      for (const id of changed) {
        const box = index.reach(id)
        if (box) boxes.push(box)
      }
      return boxes
    },

    ofAssets(assets) {
      const boxes: Box[] = []
      for (const element of document.elements()) {
        if (element.type !== 'image' || element.asset === null || !assets.has(element.asset)) continue
        const box = index.reach(element.id)
        if (box) boxes.push(box)
      }
      return boxes
    },
  }
}

function isArrival(applied: readonly Applied[]): boolean {
  return applied.length <= MOST_BOXES && applied.every(({ before }) => before === undefined)
}
