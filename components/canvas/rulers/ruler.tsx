import { type PointerEvent, useEffect, useRef } from 'react'
import type { Editor, EditorState } from '../../../lib/editor/editor'
import { boxRun, rotateRun } from '../../../lib/editor/geometry/outline'
import { boxOfRun } from '../../../lib/editor/geometry/polyline'
import type { Axis } from '../../../lib/editor/snapping/marks'
import { type Span, spanOf } from '../../../lib/editor/snapping/span'
import type { Theme } from '../../../lib/painter/theme'
import { useMessages } from '../../messages/messages-provider'
import { viewOf } from '../scene/view'
import { paintRuler, RULER_SIZE } from './paint-ruler'
import { useFrame } from './use-frame'

interface RulerProps {
  readonly axis: Axis
  readonly editor: Editor
  readonly theme: Theme
  readonly onPress: (event: PointerEvent<HTMLElement>) => void
}

/** Along the top or the left edge of the drawing; a guide is pulled out of it. */
export function Ruler({ axis, editor, theme, onPress }: RulerProps) {
  const m = useMessages()
  const canvas = useRef<HTMLCanvasElement>(null)
  const painted = useRef<unknown[]>([])

  function paint(): void {
    const context = canvas.current?.getContext('2d', { alpha: false })
    if (!context) return
    const { camera, viewport, selectionFrame } = editor.state.getState()
    const ratio = window.devicePixelRatio || 1
    // A pointer that only moves changes nothing here.
    const seen = [camera, viewport, selectionFrame, ratio, theme]
    if (seen.every((value, i) => value === painted.current[i])) return
    painted.current = seen
    const length = axis === 'x' ? viewport.width : viewport.height
    fitTo(context.canvas, axis, length, ratio)
    const { rect, scale } = viewOf(camera, viewport, ratio)
    paintRuler(context, {
      axis,
      length,
      origin: (axis === 'x' ? rect.left : rect.top) / scale,
      zoom: camera.zoom,
      ratio,
      theme,
      selected: selectedSpan(selectionFrame, axis),
    })
  }

  useFrame(editor, paint)
  // Another theme makes no frame of the editor. What is painted already is not painted again.
  useEffect(paint)
  const label = axis === 'x' ? m.guides.horizontalRuler : m.guides.verticalRuler
  return (
    <canvas
      ref={canvas}
      data-own-hand
      data-testid={`ruler-${axis}`}
      role="img"
      aria-label={label}
      title={label}
      onPointerDown={onPress}
      style={{
        position: 'absolute',
        left: 0,
        top: 0,
        pointerEvents: 'auto',
        touchAction: 'none',
        cursor: axis === 'x' ? 'ns-resize' : 'ew-resize',
      }}
    />
  )
}

/** Device pixels as many as there are, or numbers would be blurred. */
function fitTo(canvas: HTMLCanvasElement, axis: Axis, length: number, ratio: number): void {
  const long = Math.ceil(length * ratio)
  const thick = Math.round(RULER_SIZE * ratio)
  const [width, height] = axis === 'x' ? [long, thick] : [thick, long]
  if (canvas.width === width && canvas.height === height) return
  canvas.width = width
  canvas.height = height
  canvas.style.width = `${width / ratio}px`
  canvas.style.height = `${height / ratio}px`
}

function selectedSpan(frame: EditorState['selectionFrame'], axis: Axis): Span | null {
  if (!frame) return null
  if (frame.rotation === 0) return spanOf(frame.box, axis)
  return spanOf(boxOfRun(rotateRun(boxRun(frame.box), frame.box, frame.rotation)), axis)
}
