import { type Camera, toScreen } from '../../../lib/editor/camera'
import type { MeasureText } from '../../../lib/editor/editor'
import { LINE_HEIGHT, layoutText, textAreaOf } from '../../../lib/editor/geometry/text-layout'
import type { TextedElement } from '../../../lib/editor/model/element'

/** Where the text editor stands so that its words lie exactly on those that the painter would paint. */
export interface TextPlacement {
  /** CSS transform about the top left corner of the box below. */
  readonly transform: string
  /** Canvas units; the transform scales them. */
  readonly width: number
  readonly height: number
  readonly wraps: boolean
}

export function placeText(element: TextedElement, camera: Camera, measure: MeasureText): TextPlacement {
  const { area, wraps } = textAreaOf(element, measure)
  const lineHeight = element.fontSize * LINE_HEIGHT
  // An empty text has a line for the caret all the same.
  const words = element.text === '' ? ' ' : element.text
  const { box } = layoutText({ ...element, text: words, area, wraps }, measure)
  const height = Math.max(lineHeight, box.height)
  const width = Math.max(area.width, wraps ? element.fontSize : 1)
  const corner = toScreen(camera, { x: element.x, y: element.y })
  // In the element's own space: the box is turned about the element's centre, not its own.
  const center = { x: element.width / 2, y: element.height / 2 }
  const transform = [
    `translate(${corner.x}px, ${corner.y}px)`,
    `scale(${camera.zoom})`,
    `translate(${center.x}px, ${center.y}px)`,
    `rotate(${element.rotation}rad)`,
    `translate(${area.x - element.x - center.x}px, ${box.y - element.y - center.y}px)`,
  ].join(' ')
  return { transform, width, height, wraps }
}
