import type Konva from 'konva'
import { createRoot } from 'react-dom/client'
import { Arrow, Ellipse, Layer, Line, Rect, Stage, Text } from 'react-konva'
import type { Element } from '../../../lib/editor/model/element'

/** The reference: what everybody writes first, a react-konva node for each element. */
export interface NodesOptions {
  readonly elements?: readonly Element[]
  readonly width: number
  readonly height: number
}

export interface NodesPage {
  readonly stage: () => Konva.Stage | null
}

export function mountNodes({ elements = [], width, height }: NodesOptions): NodesPage {
  const place = document.createElement('div')
  place.style.cssText = 'position:absolute;inset:0;background:#fff'
  document.body.append(place)
  let stage: Konva.Stage | null = null
  createRoot(place).render(
    <Stage
      width={width}
      height={height}
      ref={(node) => {
        stage = node
      }}
    >
      <Layer>
        {elements.map((element) => (
          <Node key={element.id} element={element} />
        ))}
      </Layer>
    </Stage>,
  )
  return { stage: () => stage }
}

function Node({ element }: { readonly element: Element }) {
  const { x, y, width, height, rotation } = element
  const angle = (rotation * 180) / Math.PI
  const ink = 'stroke' in element ? { stroke: element.stroke, strokeWidth: element.strokeWidth } : {}
  const fill = 'fill' in element && element.fill !== 'transparent' ? { fill: element.fill } : {}
  const common = { x, y, rotation: angle, draggable: true }
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
      return (
        <Rect
          {...common}
          {...ink}
          {...fill}
          width={width}
          height={height}
          cornerRadius={'cornerRadius' in element ? element.cornerRadius : 0}
        />
      )
  }
}
