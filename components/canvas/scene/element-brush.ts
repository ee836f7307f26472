import type { MeasureText } from '../../../lib/editor/editor'
import type { Element } from '../../../lib/editor/model/element'
import { type DrawingMeans, drawDisplayList } from '../../../lib/painter/draw'
import { createPainter } from '../../../lib/painter/painter'
import type { Theme } from '../../../lib/painter/theme'
import { createBitmap } from './canvas-2d'

/** Draws elements under the context's present transform. */
export interface ElementBrush {
  draw(context: CanvasRenderingContext2D, element: Element, scale: number): void
  setTheme(theme: Theme): void
  /** Fonts arrived: lines break elsewhere. */
  forget(): void
}

export function createElementBrush(
  theme: Theme,
  measureText: MeasureText,
  pictureOf: DrawingMeans['pictureOf'],
): ElementBrush {
  let painter = createPainter({ theme, measureText })
  const means: DrawingMeans = { pictureOf, createLayer }
  return {
    draw(context, element, scale) {
      drawDisplayList(context, painter.paint(element, scale), means)
    },
    setTheme(next) {
      painter = createPainter({ theme: next, measureText })
    },
    forget: () => painter.forget(),
  }
}

// Short-lived: a see-through element is flattened on a bitmap of its own, laid on, and the collector takes it.
function createLayer(width: number, height: number) {
  const { canvas, context } = createBitmap(width, height, { opaque: false })
  return { surface: context, source: canvas }
}
