import type { ElementOf, ShapeElement } from '../model/element'
import type { Box } from './box'
import { sharesOf } from './corners'
import { at } from './path'

/** Canvas units between the outline of a shape and its label. */
export const LABEL_PADDING = 5
/** Canvas units between the edge of a sticky note and its words. */
const NOTE_PADDING = 16

type Labelled = ShapeElement | ElementOf<'note'>

/** A part of a shape's box: shares of its height, and of its width to each side of the middle. */
interface Room {
  readonly top: number
  readonly bottom: number
  readonly half: number
}

/**
 * Where the words of a shape go, before its rotation: the largest upright box inside the outline. A word wider than that
 * gets a wider and lower one, as long as the outline has room for it anywhere; only then is it broken.
 */
export function labelAreaOf(element: Labelled, longestWord: number): Box {
  const { top, bottom, half } = roomFor(element, longestWord)
  const { x, y, width, height } = element
  const padding = paddingOf(element)
  const insetX = Math.min(width / 2, (0.5 - half) * width + padding)
  const areaHeight = Math.max(0, (bottom - top) * height - 2 * padding)
  return {
    x: x + insetX,
    y: y + ((top + bottom) / 2) * height - areaHeight / 2,
    width: width - 2 * insetX,
    height: areaHeight,
  }
}

/** The height at which the outline has room for words of a height; canvas units. */
export function heightForLabel(element: Labelled, longestWord: number, wordsHeight: number): number {
  const { top, bottom } = roomFor(element, longestWord)
  return (wordsHeight + 2 * paddingOf(element)) / (bottom - top)
}

/** The width at which the outline has comfortable room for a word; its own where it has room already. Canvas units. */
export function widthForLabel(element: ShapeElement, longestWord: number): number {
  const word = longestWord + 2 * paddingOf(element)
  if (element.type === 'rectangle') return Math.max(element.width, word)
  const { halves, plain } = profileOf(element)
  const half = word / 2 / element.width
  return half <= plain.half || bandOf(halves, half) ? element.width : word / 2 / roomyHalf(halves)
}

/** The widest word that has room without a wider area; canvas units. */
export function plainRoom(element: Labelled): number {
  return 2 * (plainRoomOf(element).half * element.width - paddingOf(element))
}

function paddingOf({ type }: Labelled): number {
  return type === 'note' ? NOTE_PADDING : LABEL_PADDING
}

const WHOLE: Room = { top: 0, bottom: 1, half: 0.5 }

function plainRoomOf(element: Labelled): Room {
  return element.type === 'rectangle' || element.type === 'note' ? WHOLE : profileOf(element).plain
}

function roomFor(element: Labelled, longestWord: number): Room {
  const plain = plainRoomOf(element)
  if (plain === WHOLE || element.width <= 0) return plain
  const half = (longestWord / 2 + paddingOf(element)) / element.width
  if (half <= plain.half || element.type === 'rectangle' || element.type === 'note') return plain
  return bandOf(profileOf(element).halves, half) ?? plain
}

interface Profile {
  /** How far the outline is from its middle axis, of the width, at `ROWS` + 1 heights from top to bottom. */
  readonly halves: readonly number[]
  readonly plain: Room
}

const ROWS = 64
/** A band lower than this holds no line worth reading. */
const LEAST_BAND = 0.12
const ROOMY_BAND = 0.3

const profiles = new Map<string, Profile>()

function profileOf(shape: Exclude<ShapeElement, { type: 'rectangle' }>): Profile {
  const key =
    shape.type === 'star'
      ? `star ${shape.sides} ${shape.innerRatio}`
      : shape.type === 'polygon'
        ? `polygon ${shape.sides}`
        : shape.type
  const known = profiles.get(key)
  if (known) return known
  const halves = Array.from({ length: ROWS + 1 }, (_, row) =>
    // A hair inside: on the edge of a flat end there is no crossing to be found.
    halfAt(shape, Math.min(1 - 1e-6, Math.max(1e-6, row / ROWS))),
  )
  const profile = { halves, plain: largestRoom(halves) }
  // A ratio that is scrubbed makes many.
  if (profiles.size > 256) profiles.clear()
  profiles.set(key, profile)
  return profile
}

function halfAt(shape: Exclude<ShapeElement, { type: 'rectangle' }>, y: number): number {
  if (shape.type === 'ellipse') return Math.sqrt(Math.max(0, y * (1 - y)))
  return halfOfCorners(sharesOf(shape), y)
}

/** All our corners lie alike on both sides of the middle axis: the nearest edge to the right of it is the room there. */
function halfOfCorners(shares: readonly number[], y: number): number {
  let nearest = Infinity
  let crossings = 0
  for (let i = 0; i < shares.length; i += 2) {
    const next = (i + 2) % shares.length
    const [ax, ay, bx, by] = [at(shares, i), at(shares, i + 1), at(shares, next), at(shares, next + 1)]
    if (ay > y === by > y) continue
    const half = ax + ((y - ay) / (by - ay)) * (bx - ax) - 0.5
    if (half <= 0) continue
    crossings += 1
    nearest = Math.min(nearest, half)
  }
  return crossings % 2 === 1 ? nearest : 0
}

function largestRoom(halves: readonly number[]): Room {
  let best: Room = { top: 0.25, bottom: 0.75, half: 0.25 }
  let most = 0
  for (let top = 0; top < ROWS; top++) {
    let half = at(halves, top)
    for (let bottom = top + 1; bottom <= ROWS && half > 0; bottom++) {
      half = Math.min(half, at(halves, bottom))
      const size = half * (bottom - top)
      if (size <= most) continue
      most = size
      best = { top: top / ROWS, bottom: bottom / ROWS, half }
    }
  }
  return best
}

/** How wide a band of `ROOMY_BAND` may be, to each side of the middle. */
function roomyHalf(halves: readonly number[]): number {
  const widestFirst = [...halves].sort((a, b) => b - a)
  const isRoomy = (half: number) => {
    const band = bandOf(halves, half)
    return band !== null && band.bottom - band.top >= ROOMY_BAND
  }
  return widestFirst.find(isRoomy) ?? 0.25
}

/** The highest band around the widest place that is so wide all over; null where there is none. */
function bandOf(halves: readonly number[], half: number): Room | null {
  const widest = halves.indexOf(Math.max(...halves))
  if (at(halves, widest) < half) return null
  let top = widest
  let bottom = widest
  while (top > 0 && at(halves, top - 1) >= half) top--
  while (bottom < ROWS && at(halves, bottom + 1) >= half) bottom++
  return (bottom - top) / ROWS < LEAST_BAND ? null : { top: top / ROWS, bottom: bottom / ROWS, half }
}
