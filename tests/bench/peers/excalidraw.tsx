import { CaptureUpdateAction, Excalidraw } from '@excalidraw/excalidraw'
import '@excalidraw/excalidraw/index.css'
import { createRoot } from 'react-dom/client'
import type { Element } from '../../../lib/editor/model/element'
import { asPeersKnow } from './known-types'

/** Excalidraw as its documentation mounts it, with the seeded scene in its own elements. */

type Api = Parameters<NonNullable<Parameters<typeof Excalidraw>[0]['excalidrawAPI']>>[0]
type Scene = NonNullable<Parameters<Api['updateScene']>[0]['elements']>

function Page() {
  return (
    <div style={{ position: 'fixed', inset: 0 }}>
      <Excalidraw excalidrawAPI={present} />
    </div>
  )
}

function present(api: Api): void {
  window.bench = {
    load(elements) {
      api.updateScene({
        elements: convert(elements.map(asPeersKnow)),
        captureUpdate: CaptureUpdateAction.NEVER,
      })
    },
    setCamera: ({ x, y, zoom }) =>
      api.updateScene({
        appState: { scrollX: -x, scrollY: -y, zoom: { value: zoom } } as never,
        captureUpdate: CaptureUpdateAction.NEVER,
      }),
    select: (ids) =>
      api.updateScene({
        appState: { selectedElementIds: Object.fromEntries(ids.map((id) => [id, true as const])) },
        captureUpdate: CaptureUpdateAction.NEVER,
      }),
    selected: () => Object.keys(api.getAppState().selectedElementIds).length,
    placeOf: (id) => api.getSceneElements().find((element) => element.id === id) ?? null,
    isPainted: () => null,
  }
}

const FONTS = { sans: 2, hand: 5, mono: 3 } as const
const HEADS = {
  none: null,
  arrow: 'arrow',
  triangle: 'triangle',
  dot: 'dot',
  bar: 'bar',
  diamond: 'diamond',
} as const

/** A label is an element of its own there, so there are about a fifth more of them. */
function convert(elements: readonly Element[]): Scene {
  const held = new Map<string, { id: string; type: 'arrow' | 'text' }[]>()
  const hold = (by: string, id: string, type: 'arrow' | 'text') => {
    const known = held.get(by)
    if (known) known.push({ id, type })
    else held.set(by, [{ id, type }])
  }
  for (const element of elements) {
    if (element.type === 'arrow' && element.start) hold(element.start.id, element.id, 'arrow')
    if (isLabelled(element)) hold(element.id, `${element.id}-label`, 'text')
  }
  const converted = elements.flatMap((element) => {
    const common = commonOf(element, held.get(element.id) ?? null)
    switch (element.type) {
      case 'rectangle':
      case 'ellipse':
      case 'diamond':
        return isLabelled(element) ? [common, labelOf(element)] : [common]
      case 'note': {
        const paper = { ...common, type: 'rectangle' }
        return isLabelled(element) ? [paper, labelOf(element)] : [paper]
      }
      case 'polygon':
      case 'star':
        return {
          ...common,
          type: 'line',
          points: cornersOf(element),
          lastCommittedPoint: null,
          startBinding: null,
          endBinding: null,
          startArrowhead: null,
          endArrowhead: null,
        }
      case 'line':
      case 'arrow':
        return {
          ...common,
          points: pairs(element.points),
          lastCommittedPoint: null,
          startBinding: element.start ? { elementId: element.start.id, focus: 0, gap: 1 } : null,
          endBinding: null,
          startArrowhead: HEADS[element.startHead as keyof typeof HEADS] ?? null,
          endArrowhead: HEADS[element.endHead as keyof typeof HEADS] ?? null,
          elbowed: false,
        }
      case 'draw':
        return {
          ...common,
          type: 'freedraw',
          points: pairs(element.points),
          pressures: [...element.pressures],
          simulatePressure: element.pressures.length === 0,
          lastCommittedPoint: null,
        }
      case 'text':
        return { ...common, ...textOf(element), containerId: null, autoResize: element.sizing === 'auto' }
      case 'frame':
        return { ...common, name: element.name }
      default:
        return []
    }
  })
  return converted as unknown as Scene
}

type Labelled = Extract<Element, { type: 'rectangle' | 'ellipse' | 'diamond' | 'note' }>

const LABELLED: ReadonlySet<string> = new Set(['rectangle', 'ellipse', 'diamond', 'note'])

function isLabelled(element: Element): element is Labelled {
  return LABELLED.has(element.type) && 'text' in element && element.text !== ''
}

/** It has neither polygons nor stars: people draw them there as closed lines. */
function cornersOf(element: Extract<Element, { type: 'polygon' | 'star' }>): [number, number][] {
  const isStar = element.type === 'star'
  const count = element.sides * (isStar ? 2 : 1)
  return Array.from({ length: count + 1 }, (_, i) => {
    const reach = isStar && i % 2 === 1 ? element.innerRatio : 1
    const angle = (i / count) * 2 * Math.PI - Math.PI / 2
    return [
      (element.width / 2) * (1 + reach * Math.cos(angle)),
      (element.height / 2) * (1 + reach * Math.sin(angle)),
    ]
  })
}

function labelOf(element: Labelled) {
  const height = element.fontSize * 1.25
  return {
    ...commonOf(element, null),
    ...textOf(element),
    id: `${element.id}-label`,
    type: 'text',
    index: `${element.z}V`,
    x: element.x + element.width * 0.1,
    y: element.y + element.height / 2 - height / 2,
    width: element.width * 0.8,
    height,
    containerId: element.id,
    autoResize: true,
  }
}

function textOf(element: Extract<Element, { text: string }>) {
  return {
    strokeColor: element.textColor,
    backgroundColor: 'transparent',
    text: element.text,
    originalText: element.text,
    fontSize: element.fontSize,
    fontFamily: FONTS[element.font as keyof typeof FONTS] ?? FONTS.sans,
    textAlign: element.align,
    verticalAlign: element.verticalAlign,
    lineHeight: 1.25,
  }
}

function commonOf(element: Element, boundElements: readonly { id: string; type: string }[] | null) {
  const isSketch = 'look' in element && element.look === 'sketch'
  return {
    id: element.id,
    type: element.type,
    x: element.x,
    y: element.y,
    width: element.width,
    height: element.height,
    angle: element.rotation,
    strokeColor: 'stroke' in element ? element.stroke : '#1e1e1e',
    backgroundColor: 'fill' in element ? element.fill : 'transparent',
    fillStyle: 'fillStyle' in element ? element.fillStyle : 'solid',
    strokeWidth: 'strokeWidth' in element ? element.strokeWidth : 1,
    strokeStyle: 'dash' in element ? element.dash : 'solid',
    roundness: isRound(element) ? { type: 2 } : null,
    roughness: isSketch ? 1 : 0,
    opacity: 'opacity' in element ? element.opacity * 100 : 100,
    seed: 'seed' in element ? element.seed : 1,
    version: 1,
    versionNonce: 1,
    index: element.z,
    isDeleted: false,
    groupIds: [],
    frameId: element.parent,
    boundElements,
    updated: 1,
    link: null,
    locked: false,
  }
}

function isRound(element: Element): boolean {
  if ('curve' in element) return element.curve === 'curved'
  return 'cornerRadius' in element && element.cornerRadius > 0
}

function pairs(points: readonly number[]): [number, number][] {
  return Array.from({ length: points.length / 2 }, (_, i) => [points[2 * i] ?? 0, points[2 * i + 1] ?? 0])
}

const place = document.getElementById('root')
if (!place) throw new Error('The page has no root.')
createRoot(place).render(<Page />)
