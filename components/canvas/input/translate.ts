import { type Camera, toCanvas } from '../../../lib/editor/camera'
import type { Point } from '../../../lib/editor/geometry/box'
import type { Modifiers, PointerInput } from '../../../lib/editor/input'

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

export function modifiersOf(
  event: Pick<MouseEvent | KeyboardEvent, 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>,
): Modifiers {
  return { shift: event.shiftKey, alt: event.altKey, mod: isMac ? event.metaKey : event.ctrlKey }
}

/** Where an event is on the surface, CSS pixels. */
export function screenPointOf(event: Pick<MouseEvent, 'clientX' | 'clientY'>, surface: DOMRect): Point {
  return { x: event.clientX - surface.left, y: event.clientY - surface.top }
}

/** By number; 3 and 4 go back and forward in the browser. */
const BUTTONS = ['primary', 'middle', 'secondary', undefined, undefined, 'eraser'] as const

export function pointerInput(
  type: PointerInput['type'],
  event: PointerEvent | MouseEvent,
  surface: DOMRect,
  camera: Camera,
): PointerInput {
  const screenPoint = screenPointOf(event, surface)
  const isPointer = 'pointerType' in event
  const device =
    isPointer && (event.pointerType === 'pen' || event.pointerType === 'touch') ? event.pointerType : 'mouse'
  return {
    type,
    screenPoint,
    canvasPoint: toCanvas(camera, screenPoint),
    // A mouse says 0.5 by the standard, and 0 after its button went up.
    pressure: isPointer && device === 'pen' ? event.pressure : 0.5,
    device,
    button: BUTTONS[event.button] ?? 'primary',
    modifiers: modifiersOf(event),
    timeMs: event.timeStamp,
  }
}
