import type { MeasureText } from '../../editor/geometry/text-layout'
import type { Element, ElementOf, ShapeElement } from '../../editor/model/element'
import { LIMITS } from '../../editor/model/limits'
import type { Tally } from '../imported'
import { fieldOf, flagOf, type Source, stringOf } from '../source'
import { boxOf, type SourceBox } from './geometry'
import { readInk, readLinear } from './linear'
import { commonOf, cornerRadius, fillOf, named, roundnessOf, strokeOf } from './look'
import { readImage } from './pictures'
import { placeText, splitLongText, wordsOf } from './words'

export interface ReadingContext {
  readonly newId: () => string
  readonly measureText: MeasureText
  readonly tally: Tally
}

/** One element of a file as ours, without relations; more than one for an over-long text; none, and counted, where that cannot be. */
export function readElement(source: Source, context: ReadingContext): Element[] {
  const type = stringOf(source, 'type')
  const { tally } = context
  if (flagOf(source, 'isDeleted')) {
    tally.skip('deleted elements', 'they were deleted there too')
    return []
  }
  if (type === null || !isKnownType(type)) {
    tally.skip(
      type === null ? 'elements without a type' : `elements of the type ${named(type)}`,
      'their type is not known here',
    )
    return []
  }
  if (fieldOf(source, 'customData'))
    tally.approximate('elements with data of other programs, which is left out')
  const read = readKnown(type, source, context)
  if (read) return read
  tally.skip(`elements of the type ${type}`, 'their places or points are no numbers, or out of reach')
  return []
}

type KnownType = (typeof KNOWN_TYPES)[number]

const KNOWN_TYPES = [
  'rectangle',
  'ellipse',
  'diamond',
  'line',
  'arrow',
  'draw',
  'freedraw',
  'text',
  'image',
  'frame',
  'magicframe',
  'embeddable',
  'iframe',
] as const

function isKnownType(type: string): type is KnownType {
  return (KNOWN_TYPES as readonly string[]).includes(type)
}

function readKnown(
  type: KnownType,
  source: Source,
  { newId, measureText, tally }: ReadingContext,
): Element[] | null {
  switch (type) {
    case 'line':
    case 'arrow':
    case 'draw':
      return present(readLinear(source, newId(), tally))
    case 'freedraw':
      return present(readInk(source, newId(), tally))
    case 'image':
      return present(readImage(source, newId(), tally))
    case 'text':
      return readTexts(source, { newId, measureText, tally })
    default: {
      const box = boxOf(source)
      if (!box) return null
      if (type === 'frame' || type === 'magicframe') return [readFrame(source, box, newId(), tally)]
      if (type === 'embeddable' || type === 'iframe') return [readEmbedded(source, box, newId(), tally)]
      return [readShape(type, source, box, newId(), tally)]
    }
  }
}

function present(element: Element | null): Element[] | null {
  return element && [element]
}

const NO_WORDS = {
  text: '',
  textColor: '#1e1e1e',
  font: 'hand',
  fontSize: 20,
  align: 'center',
  verticalAlign: 'middle',
} as const

function placed({ x, y, width, height, angle }: SourceBox) {
  return { x, y, width, height, rotation: angle }
}

type FoundShape = 'rectangle' | 'ellipse' | 'diamond'

function readShape(type: FoundShape, source: Source, box: SourceBox, id: string, tally: Tally): ShapeElement {
  return {
    id,
    type,
    ...commonOf(source, tally),
    ...placed(box),
    ...strokeOf(source, tally),
    ...fillOf(source, tally),
    shadow: null,
    ...NO_WORDS,
    cornerRadius: shapeRadius(type, source, box),
  }
}

function shapeRadius(type: FoundShape, source: Source, { width, height }: SourceBox): number {
  if (type === 'ellipse') return 0
  const roundness = roundnessOf(source, false)
  if (type === 'rectangle') return cornerRadius(roundness, Math.min(width, height))
  // There a diamond is cut on each axis, here along its edge.
  return Math.hypot(cornerRadius(roundness, width / 2), cornerRadius(roundness, height / 2))
}

function readFrame(source: Source, box: SourceBox, id: string, tally: Tally): ElementOf<'frame'> {
  const name = (stringOf(source, 'name') ?? '').replaceAll('\u0000', '').slice(0, LIMITS.name).toWellFormed()
  return { id, type: 'frame', ...commonOf(source, tally), ...placed(box), name, fill: 'transparent' }
}

/** A web page inside the drawing becomes a box with its link. */
function readEmbedded(source: Source, box: SourceBox, id: string, tally: Tally): ShapeElement {
  tally.approximate('embedded web pages, shown as boxes with their link')
  const shape = readShape('rectangle', source, box, id, tally)
  const address = (shape.link ?? '').replace(/^https?:\/\//, '')
  return { ...shape, text: address.slice(0, 200), font: 'sans', fontSize: 16, cornerRadius: 8, look: 'clean' }
}

function readTexts(source: Source, { newId, measureText, tally }: ReadingContext): Element[] | null {
  const box = boxOf(source)
  if (!box) return null
  const words = wordsOf(source, tally)
  if (words.text.trim() === '') {
    tally.skip('texts', 'they are empty')
    return []
  }
  const wraps = fieldOf(source, 'autoResize') === false
  const texts = splitLongText(wraps ? words.text : words.lines.join('\n'))
  if (texts.length > 1) tally.approximate(`texts of more than ${LIMITS.text} characters, set as several`)
  let y = box.y
  return texts.map((text) => {
    const part = texts.length === 1 ? words : { ...words, text, lines: text.split('\n') }
    const geometry = placeText(part, texts.length === 1 ? box : { ...box, y, height: 0 }, {
      wraps,
      measureText,
      tally,
    })
    y = geometry.y + geometry.height
    const { textColor, font, align, verticalAlign } = words
    return {
      id: newId(),
      type: 'text',
      ...commonOf(source, tally),
      rotation: box.angle,
      textColor,
      font,
      align,
      verticalAlign,
      ...geometry,
    }
  })
}
