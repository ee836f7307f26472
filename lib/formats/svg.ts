import { type Box, expandBox } from '../editor/geometry/box'
import type { MeasureText } from '../editor/geometry/text-layout'
import type { Element } from '../editor/model/element'
import { boundsOfItems } from '../painter/bounds'
import { paintDrawing } from '../painter/paint-drawing'
import { svgNumber } from '../painter/path'
import { displayListToSvg, element } from '../painter/svg'
import { BACKGROUND, type Theme } from '../painter/theme'

export interface SvgExport {
  readonly theme: Theme
  readonly measureText: MeasureText
  /** Canvas units around the drawing. */
  readonly padding?: number
  /** Paper behind the drawing; false leaves it transparent. */
  readonly background?: boolean
  /** Shows what is in here and nothing else, without padding; canvas units. */
  readonly region?: Box
  /** Where the bytes of an asset are; null draws its placeholder. */
  readonly hrefOf?: (asset: string) => string | null
  /** Put into `<style>`: the fonts, for viewers that do not have them. Trusted CSS, not text from a drawing. */
  readonly fontCss?: string
}

/** What leaves ink; an empty drawing gets an empty sheet of this size. */
const EMPTY: Box = { x: 0, y: 0, width: 100, height: 100 }

/** Around all the ink that shows, canvas units; null when there is none. */
export function drawingBox(elements: Iterable<Element>, measureText: MeasureText): Box | null {
  return boundsOfItems(paintDrawing(elements, { theme: 'light', measureText, detail: 1 }).items)
}

/** A drawing as a whole SVG document. Runs anywhere; on a server give it `approximateMeasureText`. */
export function elementsToSvg(elements: readonly Element[], options: SvgExport): string {
  const { theme, measureText, padding = 16 } = options
  const list = paintDrawing(elements, {
    theme,
    measureText,
    detail: 1,
    bareFrames: options.region !== undefined,
  })
  const box = options.region ?? expandBox(boundsOfItems(list.items) ?? EMPTY, padding)
  const paper = element('rect', {
    x: svgNumber(box.x),
    y: svgNumber(box.y),
    width: svgNumber(box.width),
    height: svgNumber(box.height),
    fill: BACKGROUND[theme],
  })
  const drawing = displayListToSvg(list, options.hrefOf ? { hrefOf: options.hrefOf } : {})
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: svgNumber(box.width),
      height: svgNumber(box.height),
      viewBox: [box.x, box.y, box.width, box.height].map(svgNumber).join(' '),
    },
    [
      options.fontCss ? element('style', {}, cdata(options.fontCss)) : '',
      options.background === false ? '' : paper,
      drawing,
    ].join(''),
  )
}

function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}
