import { NOTE_SHADOW } from '../editor/geometry/stroke-reach'
import type { ElementOf } from '../editor/model/element'
import type { Brush } from './brush'
import { isVisible } from './color'
import { type DisplayItem, pathItem } from './display-list'
import { rectanglePath } from './outline'
import { paintLabel } from './paint-text'
import { castShadow } from './shadow'
import { themedColor } from './theme'

/** Paper is cut, not moulded. */
const NOTE_RADIUS = 3

export function paintNote(element: ElementOf<'note'>, brush: Brush): DisplayItem[] {
  const { fill, width, height } = element
  if (!isVisible(fill)) return paintLabel(element, brush)
  const paper = pathItem(rectanglePath({ x: 0, y: 0, width, height }, NOTE_RADIUS), {
    fill: themedColor(fill, brush.theme, 'note'),
  })
  const shadow = { shadow: NOTE_SHADOW, rotation: element.rotation }
  return [...castShadow(shadow, [paper], brush), ...paintLabel(element, brush)]
}
