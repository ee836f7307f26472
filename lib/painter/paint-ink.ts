import type { Path } from '../editor/geometry/path'
import { PEN_SCALE } from '../editor/geometry/stroke-reach'
import type { ElementOf } from '../editor/model/element'
import { MEAN_PEN_WIDTH } from './afar'
import type { Brush } from './brush'
import { isVisible } from './color'
import { type PathItem, pathItem } from './display-list'
import { inkCentreline, inkOutline, isLoop } from './freehand'
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
  if (!isVisible(element.fill) || !isLoop(element.points)) return null
  return paintFill(element, polyline(simplify(element.points, 0.5)), brush)
}

/** Below this many pixels of width nobody sees pressure: the middle line alone is drawn. */
const LEAST_OUTLINE_PIXELS = 2.5

function paintPen(element: DrawElement, { theme, detail }: Brush): PathItem | null {
  if (element.strokeWidth <= 0 || !isVisible(element.stroke)) return null
  const color = themedColor(element.stroke, theme, 'ink')
  const width = element.strokeWidth * PEN_SCALE
  if (!detail.below(LEAST_OUTLINE_PIXELS / width)) return pathItem(outlineOf(element), { fill: color })
  const tolerance = 0.4 / detail.step()
  return pathItem(inkCentreline(element, tolerance), { stroke: color, width: width * MEAN_PEN_WIDTH })
}

interface KnownOutline {
  readonly strokeWidth: number
  readonly path: Path
}

// Keyed by the points: a stroke that is moved, turned or coloured keeps them, and so its outline.
const outlines = new WeakMap<readonly number[], KnownOutline>()

function outlineOf({ points, pressures, strokeWidth }: DrawElement): Path {
  const known = outlines.get(points)
  if (known?.strokeWidth === strokeWidth) return known.path
  const path = inkOutline({ points, pressures, strokeWidth })
  outlines.set(points, { strokeWidth, path })
  return path
}
