import { panBy, zoomAt } from '../../../lib/editor/camera'
import type { Editor } from '../../../lib/editor/editor'
import type { Point } from '../../../lib/editor/geometry/box'
import { createFingerTaps } from './finger-taps'
import { listenToKeys } from './keys'
import { createLongPress } from './long-press'
import { type Fingers, pinchCamera } from './pinch'
import { pointerInput, screenPointOf } from './translate'
import { wheelCamera } from './wheel'

/** Where the pointer rests without a button down, CSS pixels; null when it left. */
export type OnHover = (screenPoint: Point | null) => void

/** Tools whose line is as good as its points: they get every sample between two frames. */
const WANTS_EVERY_SAMPLE = new Set(['draw', 'highlighter', 'laser', 'eraser', 'lasso'])
/** With every other tool a finger may rest before it begins. */
const LONG_PRESS_MEANS_MENU = new Set(['select', 'hand'])
/** While a pen is about, a hand rests on the glass: touches pan and do not draw. */
const PEN_IS_ABOUT_MS = 3_000

/** Translates what hands do on `element` into the editor's input and into camera moves. Answers with how to stop. */
export function listenToHands(element: HTMLElement, editor: Editor, onHover: OnHover): () => void {
  const aborter = new AbortController()
  const { signal } = aborter
  const fingers = new Map<number, Point>()
  const taps = createFingerTaps()
  const longPress = createLongPress(element, onLongPress, signal)
  /** The pointer whose gesture the editor follows. */
  let held: number | null = null
  let heldBy = ''
  let lastPenMs = -Infinity
  let surface = element.getBoundingClientRect()

  const camera = () => editor.state.getState().camera
  const pinching = (): Fingers | null => {
    const [a, b] = fingers.values()
    return a && b ? [a, b] : null
  }

  function release(): void {
    if (held === null) return
    const pointer = held
    held = null
    if (element.hasPointerCapture(pointer)) element.releasePointerCapture(pointer)
  }

  function abandon(): void {
    longPress.end()
    if (held === null) return
    release()
    editor.handle({ type: 'cancel' })
  }

  function onLongPress(): void {
    taps.spoil()
    abandon()
  }

  function onDown(event: PointerEvent): void {
    if (!isOnSurface(event, element)) return
    surface = element.getBoundingClientRect()
    element.focus({ preventScroll: true })
    if (event.pointerType === 'pen') {
      lastPenMs = event.timeStamp
      // The hand came down before its pen: what it touched is not meant.
      if (heldBy === 'touch') abandon()
      fingers.clear()
    }
    if (event.pointerType === 'touch') {
      // While a pen writes, the glass feels the hand that holds it.
      if (held !== null && heldBy === 'pen') return
      const point = screenPointOf(event, surface)
      fingers.set(event.pointerId, point)
      taps.down(event.pointerId, point, event.timeStamp)
      element.setPointerCapture(event.pointerId)
      if (fingers.size > 1 || isPalm(event)) {
        abandon()
        return
      }
      if (LONG_PRESS_MEANS_MENU.has(editor.state.getState().tool)) longPress.begin(event)
    }
    // A second button during a gesture is no second gesture.
    if (held !== null) return
    held = event.pointerId
    heldBy = event.pointerType
    element.setPointerCapture(event.pointerId)
    // The browser would scroll at a middle press, and select text at a drag.
    if (event.button !== 2) event.preventDefault()
    onHover(null)
    editor.handle(pointerInput('pointer-down', event, surface, camera()))
  }

  function isPalm(event: PointerEvent): boolean {
    return event.timeStamp - lastPenMs < PEN_IS_ABOUT_MS
  }

  function onMove(event: PointerEvent): void {
    if (event.pointerType === 'touch' && fingers.has(event.pointerId)) {
      const before = pinching()
      const wasAt = fingers.get(event.pointerId)
      const at = screenPointOf(event, surface)
      fingers.set(event.pointerId, at)
      taps.move(event.pointerId, at)
      longPress.move(event)
      const now = pinching()
      if (before && now) {
        editor.setCamera(pinchCamera(camera(), before, now))
        return
      }
      if (held === null && wasAt && isPalm(event)) {
        editor.setCamera(panBy(camera(), at.x - wasAt.x, at.y - wasAt.y))
        return
      }
    }
    if (held !== null && event.pointerId !== held) return
    // The button went up where nobody told us: over another window, in a dialog of the system.
    if (held !== null && event.pointerType === 'mouse' && event.buttons === 0) {
      onUp(event)
      return
    }
    if (event.pointerType === 'pen') lastPenMs = event.timeStamp
    if (held === null) {
      surface = element.getBoundingClientRect()
      onHover(isOnSurface(event, element) ? screenPointOf(event, surface) : null)
    }
    for (const sample of samplesOf(event)) {
      editor.handle(pointerInput('pointer-move', sample, surface, camera()))
    }
  }

  function samplesOf(event: PointerEvent): readonly PointerEvent[] {
    if (held === null || !WANTS_EVERY_SAMPLE.has(editor.state.getState().tool)) return [event]
    const samples = event.getCoalescedEvents?.() ?? []
    return samples.length > 0 ? samples : [event]
  }

  function onUp(event: PointerEvent): void {
    fingers.delete(event.pointerId)
    longPress.end()
    const tapped = taps.up(event.pointerId, event.timeStamp)
    if (tapped === 2) editor.undo()
    if (tapped === 3) editor.redo()
    if (event.pointerId !== held) return
    release()
    editor.handle(pointerInput('pointer-up', event, surface, camera()))
  }

  function onGone(event: PointerEvent): void {
    // Also told of those that were lifted, which are no longer among them.
    if (fingers.delete(event.pointerId)) {
      taps.spoil()
      taps.up(event.pointerId, event.timeStamp)
    }
    if (event.pointerId === held) abandon()
  }

  function onDoubleClick(event: MouseEvent): void {
    if (!isOnSurface(event, element)) return
    editor.handle(pointerInput('double-click', event, element.getBoundingClientRect(), camera()))
  }

  function onWheel(event: WheelEvent): void {
    // Otherwise the page zooms or goes back in its history.
    event.preventDefault()
    const at = screenPointOf(event, element.getBoundingClientRect())
    editor.setCamera(wheelCamera(camera(), event, at))
  }

  element.addEventListener('pointerdown', onDown, { signal })
  element.addEventListener('pointermove', onMove, { signal })
  element.addEventListener('pointerup', onUp, { signal })
  element.addEventListener('pointercancel', onGone, { signal })
  element.addEventListener('lostpointercapture', onGone, { signal })
  element.addEventListener('pointerleave', () => onHover(null), { signal })
  element.addEventListener('dblclick', onDoubleClick, { signal })
  element.addEventListener('pointerup', keepFromPasting, { signal })
  element.addEventListener('auxclick', keepFromPasting, { signal })
  element.addEventListener('wheel', onWheel, { signal, passive: false })
  listenToSafariPinch(element, editor, signal)
  listenToKeys(element, editor, signal)
  return () => {
    abandon()
    aborter.abort()
  }
}

/** Where the system pastes what was last selected at a middle click, panning would: Chromium at one of these, Firefox at the other. */
function keepFromPasting(event: MouseEvent): void {
  if (event.button === 1) event.preventDefault()
}

/** The text editor, rulers and guides lie on the surface, but their clicks are their own. */
function isOnSurface(event: Event, element: HTMLElement): boolean {
  const target = event.target
  return target instanceof Node && element.contains(target) && !hasOwnHand(target)
}

function hasOwnHand(target: Node): boolean {
  const own = 'textarea, input, [contenteditable="true"], [data-own-hand]'
  return target instanceof HTMLElement && target.closest(own) !== null
}

interface SafariGesture extends MouseEvent {
  readonly scale: number
}

/** Safari alone tells of a trackpad's pinch by events of its own. */
function listenToSafariPinch(element: HTMLElement, editor: Editor, signal: AbortSignal): void {
  let startZoom = 1
  element.addEventListener(
    'gesturestart',
    (event) => {
      event.preventDefault()
      startZoom = editor.state.getState().camera.zoom
    },
    { signal },
  )
  element.addEventListener(
    'gesturechange',
    (event) => {
      event.preventDefault()
      const gesture = event as SafariGesture
      const at = screenPointOf(gesture, element.getBoundingClientRect())
      editor.setCamera(zoomAt(editor.state.getState().camera, at, startZoom * gesture.scale))
    },
    { signal },
  )
}
