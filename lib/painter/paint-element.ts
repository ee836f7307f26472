import type { MeasureText } from '../editor/editor'
import { type Element, isLinear, isShape } from '../editor/model/element'
import { multiply } from './bounds'
import type { Brush } from './brush'
import { lookAt } from './detail'
import {
  type Blend,
  type DisplayItem,
  type DisplayList,
  type Matrix,
  rotation,
  scopeItem,
  translation,
} from './display-list'
import { paintFrame, paintUnknown } from './paint-frame'
import { paintImage } from './paint-image'
import { paintInk } from './paint-ink'
import { paintLinear } from './paint-linear'
import { paintNote } from './paint-note'
import { paintShape } from './paint-shape'
import { paintTextElement } from './paint-text'
import type { Sketcher } from './sketcher'
import type { Theme } from './theme'

export interface PaintContext {
  readonly theme: Theme
  readonly measureText: MeasureText
  /** Device pixels a canvas unit: zoom × device pixel ratio. */
  readonly detail: number
  /** null while it is still to come; being asked is what brings it. */
  readonly sketcher: () => Sketcher | null
  /** Frames are paper alone, as on a sheet of their own. */
  readonly bareFrames?: boolean
}

/** How an element looks, in canvas units. Groups, hidden elements and what is wholly see-through leave nothing. */
export function paintElement(element: Element, context: PaintContext): DisplayList {
  const detail = lookAt(context.detail)
  const items = paintInside(element, { ...context, detail })
  const opacity = element.type === 'unknown' ? 1 : element.opacity
  const look = { transform: placement(element), alpha: opacity, blend: blendOf(element, context.theme) }
  const placed = items.length === 0 ? [] : [scopeItem(items, look)]
  return { items: placed, fromDetail: detail.from, toDetail: detail.to }
}

/** From an element's own space (origin at its `x, y`, unrotated) to the canvas. */
export function placement(element: Element): Matrix {
  const moved = translation(element.x, element.y)
  if (element.rotation === 0) return moved
  return multiply(moved, rotation(element.rotation, element.width / 2, element.height / 2))
}

// What is marked stays readable: marker lets dark ink through on paper, and light ink on a dark ground.
function blendOf(element: Element, theme: Theme): Blend {
  if (element.type !== 'draw' || element.nib !== 'highlighter') return 'normal'
  return theme === 'light' ? 'multiply' : 'screen'
}

function paintInside(element: Element, brush: Brush): readonly DisplayItem[] {
  if (element.type === 'unknown') return paintUnknown(element, brush)
  if (element.hidden || element.opacity <= 0) return []
  if (isShape(element)) return paintShape(element, brush)
  if (isLinear(element)) return paintLinear(element, brush)
  switch (element.type) {
    case 'draw':
      return paintInk(element, brush)
    case 'text':
      return paintTextElement(element, brush)
    case 'note':
      return paintNote(element, brush)
    case 'image':
      return paintImage(element, brush)
    case 'frame':
      return paintFrame(element, brush)
    case 'group':
    case 'guide':
      return []
  }
}
