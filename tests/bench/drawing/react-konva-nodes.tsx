import type { Stage as KonvaStage } from 'konva/lib/Stage'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { Arrow, Ellipse, Layer, Line, Rect, Stage, Text } from 'react-konva'
import { wheelCamera } from '../../../components/canvas/input/wheel'
import type { Camera } from '../../../lib/editor/camera'
import type { Element } from '../../../lib/editor/model/element'

/** The reference: what everybody writes first, a react-konva node for each element, camera and drag set on the nodes. */
export interface NodesOptions {
  readonly elements: readonly Element[]
  readonly width: number
  readonly height: number
}

export interface NodesPage {
  setCamera(camera: Camera): void
  select(ids: ReadonlySet<string>): void
}

export function mountNodes({ elements, width, height }: NodesOptions): NodesPage {
  const place = document.createElement('div')
  place.style.cssText = 'position:absolute;inset:0;background:#fff'
  document.body.append(place)
  let stage: KonvaStage | null = null
  const keepStage = (node: KonvaStage | null) => {
    stage = node
  }
  flushSync(() =>
    createRoot(place).render(
      <Stage width={width} height={height} ref={keepStage}>
        <Layer>
          {elements.map((element) => (
            <Node key={element.id} element={element} />
          ))}
        </Layer>
      </Stage>,
    ),
  )
  const shown = stage as KonvaStage | null
  if (!shown) throw new Error('The reference did not mount.')
  return driveStage(shown, place)
}

function driveStage(stage: KonvaStage, place: HTMLElement): NodesPage {
  let camera: Camera = { x: 0, y: 0, zoom: 1 }
  let selected: ReturnType<KonvaStage['find']> = []
  let grabbed: { x: number; y: number } | null = null

  function setCamera(next: Camera): void {
    camera = next
    stage.scale({ x: next.zoom, y: next.zoom })
    stage.position({ x: -next.x * next.zoom, y: -next.y * next.zoom })
    stage.batchDraw()
  }

  place.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      setCamera(wheelCamera(camera, event, { x: event.clientX, y: event.clientY }))
    },
    { passive: false },
  )
  place.addEventListener('pointerdown', (event) => {
    grabbed = { x: event.clientX, y: event.clientY }
  })
  place.addEventListener('pointermove', (event) => {
    if (!grabbed) return
    const dx = (event.clientX - grabbed.x) / camera.zoom
    const dy = (event.clientY - grabbed.y) / camera.zoom
    grabbed = { x: event.clientX, y: event.clientY }
    for (const node of selected) node.position({ x: node.x() + dx, y: node.y() + dy })
  })
  place.addEventListener('pointerup', () => {
    grabbed = null
  })
  return {
    setCamera,
    select(ids) {
      selected = stage.find((node: { id(): string }) => ids.has(node.id()))
    },
  }
}

function Node({ element }: { readonly element: Element }) {
  const { id, x, y, width, height } = element
  const common = { id, x, y, rotation: (element.rotation * 180) / Math.PI }
  const ink = 'stroke' in element ? { stroke: element.stroke, strokeWidth: element.strokeWidth } : {}
  const fill = 'fill' in element && element.fill !== 'transparent' ? { fill: element.fill } : {}
  switch (element.type) {
    case 'ellipse':
      return (
        <Ellipse
          {...common}
          {...ink}
          {...fill}
          x={x + width / 2}
          y={y + height / 2}
          radiusX={width / 2}
          radiusY={height / 2}
        />
      )
    case 'diamond':
      return (
        <Line
          {...common}
          {...ink}
          {...fill}
          closed
          points={[width / 2, 0, width, height / 2, width / 2, height, 0, height / 2]}
        />
      )
    case 'arrow':
      return <Arrow {...common} {...ink} points={[...element.points]} />
    case 'line':
    case 'draw':
      return <Line {...common} {...ink} points={[...element.points]} />
    case 'text':
      return <Text {...common} text={element.text} fontSize={element.fontSize} fill={element.textColor} />
    default:
      return <Rect {...common} {...ink} {...fill} width={width} height={height} />
  }
}
