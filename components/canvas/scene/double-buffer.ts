import { type Bitmap, letGo } from './canvas-2d'
import type { Damage } from './damage'
import { coverage, createPicture, type MsLeft, type Picture, type PictureParts } from './picture'
import { growRect, type PixelRect, pixelsOf } from './pixel-rect'
import type { PaintMode } from './scene-painter'
import type { View } from './view'

/** The picture on the screen, and the next exact one that is painted behind it. */
export interface DoubleBuffer {
  readonly front: Picture | null
  /** A front for this view, for which the old one has nothing to offer. */
  begin(view: View): Picture
  /** Both are wrong, as in another theme: the screen waits. */
  forget(): void
  dropBack(): void
  /** Whether the front is painted as `mode` says; a back that is not is given up. */
  isIn(mode: PaintMode): boolean
  /** Keeps the front around the view. */
  follow(view: View): void
  /** Paints at the back, and changes them when it is whole. */
  refine(view: View, msLeft: MsLeft): void
  invalidate(damage: Damage): void
  /** Nothing is left to paint: a bitmap that nobody looks at takes as much memory as the screen. */
  rest(): void
}

interface DoubleBufferOptions {
  readonly parts: PictureParts
  /** How a drawing is painted that is seen so. */
  readonly modeAt: (view: View) => PaintMode
  /** Device pixels kept around the view: a pan comes upon what is already painted. */
  readonly margin: () => number
}

export function createDoubleBuffer({ parts, modeAt, margin }: DoubleBufferOptions): DoubleBuffer {
  let front: Picture | null = null
  let back: Picture | null = null
  /** The bitmap of the last picture given up. */
  let spare: Bitmap | null = null

  function newPicture(view: View): Picture {
    const area = growRect(view.rect, margin())
    const picture = createPicture({ area, scale: view.scale, mode: modeAt(view), recycled: spare }, parts)
    if (picture.bitmap === spare) spare = null
    return picture
  }

  function dropBack(): void {
    if (back) spare = back.bitmap
    back = null
  }

  // Zooming goes on while a picture is painted; finished late it is still nearer than what is shown.
  function isWorthFinishing(picture: Picture, view: View): boolean {
    if (!front) return false
    if (picture.scale === view.scale) return true
    return (
      zoomDistance(picture.scale, view.scale) < zoomDistance(front.scale, view.scale) &&
      coverage({ ...picture, missing: [] }, rectAt(view, picture.scale)) > 0.3
    )
  }

  return {
    get front() {
      return front
    },
    begin(view) {
      front = newPicture(view)
      back = null
      return front
    },
    forget() {
      front = null
      back = null
    },
    dropBack,
    isIn(mode) {
      if (back && back.mode !== mode) dropBack()
      return front?.mode === mode
    },
    follow(view) {
      if (front) moveOver(front, view, margin())
    },
    refine(view, msLeft) {
      if (back && !isWorthFinishing(back, view)) dropBack()
      back ??= newPicture(view)
      const isExact = back.scale === view.scale
      if (isExact) moveOver(back, view, margin())
      // Else where the view was when the picture was begun: the middle of its area.
      if (!back.work(msLeft, isExact ? view.rect : growRect(back.area, -margin()))) return
      spare = front?.bitmap ?? null
      front = back
      back = null
    },
    rest() {
      if (spare) letGo(spare)
      spare = null
    },
    invalidate(damage) {
      for (const picture of [front, back]) {
        if (!picture) continue
        if (damage === 'all') picture.invalidate([picture.area])
        else if (damage.length > 0) picture.invalidate(damage.map((box) => pixelsOf(box, picture.scale)))
      }
    },
  }
}

/**
 * A picture moves in strides, each of which exposes a wide strip well before the view comes there: an element that
 * slides in is painted twice or so, not once for each pixel.
 */
function moveOver(picture: Picture, view: View, margin: number): void {
  const { area } = picture
  const near = margin / 3
  const isNear = (edge: number, viewEdge: number) => Math.abs(edge - viewEdge) < near
  const { left, top, right, bottom } = view.rect
  const crossesX = left < area.left || right > area.right
  const crossesY = top < area.top || bottom > area.bottom
  const movesX = crossesX || isNear(area.left, left) || isNear(area.right, right)
  const movesY = crossesY || isNear(area.top, top) || isNear(area.bottom, bottom)
  picture.moveTo(movesX ? left - margin : area.left, movesY ? top - margin : area.top)
}

/** What the view shows, in world pixels of another scale. */
function rectAt(view: View, scale: number): PixelRect {
  const by = scale / view.scale
  const { left, top, right, bottom } = view.rect
  return {
    left: Math.floor(left * by),
    top: Math.floor(top * by),
    right: Math.ceil(right * by),
    bottom: Math.ceil(bottom * by),
  }
}

/** How far two zooms are from one another, however one of them is doubled. */
export function zoomDistance(scale: number, other: number): number {
  return Math.abs(Math.log(scale / other))
}
