import { centerOf, rotatePoint } from '../geometry/box'
import { toHundredths } from '../geometry/rounding'
import { heightForWords, layoutText, type MeasureText, widthForWords } from '../geometry/text-layout'
import { type Element, type ElementOf, isShape, isTexted, type ShapeElement } from '../model/element'
import { LIMITS } from '../model/limits'

/**
 * An element with other words; a text element is as large as they are, and a shape or note grows until they fit. Others
 * than texted ones stay as they are.
 */
export function withText(element: Element, text: string, measureText: MeasureText): Element {
  if (!isTexted(element)) return element
  const kept = storableText(text)
  if (kept === element.text) return element
  const changed = { ...element, text: kept }
  return fitWords(
    element.type === 'note' ? withoutGrowth(changed, element, measureText) : changed,
    measureText,
  )
}

/** As large as its words need it; what has room for them stays as it is. */
export function fitWords(element: Element, measureText: MeasureText): Element {
  if (element.type === 'text') return fitText(element, measureText)
  if (!isShape(element) && element.type !== 'note') return element
  const wide = isShape(element) ? withWidth(element, Math.ceil(widthForWords(element, measureText))) : element
  const height = Math.ceil(heightForWords(wide, measureText))
  return height > element.height ? withHeight(wide, height) : wide
}

/** Its middle stays where it is. */
function withWidth(shape: ShapeElement, width: number): ShapeElement {
  if (width <= shape.width) return shape
  return { ...shape, x: toHundredths(shape.x - (width - shape.width) / 2), width }
}

/** A note exactly as high as its words has grown with them, and shrinks with them to the square it was. */
function withoutGrowth(changed: Element, before: ElementOf<'note'>, measureText: MeasureText): Element {
  const hasGrown =
    before.height > before.width && Math.ceil(heightForWords(before, measureText)) === before.height
  return hasGrown ? withHeight(changed, before.width) : changed
}

/** Its upper edge stays where it is, in its own axes. */
function withHeight<E extends Element>(element: E, height: number): E {
  const local = { x: element.x + element.width / 2, y: element.y + height / 2 }
  const center = rotatePoint(local, centerOf(element), element.rotation)
  return {
    ...element,
    x: toHundredths(center.x - element.width / 2),
    y: toHundredths(center.y - height / 2),
    height,
  }
}

/** A text element measured anew: as wide as its longest line when it grows by itself, and as high as its lines. */
export function fitText(text: ElementOf<'text'>, measureText: MeasureText): ElementOf<'text'> {
  const wraps = text.sizing === 'fixed'
  const area = { x: 0, y: 0, width: wraps ? text.width : 0, height: 0 }
  const { box } = layoutText({ ...text, verticalAlign: 'top', area, wraps }, measureText)
  const width = wraps ? text.width : Math.ceil(box.width)
  const height = toHundredths(box.height)
  // What the words are aligned to stays where it is.
  const grown = width - text.width
  const shift = text.align === 'right' ? grown : text.align === 'center' ? grown / 2 : 0
  const local = { x: text.x - shift + width / 2, y: text.y + height / 2 }
  const { x, y } = rotatePoint(local, centerOf(text), text.rotation)
  return { ...text, x: toHundredths(x - width / 2), y: toHundredths(y - height / 2), width, height }
}

/** What the database can hold of a text, at most as long as a text may be. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '').slice(0, LIMITS.text).toWellFormed()
}
