import { expandBox } from '../editor/geometry/box'
import { type TextLayout, textLayoutOf } from '../editor/geometry/text-layout'
import type { ElementOf, LinearElement, TextedElement } from '../editor/model/element'
import { WORDS_TINT, X_HEIGHT } from './afar'
import { boundsOfItems } from './bounds'
import type { Brush } from './brush'
import { isVisible, withAlpha } from './color'
import { type DisplayItem, pathItem, scopeItem, type TextItem } from './display-list'
import { rectanglePath } from './outline'
import { themedColor } from './theme'

export function paintTextElement(element: ElementOf<'text'>, brush: Brush): DisplayItem[] {
  return paintLabel(element, brush)
}

/** Letters lower than this many pixels cannot be read: a bar a line says as much and costs less. */
const LEAST_TEXT_PIXELS = 4

/** The words of an element, in its own space. */
export function paintLabel(element: TextedElement, { theme, detail, measureText }: Brush): DisplayItem[] {
  if (element.text.trim() === '' || !isVisible(element.textColor)) return []
  const layout = layoutInside(element, { measureText })
  if (!layout) return []
  const color = themedColor(element.textColor, theme, 'ink')
  if (detail.below(LEAST_TEXT_PIXELS / element.fontSize)) return paintBars(layout, element.fontSize, color)
  return layout.lines.flatMap((line) => paintLine(line, element, color))
}

const ANCHOR = { left: 0, center: 0.5, right: 1 } as const

/** Anchored as it is aligned: where another font stands in, centred words stay centred. */
function paintLine(line: TextLayout['lines'][number], element: TextedElement, color: string): TextItem[] {
  if (line.text.trim() === '') return []
  const { font, fontSize, align } = element
  const x = line.x + line.width * ANCHOR[align]
  return [
    { kind: 'text', text: line.text, x, y: line.baseline, font, fontSize, color, align, width: line.width },
  ]
}

function paintBars(layout: TextLayout, fontSize: number, color: string): DisplayItem[] {
  const height = fontSize * X_HEIGHT
  const bars = layout.lines.flatMap(({ x, baseline, width }) =>
    width > 0 ? rectanglePath({ x, y: baseline - height, width, height }) : [],
  )
  return bars.length === 0 ? [] : [pathItem(bars, { fill: withAlpha(color, WORDS_TINT) })]
}

/** Canvas units kept free between a line and its label. */
const LABEL_CLEARANCE = 4

/** A line interrupted where its label stands. */
export function behindLabel(
  element: LinearElement,
  line: readonly DisplayItem[],
  brush: Brush,
): DisplayItem[] {
  const layout = layoutInside(element, brush)
  const bounds = boundsOfItems(line)
  if (!layout || !bounds) return [...line]
  const everywhere = rectanglePath(expandBox(bounds, 1))
  const hole = rectanglePath(expandBox(layout.box, LABEL_CLEARANCE), LABEL_CLEARANCE)
  return [scopeItem(line, { clip: [...everywhere, ...hole], clipRule: 'evenodd' })]
}

function layoutInside(
  element: TextedElement,
  { measureText }: Pick<Brush, 'measureText'>,
): TextLayout | null {
  return textLayoutOf({ ...element, x: 0, y: 0 }, measureText)
}
