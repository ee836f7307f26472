import type { Path } from '../editor/geometry/path'
import type { ElementOf } from '../editor/model/element'
import type { Brush } from './brush'
import { isVisible } from './color'
import { type DisplayItem, pathItem } from './display-list'
import { rectanglePath } from './outline'
import { CHROME, themedColor } from './theme'

/** The sheet and its thin border. The name above it is the overlay's, since it keeps its size at every zoom. */
export function paintFrame(element: ElementOf<'frame'>, { theme, detail, bareFrames }: Brush): DisplayItem[] {
  const fill = isVisible(element.fill) ? themedColor(element.fill, theme, 'paper') : null
  if (bareFrames) return fill === null ? [] : [pathItem(frameOutline(element), { fill })]
  // From afar the border keeps about one pixel, or a frame would fade away.
  return [pathItem(frameOutline(element), { fill, stroke: CHROME[theme].line, width: 1.25 / detail.step() })]
}

/** What a frame clips its children to, in its own space (see `placement`). */
export function frameOutline({ width, height }: Pick<ElementOf<'frame'>, 'width' | 'height'>): Path {
  return rectanglePath({ x: 0, y: 0, width, height })
}

/** A row that this build cannot read stays visible, so that nobody believes it lost. */
export function paintUnknown(element: ElementOf<'unknown'>, { theme }: Brush): DisplayItem[] {
  const { width, height } = element
  const { line, surface, text } = CHROME[theme]
  const outline = rectanglePath({ x: 0, y: 0, width, height }, 6)
  const box = pathItem(outline, { fill: surface, stroke: line, width: 1.5, dash: [6, 6] })
  const fontSize = Math.min(14, height / 2, (width / Math.max(1, element.unknownType.length)) * 1.5)
  if (fontSize < 4) return [box]
  return [
    box,
    {
      kind: 'text',
      text: element.unknownType,
      x: width / 2,
      y: height / 2 + fontSize * 0.35,
      font: 'sans',
      fontSize,
      color: text,
      align: 'center',
      width,
    },
  ]
}
