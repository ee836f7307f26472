import type { Applied } from '../../../lib/editor/applied'
import type { Document } from '../../../lib/editor/document'
import type { Box } from '../../../lib/editor/geometry/box'
import { expandBox } from '../../../lib/editor/geometry/box'
import type { Element } from '../../../lib/editor/model/element'
import type { SpatialIndex } from '../../../lib/editor/spatial-index'
import { createPicture, type MsLeft, type Picture, type PictureParts } from './picture'
import { coversRect, pixelsOf } from './pixel-rect'

/** A picture of the whole drawing, made in spare time: what stands in wherever nothing exact is painted yet. */
export interface Overview {
  /** The last whole one; it may be a little behind. */
  picture(): Picture | null
  /** Answers whether more is left to do. */
  work(msLeft: MsLeft): boolean
  update(applied: readonly Applied[], inkBoxOf: (element: Element) => Box): void
  invalidate(boxes: readonly Box[]): void
  /** Everything looks different now. */
  reset(): void
}

/** Pixels of the longer side: about a screen, for it stands in for one until something sharper is there. */
const LARGEST = 1_536
/** No larger than this many pixels a canvas unit: a small drawing is painted quickly anyway. */
const MAX_SCALE = 1
/** Above this many elements it is written as pixels. */
const BY_STROKES = 3_000
const MANY_CHANGES = 2_000

export interface OverviewParts {
  readonly index: SpatialIndex
  readonly document: Document
  readonly parts: PictureParts
}

export function createOverview({ index, document, parts }: OverviewParts): Overview {
  let shown: Picture | null = null
  let next: Picture | null = null
  let isOutgrown = true

  function begin(): Picture | null {
    const bounds = index.bounds()
    if (!bounds) return null
    // Room to grow: drawing at the edge must not start it over at every stroke.
    const roomy = expandBox(bounds, Math.max(bounds.width, bounds.height) * 0.05 + 50)
    const scale = Math.min(MAX_SCALE, LARGEST / Math.max(roomy.width, roomy.height))
    const mode = document.size > BY_STROKES ? 'pixels' : 'strokes'
    return createPicture({ area: pixelsOf(roomy, scale), scale, mode }, parts)
  }

  return {
    picture: () => shown,
    work(msLeft) {
      if (isOutgrown) {
        next = begin()
        isOutgrown = false
        if (!next) shown = null
      }
      if (next) {
        if (!next.work(msLeft, next.area)) return true
        shown = next
        next = null
      }
      return shown ? !shown.work(msLeft, shown.area) : false
    },
    update(applied, inkBoxOf) {
      if (isOutgrown) return
      if (applied.length > MANY_CHANGES) {
        isOutgrown = true
        return
      }
      this.invalidate(
        applied.flatMap(({ before, after }) =>
          [before, after].flatMap((one) => (one ? [inkBoxOf(one)] : [])),
        ),
      )
    },
    invalidate(boxes) {
      for (const picture of [shown, next]) {
        if (!picture) continue
        const rects = boxes.map((box) => pixelsOf(box, picture.scale))
        if (rects.some((rect) => !coversRect(picture.area, rect))) isOutgrown = true
        picture.invalidate(rects)
      }
      if (!shown && !next) isOutgrown = true
    },
    reset() {
      isOutgrown = true
    },
  }
}
