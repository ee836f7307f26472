import { isShape, type ShapeElement, type TextedElement } from '../model/element'
import type { Box } from './box'
import { labelAreaOf } from './label-area'
import { LINE_HEIGHT, textAreaOf } from './text-layout'

/** Holds whatever the layout of an element's label may be, before rotation, without measuring a letter; null without one. */
export function labelReachOf(element: TextedElement): Box | null {
  const { text, fontSize } = element
  if (text === '') return null
  const { area } = textAreaOf(element, NOTHING_MEASURED)
  // A line is as wide as its area, or where that is narrower than a letter, as wide as one.
  const overhang = Math.max(0, widest(fontSize) - area.width)
  const height = mostLines(text, area.width, fontSize) * fontSize * LINE_HEIGHT
  if (isShape(element) && element.type !== 'rectangle') return reachInside(element, overhang, height)
  const overflow = Math.max(0, height - area.height)
  // Which way words overflow depends on their alignment.
  return {
    x: area.x - overhang,
    y: area.y - overflow,
    width: area.width + 2 * overhang,
    height: area.height + 2 * overflow,
  }
}

/** Whether the words certainly are one line in the room that a shape has for them: nearly always so, and quickly seen. */
export function isLabelInside(shape: ShapeElement): boolean {
  const { text, fontSize } = shape
  if (hasBreak(text)) return false
  const { width, height } = labelAreaOf(shape, 0)
  return widthBound(text, fontSize) <= width && fontSize * LINE_HEIGHT <= height
}

// A long word asks for no more than the plain area here, which is the narrowest, so lines are counted rather too many.
const NOTHING_MEASURED = () => 0

/** A long word may put the words into any band of the outline, which is around the middle where that is symmetrical. */
function reachInside(shape: ShapeElement, overhang: number, height: number): Box {
  const { x, y, width } = shape
  const isSymmetrical = shape.type === 'ellipse' || shape.type === 'diamond'
  const overflow = isSymmetrical ? Math.max(0, height - shape.height / 2) : height
  return {
    x: x - overhang,
    y: y - overflow,
    width: width + 2 * overhang,
    height: shape.height + 2 * overflow,
  }
}

/** Two lines that follow one another, and the letter that did not fit, are together wider than one line may be. */
function mostLines(text: string, areaWidth: number, fontSize: number): number {
  const wrapWidth = Math.max(areaWidth - widest(fontSize), fontSize / 2)
  // A regular expression for each of a hundred thousand labels would cost more than all else about them.
  if (!hasBreak(text)) return mostLinesOf(text, wrapWidth, fontSize)
  let lines = 0
  for (const paragraph of text.split(/\r\n|\r|\n/)) lines += mostLinesOf(paragraph, wrapWidth, fontSize)
  return lines
}

function hasBreak(text: string): boolean {
  return text.includes('\n') || text.includes('\r')
}

function mostLinesOf(paragraph: string, wrapWidth: number, fontSize: number): number {
  const wrapped = 1 + Math.floor((2 * widthBound(paragraph, fontSize)) / wrapWidth)
  return Math.max(1, Math.min(paragraph.length, wrapped))
}

function widthBound(line: string, fontSize: number): number {
  let ems = 0
  for (let i = 0; i < line.length; i++) ems += isNarrow(line.charCodeAt(i)) ? NARROW_EMS : WIDE_EMS
  return ems * fontSize
}

/** The widest small letter of the fonts that ship with the app, but for m and w; digits and most signs are narrower. */
const NARROW_EMS = 0.7
/** Capitals, and whatever other fonts must stand in for. */
const WIDE_EMS = 1.5

function widest(fontSize: number): number {
  return fontSize * WIDE_EMS
}

/** One for each ASCII letter and sign that is narrow. */
const NARROW = new Uint8Array(128)
for (const letter of ' !"\'()*,-./0123456789:;?[\\]^_`abcdefghijklnopqrstuvxyz{|}')
  NARROW[letter.charCodeAt(0)] = 1

function isNarrow(code: number): boolean {
  return NARROW[code] === 1
}
