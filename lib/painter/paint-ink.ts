import type { Path } from '../editor/geometry/path'
import { penWidth } from '../editor/geometry/stroke-reach'
import type { ElementOf } from '../editor/model/element'
import { MEAN_PEN_WIDTH } from './afar'
import type { Brush } from './brush'
import { isVisible } from './color'
import { type PathItem, pathItem } from './display-list'
import { inkCentreline, inkOutline, isLoop, markerLine } from './freehand'
import { isFilled } from './gradient'
import { polyline } from './outline'
import { joinFillAndStroke, paintFill } from './paint-shape'
import { simplify } from './simplify'
import { themedColor } from './theme'

type DrawElement = ElementOf<'draw'>

export function paintInk(element: DrawElement, brush: Brush): PathItem[] {
  if (element.points.length < 2) return []
  return joinFillAndStroke(paintLoop(element, brush), paintPen(element, brush))
}

function paintLoop(element: DrawElement, brush: Brush): PathItem | null {
  if (!isFilled(element) || !isLoop(element.points)) return null
  return paintFill(element, polyline(simplify(element.points, 0.5)), brush)
}

/** Below this many pixels of width nobody sees pressure: the middle line alone is drawn. */
const LEAST_OUTLINE_PIXELS = 2.5

function paintPen(element: DrawElement, { theme, detail }: Brush): PathItem | null {
  if (element.strokeWidth <= 0 || !isVisible(element.stroke)) return null
  const isMarker = element.nib === 'highlighter'
  const color = themedColor(element.stroke, theme, isMarker ? 'paper' : 'ink')
  const width = penWidth(element)
  if (!detail.below(LEAST_OUTLINE_PIXELS / width))
    return isMarker
      ? pathItem(markerLine(element.points), { stroke: color, width })
      : pathItem(outlineOf(element, width), { fill: color })
  const tolerance = 0.4 / detail.step()
  const meanWidth = isMarker ? width : width * MEAN_PEN_WIDTH
  return pathItem(inkCentreline(element.points, tolerance), { stroke: color, width: meanWidth })
}

interface KnownOutline {
  readonly width: number
  readonly path: Path
}

// Keyed by the points: a stroke that is moved, turned or coloured keeps them, and so its outline.
const outlines = new WeakMap<readonly number[], KnownOutline>()

function outlineOf({ points, pressures }: DrawElement, width: number): Path {
  const known = outlines.get(points)
  if (known?.width === width) return known.path
  const path = inkOutline({ points, pressures, width })
  outlines.set(points, { width, path })
  return path
}
