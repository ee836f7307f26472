import type { ElementOf, ShapeElement, TextedElement } from '../model/element'
import type { Box } from './box'
import { heightForLabel, labelAreaOf, plainRoom, widthForLabel } from './label-area'
import { lineRun } from './line-path'
import { pointAlong, runLength } from './polyline'

type Font = ElementOf<'text'>['font']

/** Width in canvas units of one line set in a font; the screen measures with its own fonts. */
export type MeasureText = (line: string, font: { readonly font: Font; readonly fontSize: number }) => number

/** One line as it is set, in the space of the block it was laid out in. */
export interface TextLine {
  readonly text: string
  /** Left edge. */
  readonly x: number
  /** Top of the line box. */
  readonly y: number
  /** Where the letters stand. */
  readonly baseline: number
  readonly width: number
}

export interface TextLayout {
  readonly lines: readonly TextLine[]
  /** Height of one line box. */
  readonly lineHeight: number
  /** Around the lines: as wide as the longest, as high as all of them. */
  readonly box: Box
}

export interface TextBlock {
  readonly text: string
  readonly font: Font
  readonly fontSize: number
  readonly align: 'left' | 'center' | 'right'
  readonly verticalAlign: 'top' | 'middle' | 'bottom'
  /** Where the lines are aligned; they may leave it when they are many. */
  readonly area: Box
  /** Lines break at the width of the area, or only at line breaks of the text. */
  readonly wraps: boolean
}

/** Of the font size. */
export const LINE_HEIGHT = 1.25

/** Ascent and descent of the fonts that ship with the app, of the font size (their `hhea` tables). */
const FONT_METRICS: Readonly<Record<Font, { ascent: number; descent: number }>> = {
  sans: { ascent: 0.96875, descent: 0.24121 },
  hand: { ascent: 1.02, descent: 0.32 },
  mono: { ascent: 1.02, descent: 0.3 },
}

/** From the top of a line box to its baseline, as a browser places it for `line-height: 1.25`. */
export function baselineOffset(font: Font, fontSize: number): number {
  const { ascent, descent } = FONT_METRICS[font]
  return ((LINE_HEIGHT - ascent - descent) / 2 + ascent) * fontSize
}

export function layoutText(block: TextBlock, measure: MeasureText): TextLayout {
  const { text, font, fontSize, align, verticalAlign, area } = block
  const lineHeight = fontSize * LINE_HEIGHT
  // Never narrower than a letter, or a thin shape would lay out one line a letter for ever.
  const wrapWidth = block.wraps ? Math.max(area.width, fontSize) : Infinity
  const broken = breakLines(text, wrapWidth, (line) => measure(line, { font, fontSize }))
  const height = broken.length * lineHeight
  const top = area.y + (area.height - height) * VERTICAL_SHARE[verticalAlign]
  const lines = broken.map(({ text, width }, i) => ({
    text,
    width,
    x: area.x + (area.width - width) * HORIZONTAL_SHARE[align],
    y: top + i * lineHeight,
    baseline: top + i * lineHeight + baselineOffset(font, fontSize),
  }))
  const left = lines.reduce((least, line) => Math.min(least, line.x), Infinity)
  const width = lines.reduce((widest, line) => Math.max(widest, line.width), 0)
  return { lines, lineHeight, box: { x: left, y: top, width, height } }
}

const HORIZONTAL_SHARE = { left: 0, center: 0.5, right: 1 } as const
const VERTICAL_SHARE = { top: 0, middle: 0.5, bottom: 1 } as const

/** The words of an element as they are set, in canvas coordinates before its rotation; null when it has none. */
export function textLayoutOf(element: TextedElement, measure: MeasureText): TextLayout | null {
  if (element.text === '') return null
  return layoutText({ ...element, ...textAreaOf(element, measure) }, measure)
}

/** Where an element's words go, in canvas coordinates before its rotation, and whether they wrap there. */
export function textAreaOf(element: TextedElement, measure: MeasureText): { area: Box; wraps: boolean } {
  switch (element.type) {
    case 'text':
      return { area: element, wraps: element.sizing === 'fixed' }
    case 'line':
    case 'arrow':
      return { area: lineLabelArea(element), wraps: true }
    default:
      return { area: labelAreaOf(element, longestWord(element, measure)), wraps: true }
  }
}

/** The height at which a shape or note holds its words; canvas units, 0 without any. */
export function heightForWords(element: ShapeElement | ElementOf<'note'>, measure: MeasureText): number {
  const layout = textLayoutOf(element, measure)
  if (!layout) return 0
  return heightForLabel(element, longestWord(element, measure), layout.box.height)
}

/**
 * The width at which a shape breaks none of its words, as long as they are words: what is longer than any of them (an
 * address, say) is broken, or a box would grow across the canvas.
 */
export function widthForWords(element: ShapeElement, measure: MeasureText): number {
  const { text, font, fontSize } = element
  let longest = 0
  for (const word of text.split(/\s+/)) {
    if (word.length * fontSize * WIDEST_LETTER_EMS <= longest) continue
    const width = measure(word, { font, fontSize })
    if (width <= fontSize * LONGEST_WORD_EMS) longest = Math.max(longest, width)
  }
  return longest === 0 ? element.width : widthForLabel(element, longest)
}

const LONGEST_WORD_EMS = 12

/** Width of the widest word, or 0 where every word has room anyway; canvas units. */
function longestWord(element: ShapeElement | ElementOf<'note'>, measure: MeasureText): number {
  if (element.type === 'rectangle' || element.type === 'note') return 0
  const { text, font, fontSize } = element
  const room = plainRoom(element)
  let longest = 0
  for (const word of text.split(/\s+/)) {
    if (word.length * fontSize * WIDEST_LETTER_EMS <= room) continue
    longest = Math.max(longest, measure(word, { font, fontSize }))
  }
  return longest
}

/** No letter is wider, of the font size; for what need not be measured. */
const WIDEST_LETTER_EMS = 1.5

/** A label sits on its line and takes at most two thirds of its length, but always a few words. */
function lineLabelArea(element: Extract<TextedElement, { type: 'line' | 'arrow' }>): Box {
  const run = lineRun(element)
  const length = runLength(run)
  const { x, y } = pointAlong(run, length * element.labelPosition)
  const width = Math.max((length * 2) / 3, element.fontSize * 8)
  return { x: element.x + x - width / 2, y: element.y + y, width, height: 0 }
}

interface BrokenLine {
  readonly text: string
  readonly width: number
}

type MeasureLine = (line: string) => number

function breakLines(text: string, wrapWidth: number, measure: MeasureLine): BrokenLine[] {
  return text.split(/\r\n|\r|\n/).flatMap((paragraph) => breakParagraph(paragraph, wrapWidth, measure))
}

/** A word, a run of spaces, or one ideograph: lines may break between them. */
const PIECES =
  /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|\s+|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+/gu

function breakParagraph(paragraph: string, wrapWidth: number, measure: MeasureLine): BrokenLine[] {
  if (wrapWidth === Infinity) return [{ text: paragraph, width: measure(paragraph) }]
  const lines: string[] = []
  let line = ''
  let lineWidth = 0
  for (const piece of paragraph.match(PIECES) ?? []) {
    const isSpace = piece.trim() === ''
    const width = measure(piece)
    // Spaces at the end of a line hang over its edge.
    if (isSpace || lineWidth + width <= wrapWidth) {
      line += piece
      lineWidth += width
      continue
    }
    if (line.trim() !== '') lines.push(line)
    line = ''
    const parts = width <= wrapWidth ? [piece] : breakWord(piece, wrapWidth, measure)
    lines.push(...parts.slice(0, -1))
    line = parts.at(-1) ?? ''
    lineWidth = measure(line)
  }
  lines.push(line)
  return lines.map((text) => {
    const set = text.trimEnd()
    return { text: set, width: measure(set) }
  })
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** A word longer than a line, cut between letters as people see them. */
function breakWord(word: string, wrapWidth: number, measure: MeasureLine): string[] {
  const parts: string[] = []
  let rest = [...letters.segment(word)].map(({ segment }) => segment)
  while (rest.length > 0) {
    const count = fittingLetters(rest, wrapWidth, measure)
    parts.push(rest.slice(0, count).join(''))
    rest = rest.slice(count)
  }
  return parts
}

/** How many of the letters fit, found by halving; at least one. */
function fittingLetters(letters: readonly string[], wrapWidth: number, measure: MeasureLine): number {
  let fits = 1
  let tooMany = letters.length + 1
  // No line holds more than this many letters of any width worth seeing, and measuring a novel is slow.
  tooMany = Math.min(tooMany, LETTERS_A_LINE)
  while (tooMany - fits > 1) {
    const count = (fits + tooMany) >>> 1
    if (measure(letters.slice(0, count).join('')) <= wrapWidth) fits = count
    else tooMany = count
  }
  return fits
}

const LETTERS_A_LINE = 4_096
