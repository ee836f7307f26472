import { diffRegisters } from '../changes/diff'
import { boxHasPoint, centerOf, type Point, rotatePoint } from '../geometry/box'
import { cropTo, pullCrop, slidePicture, wholeBoxOf } from '../geometry/crop'
import { type Handle, handleAt, handlesOf } from '../geometry/handles'
import type { Edge } from '../geometry/resize-edge'
import { selectionFrameOf } from '../geometry/selection-frame'
import type { InputEvent, PointerInput } from '../input'
import type { ElementOf } from '../model/element'
import { isKey, isPrimaryDown } from './gesture'
import { type Step, stay, type Tool, type ToolContext } from './tool'

type Image = ElementOf<'image'>

type CropState =
  /** Nothing was changed yet. */
  | { readonly name: 'idle' }
  | (Cropping & { readonly name: 'resting' })
  | (Cropping & {
      readonly name: 'pulling'
      readonly edge: Edge
      readonly down: PointerInput
      readonly start: Image
    })
  | (Cropping & { readonly name: 'sliding'; readonly down: PointerInput; readonly start: Image })

interface Cropping {
  /** As it was when the crop began. */
  readonly original: Image
  readonly image: Image
}

const idle: CropState = { name: 'idle' }

/**
 * Which part of its picture the selected image shows: the handles cut, a drag moves the picture under the cut. Enter, a
 * double click or a click beside it keeps the crop, Escape drops it; either way it is one operation or none.
 */
export const imageCropTool: Tool<CropState> = {
  cursor: 'default',
  initial: idle,
  step(state, event, context) {
    if (event.type === 'cancel') return stay(idle)
    const cropping = state.name === 'idle' ? begin(context) : state
    if (!cropping || isKey(event, 'Escape')) return stay(idle, { kind: 'leave-tool' })
    if (isKey(event, 'Enter')) return keep(cropping)
    if (state.name === 'pulling' || state.name === 'sliding') return dragging(state, event)
    if (event.type === 'pointer-move')
      return stay(state, { kind: 'cursor', cursor: cursorAt(event, cropping.image, context) })
    if (event.type === 'double-click') return keep(cropping)
    return isPrimaryDown(event) ? press(cropping, event, context) : stay(state)
  },
  heldBy: (state) => (state.name === 'idle' ? NOTHING : new Set([state.original.id])),
}

const NOTHING: ReadonlySet<string> = new Set()

/** The one selected image. */
function begin({ document, state: { selection } }: ToolContext): Cropping | null {
  const [id, ...more] = selection
  const image = id === undefined || more.length > 0 ? undefined : document.get(id)
  return image?.type === 'image' ? { original: image, image } : null
}

function press({ original, image }: Cropping, event: PointerInput, context: ToolContext): Step<CropState> {
  const handle = handleUnder(event, image, context)
  if (handle?.kind === 'resize')
    return stay({ name: 'pulling', original, image, start: image, down: event, edge: handle.edge })
  if (!isOnPicture(event.canvasPoint, image)) return keep({ original, image })
  return stay(
    { name: 'sliding', original, image, start: image, down: event },
    { kind: 'cursor', cursor: 'grabbing' },
  )
}

function dragging(
  state: Extract<CropState, { name: 'pulling' | 'sliding' }>,
  event: InputEvent,
): Step<CropState> {
  if (event.type !== 'pointer-move' && event.type !== 'pointer-up') return stay(state)
  const image = state.name === 'pulling' ? pulled(state, event) : slid(state, event)
  const elements = new Map([[image.id, image]])
  const preview = { kind: 'preview', preview: { kind: 'elements', elements } } as const
  if (event.type === 'pointer-move') return stay({ ...state, image }, preview)
  return stay({ name: 'resting', original: state.original, image }, preview)
}

function pulled(
  { start, down, edge }: Extract<CropState, { name: 'pulling' }>,
  { canvasPoint, modifiers }: PointerInput,
): Image {
  const corner = cornerOf(start, edge)
  const from = unturned(down.canvasPoint, start)
  const to = unturned(canvasPoint, start)
  // The edge keeps its distance from the pointer, and does not jump to it.
  const point = { x: corner.x + to.x - from.x, y: corner.y + to.y - from.y }
  const whole = wholeBoxOf(start)
  return cropTo(start, whole, pullCrop(start, whole, { edge, point, keepsProportions: modifiers.shift }))
}

function slid(
  { start, down }: Extract<CropState, { name: 'sliding' }>,
  { canvasPoint, modifiers }: PointerInput,
): Image {
  const from = unturned(down.canvasPoint, start)
  const to = unturned(canvasPoint, start)
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  if (!modifiers.shift) return slidePicture(start, dx, dy)
  return Math.abs(dx) >= Math.abs(dy) ? slidePicture(start, dx, 0) : slidePicture(start, 0, dy)
}

/** What changed since the crop began: what others changed meanwhile in other registers stays theirs. */
function keep({ original, image }: Cropping): Step<CropState> {
  const change = diffRegisters(original, image)
  return stay(idle, { kind: 'commit', changes: change ? [change] : [] }, { kind: 'leave-tool' })
}

function handleUnder(
  { screenPoint, device }: PointerInput,
  image: Image,
  { state }: ToolContext,
): Handle | null {
  const frame = selectionFrameOf([image])
  return frame && handleAt(handlesOf({ ...frame, rotatable: false }, state.camera), screenPoint, device)
}

function cursorAt(event: PointerInput, image: Image, context: ToolContext): string {
  const handle = handleUnder(event, image, context)
  if (handle) return handle.cursor
  return isOnPicture(event.canvasPoint, image) ? 'grab' : 'default'
}

function isOnPicture(canvasPoint: Point, image: Image): boolean {
  return boxHasPoint(wholeBoxOf(image), unturned(canvasPoint, image))
}

/** A canvas point in the axes of the image before its rotation. */
function unturned(canvasPoint: Point, image: Image): Point {
  return rotatePoint(canvasPoint, centerOf(image), -image.rotation)
}

function cornerOf({ x, y, width, height }: Image, edge: Edge): Point {
  return {
    x: edge.includes('w') ? x : x + width,
    y: edge.startsWith('n') ? y : y + height,
  }
}
