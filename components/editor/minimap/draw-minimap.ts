import { visibleBox } from '../../../lib/editor/camera'
import type { Editor } from '../../../lib/editor/editor'
import type { Box, Point } from '../../../lib/editor/geometry/box'
import type { Picture } from '../../canvas/scene/picture'
import type { Surface } from '../../canvas/surface'
import {
  cameraOver,
  cameraZoomedAt,
  fromMinimap,
  type MinimapView,
  minimapView,
  toMinimap,
} from './minimap-view'

/** CSS pixels. */
export const MINIMAP = { width: 246, height: 150 } as const
/** While the drawing changes its small picture follows this often, milliseconds. */
const FOLLOWS_MS = 250

interface Parts {
  readonly editor: Editor
  readonly surface: Surface
  readonly canvas: HTMLCanvasElement
  /** The frame around what is seen. */
  readonly frame: HTMLElement
}

/**
 * Draws after frames of the surface and never by itself. The picture of the whole drawing is made small once it has changed;
 * a frame copies the small one.
 */
export function followSurface({ editor, surface, canvas, frame }: Parts): () => void {
  const ratio = window.devicePixelRatio || 1
  canvas.width = Math.round(MINIMAP.width * ratio)
  canvas.height = Math.round(MINIMAP.height * ratio)
  const context = canvas.getContext('2d')
  const small = document.createElement('canvas')
  let of: Picture | null = null
  let isStale = true
  let madeAt = Number.NEGATIVE_INFINITY
  let drawn: { readonly view: MinimapView; readonly madeAt: number } | null = null

  function makeSmall(picture: Picture): void {
    const isSettled = picture.stale.length === 0 && picture.missing.length === 0
    const isNew = picture !== of
    if (!isNew && !(isStale && (isSettled || performance.now() - madeAt > FOLLOWS_MS))) return
    const { canvas: whole } = picture.bitmap
    // Twice as fine as it is ever shown whole.
    const scale = Math.min(1, (2 * canvas.width) / whole.width, (2 * canvas.height) / whole.height)
    small.width = Math.max(1, Math.round(whole.width * scale))
    small.height = Math.max(1, Math.round(whole.height * scale))
    drawRing(small.getContext('2d'), picture, scale)
    of = picture
    isStale = !isSettled
    madeAt = performance.now()
  }

  function draw(): void {
    const { camera, viewport } = editor.state.getState()
    const picture = surface.overview()
    if (picture) makeSmall(picture)
    else of = null
    const area = picture && boxOfPicture(picture)
    const seen = visibleBox(camera, viewport)
    const view = minimapView(area, seen, MINIMAP)
    placeFrame(frame, toMinimap(view, seen))
    if (!context || (drawn && drawn.madeAt === madeAt && sameView(drawn.view, view))) return
    drawn = { view, madeAt }
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, canvas.width, canvas.height)
    if (!area) return
    const at = toMinimap(view, area)
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.imageSmoothingQuality = 'medium'
    context.drawImage(small, at.x, at.y, at.width, at.height)
  }

  const stopApplied = editor.onApplied(() => {
    isStale = true
  })
  const stopDrawn = surface.onDrawn(draw)
  draw()
  return () => {
    stopApplied()
    stopDrawn()
  }
}

/** Puts the pieces of a ring together. */
function drawRing(context: CanvasRenderingContext2D | null, picture: Picture, scale: number): void {
  const { area } = picture
  for (const { world: rect, x, y } of picture.pieces(area)) {
    const width = rect.right - rect.left
    const height = rect.bottom - rect.top
    context?.drawImage(
      picture.bitmap.canvas,
      x,
      y,
      width,
      height,
      (rect.left - area.left) * scale,
      (rect.top - area.top) * scale,
      width * scale,
      height * scale,
    )
  }
}

function boxOfPicture({ area, scale }: Picture): Box {
  return {
    x: area.left / scale,
    y: area.top / scale,
    width: (area.right - area.left) / scale,
    height: (area.bottom - area.top) / scale,
  }
}

function placeFrame(frame: HTMLElement, { x, y, width, height }: Box): void {
  frame.style.transform = `translate(${x}px, ${y}px)`
  frame.style.width = `${Math.max(4, width)}px`
  frame.style.height = `${Math.max(4, height)}px`
}

function sameView(a: MinimapView, b: MinimapView): boolean {
  return a.x === b.x && a.y === b.y && a.scale === b.scale
}

/** A press jumps there, unless it takes the frame; a drag moves the view, a wheel zooms. */
export function listenToMinimap(
  element: HTMLElement,
  { editor, surface }: Pick<Parts, 'editor' | 'surface'>,
): () => void {
  const aborter = new AbortController()
  const { signal } = aborter
  /** The scale stands still during a drag: it would run away under the pointer as the view leaves the drawing. */
  let held: { readonly view: MinimapView; readonly offset: Point } | null = null

  function viewNow(): MinimapView {
    const { camera, viewport } = editor.state.getState()
    const picture = surface.overview()
    return minimapView(picture && boxOfPicture(picture), visibleBox(camera, viewport), MINIMAP)
  }

  function pointOf(event: MouseEvent, view: MinimapView): Point {
    const box = element.getBoundingClientRect()
    return fromMinimap(view, { x: event.clientX - box.left, y: event.clientY - box.top })
  }

  function lookAt(point: Point): void {
    const { camera, viewport } = editor.state.getState()
    editor.setCamera(cameraOver(camera, viewport, point))
  }

  function onDown(event: PointerEvent): void {
    if (event.button !== 0) return
    event.preventDefault()
    element.setPointerCapture(event.pointerId)
    const view = viewNow()
    const at = pointOf(event, view)
    const { camera, viewport } = editor.state.getState()
    const seen = visibleBox(camera, viewport)
    const middle = { x: seen.x + seen.width / 2, y: seen.y + seen.height / 2 }
    const isOnFrame =
      Math.abs(at.x - middle.x) <= seen.width / 2 && Math.abs(at.y - middle.y) <= seen.height / 2
    held = { view, offset: isOnFrame ? { x: middle.x - at.x, y: middle.y - at.y } : { x: 0, y: 0 } }
    if (!isOnFrame) lookAt(at)
  }

  function onMove(event: PointerEvent): void {
    if (!held) return
    const at = pointOf(event, held.view)
    lookAt({ x: at.x + held.offset.x, y: at.y + held.offset.y })
  }

  function onUp(): void {
    held = null
  }

  function onWheel(event: WheelEvent): void {
    event.preventDefault()
    const { camera } = editor.state.getState()
    editor.setCamera(cameraZoomedAt(camera, pointOf(event, viewNow()), event.deltaY))
  }

  element.addEventListener('pointerdown', onDown, { signal })
  element.addEventListener('pointermove', onMove, { signal })
  element.addEventListener('pointerup', onUp, { signal })
  element.addEventListener('pointercancel', onUp, { signal })
  element.addEventListener('wheel', onWheel, { signal, passive: false })
  return () => aborter.abort()
}
