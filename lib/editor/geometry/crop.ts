import type { ElementOf } from '../model/element'
import { type Box, centerOf, type Point, rotatePoint } from './box'
import { EDGE_DIRECTION, type Edge } from './resize-edge'
import { toHundredths, withoutNoise } from './rounding'

type Image = ElementOf<'image'>

/** A picture cut to nothing could not be pulled open again; canvas units. */
const THINNEST = 4
/** Cut off less than this share of the picture, and nothing is cut off. */
const NOTHING = 1e-4

/**
 * Where the whole picture lies of which an image shows a part: canvas units, before the image's rotation, which turns it
 * about the centre of what is shown.
 */
export function wholeBoxOf(image: Image): Box {
  const { x, y, width, height } = shownPart(image)
  const whole = { width: image.width / width, height: image.height / height }
  return {
    x: image.x - (image.flipX ? 1 - x - width : x) * whole.width,
    y: image.y - (image.flipY ? 1 - y - height : y) * whole.height,
    ...whole,
  }
}

/** The image with another part of its picture shown, which stays where it is; both boxes as in `wholeBoxOf`. */
export function cropTo(image: Image, whole: Box, box: Box): Image {
  const center = rotatePoint(centerOf(box), centerOf(image), image.rotation)
  return {
    ...image,
    x: toHundredths(center.x - box.width / 2),
    y: toHundredths(center.y - box.height / 2),
    width: toHundredths(box.width),
    height: toHundredths(box.height),
    crop: cropOf(image, whole, box),
  }
}

/** The same box showing another part: the picture moved under it by canvas units of the image's own axes. */
export function slidePicture(image: Image, dx: number, dy: number): Image {
  const whole = wholeBoxOf(image)
  const moved = { ...whole, x: within(whole.x + dx, image.x + image.width - whole.width, image.x) }
  const placed = { ...moved, y: within(whole.y + dy, image.y + image.height - whole.height, image.y) }
  return { ...image, crop: cropOf(image, placed, image) }
}

/** The box of an image after one of its edges was pulled to a point (both unrotated); the picture ends it. */
export function pullCrop(
  box: Box,
  whole: Box,
  { edge, point, keepsProportions }: { edge: Edge; point: Point; keepsProportions: boolean },
): Box {
  const { x, y } = EDGE_DIRECTION[edge]
  const [left, right] = pulledEnds(
    box.x,
    box.x + box.width,
    x,
    within(point.x, whole.x, whole.x + whole.width),
  )
  const [top, bottom] = pulledEnds(
    box.y,
    box.y + box.height,
    y,
    within(point.y, whole.y, whole.y + whole.height),
  )
  const pulled = { x: left, y: top, width: right - left, height: bottom - top }
  return keepsProportions && x !== 0 && y !== 0 ? proportioned(pulled, box, whole, { x, y }) : pulled
}

/** Both ends on one axis, of which the one that lies in this direction is pulled. */
function pulledEnds(from: number, until: number, direction: -1 | 0 | 1, to: number): [number, number] {
  if (direction < 0) return [Math.min(to, until - THINNEST), until]
  if (direction > 0) return [from, Math.max(to, from + THINNEST)]
  return [from, until]
}

/** As high for its width as it was, the corner opposite to the pulled one kept. */
function proportioned(
  pulled: Box,
  was: Box,
  whole: Box,
  direction: { readonly x: number; readonly y: number },
): Box {
  const room = {
    x: direction.x < 0 ? was.x + was.width - whole.x : whole.x + whole.width - was.x,
    y: direction.y < 0 ? was.y + was.height - whole.y : whole.y + whole.height - was.y,
  }
  const wanted = Math.max(pulled.width / was.width, pulled.height / was.height)
  const scale = Math.min(wanted, room.x / was.width, room.y / was.height)
  const width = was.width * scale
  const height = was.height * scale
  return {
    x: direction.x < 0 ? was.x + was.width - width : was.x,
    y: direction.y < 0 ? was.y + was.height - height : was.y,
    width,
    height,
  }
}

/** All of the picture shown, at the scale it has, its parts staying where they are. */
export function uncropped(image: Image): Image {
  const whole = wholeBoxOf(image)
  return { ...cropTo(image, whole, whole), crop: null }
}

/**
 * The crop with which a picture of this size (pixels) fills the box of an image without being stretched; null when all
 * of it shows.
 */
export function cropToFill(
  box: Pick<Box, 'width' | 'height'>,
  natural: Pick<Box, 'width' | 'height'>,
): Image['crop'] {
  const scale = Math.max(box.width / natural.width, box.height / natural.height)
  const width = Math.min(1, withoutNoise(box.width / scale / natural.width))
  const height = Math.min(1, withoutNoise(box.height / scale / natural.height))
  if (width > 1 - NOTHING && height > 1 - NOTHING) return null
  return { x: withoutNoise((1 - width) / 2), y: withoutNoise((1 - height) / 2), width, height }
}

function shownPart({ crop }: Image): Box {
  return crop && crop.width > 0 && crop.height > 0 ? crop : { x: 0, y: 0, width: 1, height: 1 }
}

function cropOf({ flipX, flipY }: Image, whole: Box, box: Box): Image['crop'] {
  const width = box.width / whole.width
  const height = box.height / whole.height
  const left = (box.x - whole.x) / whole.width
  const top = (box.y - whole.y) / whole.height
  if (width > 1 - NOTHING && height > 1 - NOTHING) return null
  return {
    x: withoutNoise(flipX ? 1 - left - width : left),
    y: withoutNoise(flipY ? 1 - top - height : top),
    width: withoutNoise(width),
    height: withoutNoise(height),
  }
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most))
}
