import type { Layer as KonvaLayer } from 'konva/lib/Layer'
import { useEffect, useRef } from 'react'
import { Layer, Stage } from 'react-konva/lib/ReactKonvaCore.js'
import type { Editor } from '../../../lib/editor/editor'
import type { Surface } from '../surface'
import { Overlay } from './overlay'

interface OverlayStageProps {
  readonly editor: Editor
  readonly surface: Surface
  /** CSS pixels. */
  readonly width: number
  readonly height: number
}

/** Lies over the stage of the scene. Default export: it comes after the first paint. */
export default function OverlayStage({ editor, surface, width, height }: OverlayStageProps) {
  const layer = useRef<KonvaLayer>(null)
  useEffect(() => (layer.current ? surface.attachOverlay(layer.current) : undefined), [surface])
  return (
    <Stage width={width} height={height} listening={false} style={{ position: 'absolute', inset: 0 }}>
      <Layer ref={layer} listening={false}>
        <Overlay
          editor={editor}
          overlay={surface.overlay}
          penOn={surface.penOn}
          pictureOf={surface.pictureOf}
        />
      </Layer>
    </Stage>
  )
}
