import { type Box, boxOf, expandBox, unionBoxes } from '../editor/geometry/box'
import type { Element } from '../editor/model/element'
import { boundsOfItems } from '../painter/bounds'
import { paintDrawing } from '../painter/paint-drawing'
import { displayListToSvg, element } from '../painter/svg'
import { approximateMeasureText } from './approximate-text'

/** CSS pixels of the longer side, at twice the density of common screens. */
const LONGER_SIDE = 640
const MARGIN = 0.04

/**
 * A small picture of a drawing, in light colours, as a whole SVG document. `hrefOf` gives an image's data URL: a picture
 * that is shown in a page may load nothing.
 */
export function thumbnailSvg(
  elements: readonly Element[],
  { hrefOf }: { readonly hrefOf: (asset: string) => string | null },
): string {
  const around = unionBoxes(elements) ?? boxOf({ x: 0, y: 0 }, { x: LONGER_SIDE, y: LONGER_SIDE })
  const detail = LONGER_SIDE / Math.max(around.width, around.height, 1)
  const list = paintDrawing(elements, { theme: 'light', measureText: approximateMeasureText, detail })
  const { x, y, width, height } = view(boundsOfItems(list.items) ?? around)
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: [x, y, width, height].map((value) => Math.round(value * 100) / 100).join(' '),
    },
    displayListToSvg(list, { hrefOf }),
  )
}

function view(bounds: Box): Box {
  return expandBox(bounds, MARGIN * Math.max(bounds.width, bounds.height, 1))
}
