import { ellipsePath } from '../editor/geometry/ellipse-path'
import { LINE, MOVE } from '../editor/geometry/path'
import type { ElementOf } from '../editor/model/element'
import type { Brush } from './brush'
import { type DisplayItem, type ImageItem, pathItem } from './display-list'
import { rectanglePath } from './outline'
import { castShadow } from './shadow'
import { CHROME } from './theme'

const WHOLE = { x: 0, y: 0, width: 1, height: 1 }

export function paintImage(element: ElementOf<'image'>, brush: Brush): readonly DisplayItem[] {
  const { asset, crop, width, height, cornerRadius, flipX, flipY } = element
  const item: ImageItem = {
    kind: 'image',
    asset,
    source: crop && crop.width > 0 && crop.height > 0 ? crop : WHOLE,
    destination: { x: 0, y: 0, width, height },
    radius: Math.min(cornerRadius, width / 2, height / 2),
    flipX,
    flipY,
    placeholder: placeholder(element, brush),
  }
  return castShadow(element, [item], brush)
}

/** A quiet sheet with the sign of a picture: hills and a sun. */
function placeholder({ width, height, cornerRadius }: ElementOf<'image'>, { theme }: Brush): DisplayItem[] {
  const { line, surface } = CHROME[theme]
  const sheet = pathItem(rectanglePath({ x: 0, y: 0, width, height }, Math.max(4, cornerRadius)), {
    fill: surface,
  })
  const sign = Math.min(48, width / 2, height / 2)
  if (sign < 8) return [sheet]
  const x = width / 2 - sign / 2
  const y = height / 2 - sign / 2
  const at = (fx: number, fy: number): [number, number] => [x + fx * sign, y + fy * sign]
  const hills = [
    ...[MOVE, ...at(0.04, 0.8), LINE, ...at(0.34, 0.48), LINE, ...at(0.56, 0.7)],
    ...[LINE, ...at(0.7, 0.58), LINE, ...at(0.96, 0.84)],
  ]
  const [sunX, sunY] = at(0.62, 0.24)
  const signed = { stroke: line, width: sign / 16 }
  return [
    sheet,
    pathItem(rectanglePath({ x, y, width: sign, height: sign }, sign / 6), signed),
    pathItem(hills, signed),
    pathItem(ellipsePath({ x: sunX, y: sunY, width: sign / 6, height: sign / 6 }), signed),
  ]
}
