import { blankFrame } from '../commands/frame'
import type { Document } from '../document'
import { type Box, boxHasPoint, centerOf, type Point, rotatePoint } from '../geometry/box'
import type { ElementOf, LinearElement, ShapeElement } from '../model/element'
import { comparePaintOrder, orderKeysBetween } from '../model/order'
import { DEFAULT_SIDES } from '../style'
import { isHidden, isLocked } from '../tree'
import type { ToolContext } from './tool'

/** What every drawn element starts with: above everything, in the frame under `canvasPoint`. */
function commonOf(context: ToolContext, canvasPoint: Point) {
  return {
    id: context.newId(),
    rotation: 0,
    z: topKeys(context.document, 1)[0] ?? 'a0',
    parent: openFrameAt(context, canvasPoint)?.id ?? null,
    name: '',
    opacity: context.state.style.opacity,
    locked: false,
    hidden: false,
    link: null,
  }
}

export function newShape(type: ShapeElement['type'], context: ToolContext, at: Point): ShapeElement {
  const { style } = context.state
  const shape = {
    ...commonOf(context, at),
    ...strokeOf(context),
    ...fillOf(context),
    shadow: style.shadow,
    ...labelOf(context),
    cornerRadius: type === 'rectangle' ? style.cornerRadius : 0,
    x: at.x,
    y: at.y,
    width: 0,
    height: 0,
  }
  switch (type) {
    case 'polygon':
      return { type, ...shape, sides: style.sides ?? DEFAULT_SIDES.polygon }
    case 'star':
      return { type, ...shape, sides: style.sides ?? DEFAULT_SIDES.star, innerRatio: style.innerRatio }
    default:
      return { type, ...shape }
  }
}

export function newLine(type: LinearElement['type'], context: ToolContext, at: Point): LinearElement {
  const { style } = context.state
  return {
    type,
    ...commonOf(context, at),
    ...strokeOf(context),
    ...fillOf(context),
    ...labelOf(context),
    x: at.x,
    y: at.y,
    width: 0,
    height: 0,
    points: [0, 0],
    curve: style.curve,
    bend: 0,
    fixedLegs: [],
    labelPosition: 0.5,
    start: null,
    end: null,
    startHead: type === 'arrow' ? style.startHead : 'none',
    endHead: type === 'arrow' ? style.endHead : 'none',
  }
}

export function newStroke(nib: ElementOf<'draw'>['nib'], context: ToolContext, at: Point): ElementOf<'draw'> {
  const pen = strokeOf(context)
  return {
    type: 'draw',
    ...commonOf(context, at),
    ...(nib === 'pen'
      ? { ...pen, ...fillOf(context) }
      : {
          ...pen,
          stroke: context.state.style.highlight,
          fill: 'transparent',
          fillStyle: 'solid',
          gradient: null,
        }),
    nib,
    x: at.x,
    y: at.y,
    width: 0,
    height: 0,
    points: [0, 0],
    pressures: [],
  }
}

/** Canvas units of each side. */
export const NOTE_SIZE = 200

export function newNote(context: ToolContext, at: Point): ElementOf<'note'> {
  return {
    type: 'note',
    ...commonOf(context, at),
    fill: context.state.style.paper,
    ...labelOf(context),
    x: at.x,
    y: at.y,
    width: NOTE_SIZE,
    height: NOTE_SIZE,
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

/** A picture of which nothing is known yet. */
export function newImage(context: ToolContext, at: Point): ElementOf<'image'> {
  return {
    type: 'image',
    ...commonOf(context, at),
    opacity: 1,
    asset: null,
    crop: null,
    flipX: false,
    flipY: false,
    shadow: null,
    cornerRadius: 0,
    x: at.x,
    y: at.y,
    width: 0,
    height: 0,
  }
}

export function newFrame(context: ToolContext, { x, y }: Point): ElementOf<'frame'> {
  const common = commonOf(context, { x, y })
  return { ...blankFrame(common.id), ...common, opacity: 1, x, y }
}

function strokeOf({ state: { style }, random }: ToolContext) {
  const { stroke, strokeWidth, dash, look } = style
  return { stroke, strokeWidth, dash, look, seed: Math.floor(random() * 2 ** 31) }
}

function fillOf({ state: { style } }: ToolContext) {
  const { fill, fillStyle, gradient } = style
  return { fill, fillStyle, gradient }
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

/** The uppermost frame that has this point and takes children. */
export function openFrameAt(
  context: Pick<ToolContext, 'document' | 'index'>,
  point: Point,
): ElementOf<'frame'> | null {
  const here = openFramesIn(context, { ...point, width: 0, height: 0 })
  return here.find((frame) => frameHasPoint(frame, point)) ?? null
}

/** The frames near a box (canvas) that take children, the uppermost first. */
export function openFramesIn(
  { document, index }: Pick<ToolContext, 'document' | 'index'>,
  box: Box,
): ElementOf<'frame'>[] {
  const frames: ElementOf<'frame'>[] = []
  for (const slot of index.searchSlots(box)) {
    const element = document.at(slot)
    if (element?.type === 'frame' && !isHidden(document, element) && !isLocked(document, element))
      frames.push(element)
  }
  return frames.sort((a, b) => comparePaintOrder(b, a))
}

export function frameHasPoint(frame: ElementOf<'frame'>, point: Point): boolean {
  return boxHasPoint(frame, rotatePoint(point, centerOf(frame), -frame.rotation))
}
