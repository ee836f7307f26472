import type { Editor } from '../editor'
import { centerOf, type Point, rotatePoint } from '../geometry/box'
import { unrotatedOutline } from '../geometry/outline'
import { distanceToRun } from '../geometry/polyline'
import { type Element, isLinear, isShape } from '../model/element'

/** What a white sheet of the document is called, whatever the theme makes of it. */
const PAPER = '#ffffff'
const NEAR_SCREEN = 2

/**
 * The colour that an element was given which shows at a canvas point, and not what the theme makes of it: picked in the dark
 * it is the same as in the light. `picture` where only the pixels of a picture can tell.
 */
export function colorAt(editor: Editor, point: Point): string | 'picture' {
  const element = editor.hitTest(point, NEAR_SCREEN)
  const color = element && colorOf(element, point, NEAR_SCREEN / editor.state.getState().camera.zoom)
  return color ?? PAPER
}

function colorOf(element: Element, point: Point, tolerance: number): string | 'picture' | null {
  if (isShape(element)) {
    if (isOnOutline(element, point, element.strokeWidth / 2 + tolerance)) return seen(element.stroke)
    return seen(element.fill) ?? seen(element.textColor)
  }
  if (isLinear(element) || element.type === 'draw')
    return isOnOutline(element, point, element.strokeWidth + tolerance)
      ? seen(element.stroke)
      : (seen(element.fill) ?? seen(element.stroke))
  switch (element.type) {
    case 'image':
      return 'picture'
    case 'text':
      return seen(element.textColor)
    case 'frame':
    case 'note':
      return seen(element.fill)
    default:
      return null
  }
}

function seen(color: string): string | null {
  return color === 'transparent' || /^#.{6}00$/.test(color) ? null : color
}

function isOnOutline(element: Element, point: Point, within: number): boolean {
  const { run, closed } = unrotatedOutline(element)
  return distanceToRun(rotatePoint(point, centerOf(element), -element.rotation), run, closed) <= within
}
