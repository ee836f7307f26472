import { boxHasPoint, type Point } from '../geometry/box'
import { outlineOf } from '../geometry/outline'
import { runHasPoint } from '../geometry/polyline'
import type { Document } from '../model/document'
import type { Element, ElementOf, LinearElement, ShapeElement } from '../model/element'
import { comparePaintOrder, orderKeysBetween } from '../model/order'
import { isHidden, isLocked } from '../model/tree'
import type { SpatialIndex } from '../spatial-index'
import type { ToolContext } from './tool'

/** What every drawn element starts with: above everything, in the frame under `canvasPoint`. */
function commonOf(context: ToolContext, canvasPoint: Point) {
  return {
    id: context.newId(),
    rotation: 0,
    z: topKeys(context.document, 1)[0] ?? 'a0',
    parent: frameAt(context, canvasPoint)?.id ?? null,
    name: '',
    opacity: context.state.style.opacity,
    locked: false,
    hidden: false,
    link: null,
  }
}

export function newShape(type: ShapeElement['type'], context: ToolContext, at: Point): ShapeElement {
  const { style } = context.state
  return {
    type,
    ...commonOf(context, at),
    ...strokeOf(context),
    fill: style.fill,
    fillStyle: style.fillStyle,
    ...labelOf(context),
    cornerRadius: type === 'rectangle' ? style.cornerRadius : 0,
    x: at.x,
    y: at.y,
    width: 0,
    height: 0,
  }
}

export function newLine(type: LinearElement['type'], context: ToolContext, at: Point): LinearElement {
  const { style } = context.state
  return {
    type,
    ...commonOf(context, at),
    ...strokeOf(context),
    fill: style.fill,
    fillStyle: style.fillStyle,
    ...labelOf(context),
    x: at.x,
    y: at.y,
    width: 0,
    height: 0,
    points: [0, 0],
    curve: style.curve,
    start: null,
    end: null,
    startHead: type === 'arrow' ? style.startHead : 'none',
    endHead: type === 'arrow' ? style.endHead : 'none',
  }
}

export function newStroke(context: ToolContext, at: Point): ElementOf<'draw'> {
  const { style } = context.state
  return {
    type: 'draw',
    ...commonOf(context, at),
    ...strokeOf(context),
    fill: style.fill,
    fillStyle: style.fillStyle,
    x: at.x,
    y: at.y,
    width: 0,
    height: 0,
    points: [0, 0],
    pressures: [],
  }
}

export function newText(context: ToolContext, at: Point): ElementOf<'text'> {
  const { textColor, font, fontSize, align } = context.state.style
  return {
    type: 'text',
    ...commonOf(context, at),
    text: '',
    textColor,
    font,
    fontSize,
    align,
    verticalAlign: 'top',
    sizing: 'auto',
    x: at.x,
    y: at.y,
    width: 0,
    height: 0,
  }
}

function strokeOf({ state: { style }, random }: ToolContext) {
  const { stroke, strokeWidth, dash, look } = style
  return { stroke, strokeWidth, dash, look, seed: Math.floor(random() * 2 ** 31) }
}

// A label belongs in the middle of its shape, whatever the alignment of free text is.
function labelOf({ state: { style } }: ToolContext) {
  const { textColor, font, fontSize } = style
  return { text: '', textColor, font, fontSize, align: 'center', verticalAlign: 'middle' } as const
}

/** Ascending order keys above everything. */
export function topKeys(document: Document, count: number): string[] {
  return orderKeysBetween(document.ordered().at(-1)?.z ?? null, null, count)
}

interface Surroundings {
  readonly document: Document
  readonly index: SpatialIndex
}

/** The uppermost frame that has this point and takes children. */
export function frameAt(
  { document, index }: Surroundings,
  point: Point,
  except: ReadonlySet<string> = new Set(),
): ElementOf<'frame'> | null {
  const here = index.search({ ...point, width: 0, height: 0 })
  const frames = here.flatMap((id): ElementOf<'frame'>[] => {
    const element = document.get(id)
    return element?.type === 'frame' && !except.has(id) ? [element] : []
  })
  const open = frames.filter(
    (frame) =>
      (frame.rotation === 0 ? boxHasPoint(frame, point) : runHasPoint(outlineOf(frame).run, point)) &&
      !isHidden(document, frame) &&
      !isLocked(document, frame),
  )
  return open.sort(comparePaintOrder).at(-1) ?? null
}

/** Whether an element was drawn at all. */
export function hasExtent(element: Element): boolean {
  return element.width > 0 || element.height > 0
}
