import { createRoot } from 'react-dom/client'
import {
  b64Vecs,
  type Editor,
  getSnapshot,
  loadSnapshot,
  type TLRecord,
  type TLShapeId,
  Tldraw,
  toRichText,
} from 'tldraw'
import 'tldraw/tldraw.css'
import type { Element } from '../../../lib/editor/model/element'
import { asPeersKnow } from './known-types'

/** tldraw as its documentation mounts it, allowed as many shapes and as small a zoom as the scene has. */

const OPTIONS = {
  maxShapesPerPage: 10_000_000,
  camera: { zoomSteps: [0.005, 0.1, 0.25, 0.5, 1, 2, 4, 8] },
}

function Page() {
  return (
    <div style={{ position: 'fixed', inset: 0 }}>
      <Tldraw options={OPTIONS} onMount={present} />
    </div>
  )
}

function present(editor: Editor): void {
  window.bench = {
    load(elements) {
      const { document } = getSnapshot(editor.store)
      const store = { ...document.store }
      for (const record of convert(elements.map(asPeersKnow), editor.getCurrentPageId()))
        Object.assign(store, { [record.id]: record })
      loadSnapshot(editor.store, { document: { ...document, store } })
      editor.clearHistory()
    },
    setCamera: ({ x, y, zoom }) => editor.setCamera({ x: -x, y: -y, z: zoom }, { immediate: true }),
    select: (ids) => editor.setSelectedShapes(ids.map(shapeId)),
    selected: () => editor.getSelectedShapeIds().length,
    placeOf: (id) => editor.getShapePageBounds(shapeId(id)) ?? null,
    isPainted: () => null,
  }
}

const shapeId = (id: string) => `shape:${id}` as TLShapeId

const COLORS: Readonly<Record<string, string>> = {
  '#1f2328': 'black',
  '#e03131': 'red',
  '#2f9e44': 'green',
  '#1971c2': 'blue',
  '#f08c00': 'orange',
  '#9c36b5': 'violet',
  '#0c8599': 'light-blue',
  '#868e96': 'grey',
}
const FONTS: Readonly<Record<string, string>> = { sans: 'sans', hand: 'draw', mono: 'mono' }
const HEADS: Readonly<Record<string, string>> = {
  none: 'none',
  arrow: 'arrow',
  triangle: 'triangle',
  dot: 'dot',
  bar: 'bar',
  diamond: 'diamond',
}
/** Its own notes have one size; this is as large as ours. */
const GEOS = {
  rectangle: 'rectangle',
  ellipse: 'ellipse',
  diamond: 'diamond',
  polygon: 'hexagon',
  star: 'star',
  note: 'rectangle',
} as const
const PAPER = { color: 'yellow', fill: 'solid', dash: 'solid', size: 's' }
const ALIGNMENTS: Readonly<Record<string, string>> = { left: 'start', center: 'middle', right: 'end' }

function convert(elements: readonly Element[], pageId: string): TLRecord[] {
  const byId = new Map(elements.map((element) => [element.id, element]))
  return elements.flatMap((element) => {
    const shape = shapeOf(element)
    if (!shape) return []
    // Children are placed in their frame.
    const parent = element.parent === null ? undefined : byId.get(element.parent)
    const record = {
      ...shape,
      id: shapeId(element.id),
      typeName: 'shape',
      x: element.x - (parent?.x ?? 0),
      y: element.y - (parent?.y ?? 0),
      rotation: 0,
      index: element.z,
      parentId: parent ? shapeId(parent.id) : pageId,
      isLocked: false,
      opacity: 'opacity' in element ? element.opacity : 1,
      meta: {},
      ...turned(element, parent),
    }
    return element.type === 'arrow' && element.start ? [record, bindingOf(element)] : [record]
  }) as unknown as TLRecord[]
}

function shapeOf(element: Element) {
  switch (element.type) {
    case 'rectangle':
    case 'ellipse':
    case 'diamond':
    case 'polygon':
    case 'star':
    case 'note':
      return {
        type: 'geo',
        props: {
          ...(element.type === 'note' ? PAPER : inkOf(element)),
          geo: GEOS[element.type],
          url: '',
          w: Math.max(1, element.width),
          h: Math.max(1, element.height),
          growY: 0,
          scale: 1,
          flipX: false,
          flipY: false,
          labelColor: COLORS[element.textColor] ?? 'black',
          font: FONTS[element.font] ?? 'sans',
          align: ALIGNMENTS[element.align] ?? 'middle',
          verticalAlign: 'middle',
          richText: toRichText(element.text),
        },
      }
    case 'arrow': {
      const { points } = element
      return {
        type: 'arrow',
        props: {
          ...inkOf(element),
          kind: 'arc',
          labelColor: 'black',
          arrowheadStart: HEADS[element.startHead] ?? 'none',
          arrowheadEnd: HEADS[element.endHead] ?? 'arrow',
          font: 'sans',
          start: { x: points[0] ?? 0, y: points[1] ?? 0 },
          end: { x: points.at(-2) ?? 0, y: points.at(-1) ?? 0 },
          bend: element.curve === 'curved' ? 20 : 0,
          richText: toRichText(''),
          labelPosition: 0.5,
          scale: 1,
          elbowMidPoint: 0.5,
        },
      }
    }
    case 'line': {
      const { fill: _, ...ink } = inkOf(element)
      return {
        type: 'line',
        props: {
          ...ink,
          spline: element.curve === 'curved' ? 'cubic' : 'line',
          points: linePoints(element.points),
          scale: 1,
        },
      }
    }
    case 'draw': {
      const path = vectors(element.points, element.pressures)
      return {
        type: 'draw',
        props: {
          ...inkOf(element),
          segments: [{ type: 'free', path: b64Vecs.encodePoints(path) }],
          isComplete: true,
          isClosed: false,
          isPen: element.pressures.length > 0,
          scale: 1,
          scaleX: 1,
          scaleY: 1,
        },
      }
    }
    case 'text':
      return {
        type: 'text',
        props: {
          color: COLORS[element.textColor] ?? 'black',
          size: 'm',
          font: FONTS[element.font] ?? 'sans',
          textAlign: ALIGNMENTS[element.align] ?? 'start',
          w: Math.max(1, element.width),
          richText: toRichText(element.text),
          scale: element.fontSize / 24,
          autoSize: element.sizing === 'auto',
        },
      }
    case 'frame':
      return {
        type: 'frame',
        props: {
          w: Math.max(1, element.width),
          h: Math.max(1, element.height),
          name: element.name,
          color: 'black',
        },
      }
    default:
      return null
  }
}

function inkOf(element: Extract<Element, { stroke: string; fill: string }>) {
  const isSketch = element.look === 'sketch' && element.dash === 'solid'
  return {
    color: COLORS[element.stroke] ?? 'black',
    fill: element.fill === 'transparent' ? 'none' : element.fillStyle === 'solid' ? 'solid' : 'pattern',
    dash: isSketch ? 'draw' : element.dash,
    size: element.strokeWidth <= 1 ? 's' : element.strokeWidth <= 2 ? 'm' : 'l',
  }
}

/** Shapes turn about their centre here, about their corner there. */
function turned(element: Element, parent: Element | undefined) {
  if (element.rotation === 0) return null
  const [cos, sin] = [Math.cos(element.rotation), Math.sin(element.rotation)]
  const [halfWidth, halfHeight] = [element.width / 2, element.height / 2]
  return {
    rotation: element.rotation,
    x: element.x + halfWidth - (halfWidth * cos - halfHeight * sin) - (parent?.x ?? 0),
    y: element.y + halfHeight - (halfWidth * sin + halfHeight * cos) - (parent?.y ?? 0),
  }
}

function bindingOf(arrow: Extract<Element, { type: 'arrow' }>) {
  return {
    id: `binding:${arrow.id}`,
    typeName: 'binding',
    type: 'arrow',
    fromId: shapeId(arrow.id),
    toId: shapeId(arrow.start?.id ?? ''),
    props: {
      terminal: 'start',
      normalizedAnchor: arrow.start?.anchor ?? { x: 0.5, y: 0.5 },
      isExact: false,
      isPrecise: true,
      snap: 'none',
    },
    meta: {},
  }
}

function linePoints(points: readonly number[]) {
  const named = vectors(points, []).map(({ x, y }, i) => {
    const id = `a${i + 1}`
    return [id, { id, index: id, x, y }] as const
  })
  return Object.fromEntries(named)
}

function vectors(points: readonly number[], pressures: readonly number[]) {
  return Array.from({ length: points.length / 2 }, (_, i) => ({
    x: points[2 * i] ?? 0,
    y: points[2 * i + 1] ?? 0,
    z: pressures[i] ?? 0.5,
  }))
}

const place = document.getElementById('root')
if (!place) throw new Error('The page has no root.')
createRoot(place).render(<Page />)
