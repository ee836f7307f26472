import type { Viewport } from '../../lib/editor/camera'
import { createBitmap } from './scene/canvas-2d'

/**
 * The canvas that the scene is shown on. The browser's own, without Konva: it holds one picture, and the first stroke
 * would wait for thirty kilobytes of script that have no part in it.
 */
export interface SceneCanvas {
  /** CSS pixels, and device pixels for each of them. A canvas that changes its size is empty: draw right after. */
  fit(viewport: Viewport, ratio: number): void
  draw(): void
  destroy(): void
}

export function createSceneCanvas(
  container: HTMLElement,
  compose: (context: CanvasRenderingContext2D) => void,
): SceneCanvas {
  // Opaque, it is put together faster; without a pixel, for those would be black until the first are drawn.
  const { canvas, context } = createBitmap(0, 0, { opaque: true })
  canvas.style.cssText = 'position: absolute; top: 0; left: 0'
  container.append(canvas)
  let fitted = { width: 0, height: 0, ratio: 0 }
  return {
    fit({ width, height }, ratio) {
      // All three: a zoomed page has other CSS pixels on the same device pixels.
      if (fitted.width === width && fitted.height === height && fitted.ratio === ratio) return
      fitted = { width, height, ratio }
      canvas.width = Math.floor(width * ratio)
      canvas.height = Math.floor(height * ratio)
      canvas.style.width = `${width}px`
      canvas.style.height = `${height}px`
    },
    draw: () => compose(context),
    destroy: () => canvas.remove(),
  }
}
