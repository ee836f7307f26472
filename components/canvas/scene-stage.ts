import type { Context } from 'konva/lib/Context'
import { Layer } from 'konva/lib/Layer'
import { Shape } from 'konva/lib/Shape'
import { Stage } from 'konva/lib/Stage'
import type { Viewport } from '../../lib/editor/camera'

/** The stage of the scene: one layer with one shape that composes all of it. Without React, so that a first stroke waits for none. */
export interface SceneStage {
  readonly layer: Layer
  /** CSS pixels. A canvas that changes its size is empty: draw right after. */
  fit(viewport: Viewport): void
  destroy(): void
}

export function createSceneStage(
  container: HTMLDivElement,
  compose: (context: CanvasRenderingContext2D) => void,
): SceneStage {
  const stage = new Stage({ container, width: 1, height: 1, listening: false })
  const layer = new Layer({ listening: false, clearBeforeDraw: false })
  stage.add(layer)
  layer.add(
    new Shape({
      listening: false,
      perfectDrawEnabled: false,
      sceneFunc: (context: Context) => compose(context._context),
    }),
  )
  return {
    layer,
    fit({ width, height }) {
      if (stage.width() !== width || stage.height() !== height) stage.size({ width, height })
    },
    destroy: () => stage.destroy(),
  }
}
