import { rotatePoint } from '../../editor/geometry/box'
import { toHundredths } from '../../editor/geometry/rounding'
import { LINE_HEIGHT, layoutText, type MeasureText, textAreaOf } from '../../editor/geometry/text-layout'
import type { ElementOf, TextedElement } from '../../editor/model/element'
import { LIMITS } from '../../editor/model/limits'
import type { Tally } from '../imported'
import { fieldOf, numberOf, type Source, stringOf } from '../source'
import { ourBelowMiddle, theirBelowMiddle } from './baselines'
import type { SourceBox } from './geometry'
import { clamp, colorOf } from './look'

type Font = ElementOf<'text'>['font']

/** https://github.com/excalidraw/excalidraw, `FONT_FAMILY`: Virgil, Helvetica, Cascadia, …, Excalifont, Nunito, Lilita One, Comic Shanns. */
const HAND_FONTS: ReadonlySet<number> = new Set([1, 5])
const MONO_FONTS: ReadonlySet<number> = new Set([3, 8])

/** The words of a text element of a file, in our terms. */
export interface Words {
  /** As the person wrote them: broken only where they broke them. */
  readonly text: string
  /** As they stood on the screen, one line each. */
  readonly lines: readonly string[]
  readonly font: Font
  readonly fontSize: number
  readonly textColor: string
  readonly align: ElementOf<'text'>['align']
  readonly verticalAlign: ElementOf<'text'>['verticalAlign']
  /** Of the font size. */
  readonly lineHeight: number
  /** From the middle of a line there to where its letters stand, of the font size. */
  readonly belowMiddle: number
}

export function wordsOf(source: Source, tally: Tally): Words {
  const shown = plainText(stringOf(source, 'text') ?? stringOf(source, 'rawText') ?? '')
  const original = plainText(stringOf(source, 'originalText') ?? shown)
  if (
    plainText(stringOf(source, 'text') ?? '') !==
    (stringOf(source, 'text') ?? '').replaceAll(/\r\n?/g, '\n').replaceAll('\t', TAB)
  )
    tally.approximate('texts with characters that cannot be saved')
  const { font, fontSize, belowMiddle } = fontOf(source)
  return {
    text: original,
    lines: shown.split('\n'),
    font,
    fontSize,
    textColor: colorOf(source, 'strokeColor', '#1e1e1e', tally),
    align: oneOf(source, 'textAlign', ['left', 'center', 'right'], 'left'),
    verticalAlign: oneOf(source, 'verticalAlign', ['top', 'middle', 'bottom'], 'top'),
    lineHeight: clamp(numberOf(source, 'lineHeight', LINE_HEIGHT), 0.5, 4, LINE_HEIGHT),
    belowMiddle,
  }
}

const TAB = '        '

function plainText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll('\t', TAB).replaceAll('\u0000', '').toWellFormed()
}

/** `fontSize` and `fontFamily`, or `font: "20px Virgil"` in the files of 2020. */
function fontOf(source: Source): Pick<Words, 'font' | 'fontSize' | 'belowMiddle'> {
  const legacy = /^([\d.]+)px (.+)$/.exec(stringOf(source, 'font') ?? '')
  const fontSize = clamp(numberOf(source, 'fontSize', legacy ? Number(legacy[1]) : 20), 1, 2_000, 20)
  const family = familyOf(fieldOf(source, 'fontFamily') ?? legacy?.[2])
  const font = HAND_FONTS.has(family) ? 'hand' : MONO_FONTS.has(family) ? 'mono' : 'sans'
  return { font, fontSize, belowMiddle: theirBelowMiddle(family) }
}

function familyOf(family: unknown): number {
  if (typeof family !== 'string') return typeof family === 'number' ? family : 1
  if (/virgil|excalifont|hand/i.test(family)) return 1
  return /cascadia|comic shanns|mono|courier/i.test(family) ? 3 : 2
}

function oneOf<T extends string>(source: Source, key: string, values: readonly T[], fallback: T): T {
  const value = stringOf(source, key)
  return values.find((known) => known === value) ?? fallback
}

/** Our fonts are not theirs: down to this share of its size a text shrinks to keep its place, and no further. */
const SMALLEST_SHARE = 0.8

type TextGeometry = Pick<ElementOf<'text'>, 'x' | 'y' | 'width' | 'height' | 'text' | 'fontSize' | 'sizing'>

/** A free text where and as large as it was: no wider than the picture of it in the file. */
export function placeText(
  words: Words,
  box: SourceBox,
  { wraps, measureText, tally }: { wraps: boolean; measureText: MeasureText; tally: Tally },
): TextGeometry {
  const fitted = wraps ? fitWrapped(words, box.width, measureText) : fitLines(words, box.width, measureText)
  if (fitted.fontSize < words.fontSize * 0.995)
    tally.approximate('texts set a little smaller, for our fonts are wider')
  const { width, height } = fitted
  const grown = width - box.width
  const shift = wraps ? 0 : words.align === 'right' ? grown : words.align === 'center' ? grown / 2 : 0
  const firstLine = box.y + (words.lineHeight * words.fontSize) / 2
  const middle = wraps ? firstLine + (height - LINE_HEIGHT * fitted.fontSize) / 2 : box.y + box.height / 2
  // Letters stand where they stood, whatever room a font leaves above and below them.
  const drop = words.belowMiddle * words.fontSize - ourBelowMiddle(words.font) * fitted.fontSize
  const top = middle - height / 2 + drop
  // The text turned about the middle of its box there, and turns about the middle of its box here.
  const was = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const center = rotatePoint({ x: box.x - shift + width / 2, y: top + height / 2 }, was, box.angle)
  return {
    x: toHundredths(center.x - width / 2),
    y: toHundredths(center.y - height / 2),
    width,
    height,
    text: wraps ? words.text : words.lines.join('\n'),
    fontSize: fitted.fontSize,
    sizing: wraps ? 'fixed' : 'auto',
  }
}

interface Fitted {
  readonly fontSize: number
  readonly width: number
  readonly height: number
}

function fitLines(words: Words, roomWidth: number, measureText: MeasureText): Fitted {
  const { font, lines } = words
  const widest = (fontSize: number) =>
    lines.reduce((most, line) => Math.max(most, measureText(line, { font, fontSize })), 0)
  const natural = widest(words.fontSize)
  const share = roomWidth / natural
  // A file whose box is far too small for its words was made by a program that could not measure: do not believe it.
  const shrinks = share < 1 && share >= SMALLEST_SHARE
  const fontSize = shrinks ? toHundredths(words.fontSize * share) : words.fontSize
  const width = Math.ceil(shrinks ? widest(fontSize) : natural)
  return { fontSize, width, height: toHundredths(lines.length * fontSize * LINE_HEIGHT) }
}

function fitWrapped(words: Words, roomWidth: number, measureText: MeasureText): Fitted {
  const width = Math.max(1, roomWidth)
  const area = { x: 0, y: 0, width, height: 0 }
  const { fontSize, lines } = shrinkToLines(words, (fontSize) => {
    const block = { ...words, fontSize, verticalAlign: 'top' as const, area, wraps: true }
    return layoutText(block, measureText).lines.length
  })
  return { fontSize, width, height: toHundredths(lines * fontSize * LINE_HEIGHT) }
}

/** The font size at which a label inside its element breaks into no more lines than it did in the file. */
export function labelSize(
  element: TextedElement,
  words: Words,
  { measureText, tally }: { measureText: MeasureText; tally: Tally },
): number {
  const { area, wraps } = textAreaOf({ ...element, ...words }, measureText)
  const { fontSize } = shrinkToLines(
    words,
    (fontSize) => layoutText({ ...words, fontSize, area, wraps }, measureText).lines.length,
  )
  if (fontSize < words.fontSize) tally.approximate('labels set a little smaller, for our fonts are wider')
  return fontSize
}

const STEPS = [1, 0.95, 0.9, 0.85, SMALLEST_SHARE]

function shrinkToLines(
  words: Words,
  linesAt: (fontSize: number) => number,
): { fontSize: number; lines: number } {
  const natural = linesAt(words.fontSize)
  if (natural <= words.lines.length) return { fontSize: words.fontSize, lines: natural }
  for (const step of STEPS.slice(1)) {
    const fontSize = toHundredths(Math.max(1, words.fontSize * step))
    const lines = linesAt(fontSize)
    if (lines <= words.lines.length) return { fontSize, lines }
  }
  // Nothing is won by a size that does not help.
  return { fontSize: words.fontSize, lines: natural }
}

/** A text longer than one element may hold, cut at line ends (or wherever it must) into several. */
export function splitLongText(text: string): string[] {
  if (text.length <= LIMITS.text) return [text]
  const parts: string[] = []
  for (let rest = text; rest !== ''; ) {
    const lineEnd = rest.length <= LIMITS.text ? rest.length : rest.lastIndexOf('\n', LIMITS.text)
    const end = lineEnd > 0 ? lineEnd : LIMITS.text
    parts.push(rest.slice(0, end).toWellFormed())
    rest = rest.slice(rest[end] === '\n' ? end + 1 : end)
  }
  return parts
}
