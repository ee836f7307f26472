import { type Element, isLinear, isShape } from '../../editor/model/element'
import { LIMITS } from '../../editor/model/limits'
import type { Tally } from '../imported'
import { isSource, numberOf, type Source, stringOf } from '../source'
import { joinFamilies, type Read } from './families'
import { type Picture, pictureOf } from './pictures'
import { type ReadingContext, readElement } from './read-element'
import { attachEnds } from './relations'
import { labelSize, wordsOf } from './words'

export interface ReadDrawing {
  /** In painting order, parents first; the keys of that order are not given yet. */
  readonly elements: Element[]
  /** By the id of the image element that shows it. */
  readonly pictures: ReadonlyMap<string, Picture>
}

/** The elements of one drawing, or of one item of a library, with all that relates them. */
export function readDrawing(
  list: readonly unknown[],
  files: Source | null,
  context: ReadingContext,
): ReadDrawing {
  const { tally } = context
  const sources = list.filter(isSource)
  if (sources.length < list.length)
    tally.skip('entries', 'they are not elements', list.length - sources.length)
  const labels = labelsByContainer(sources)
  const absorbed = new Set([...labels.values()])
  const reads = sources.flatMap((source): Read[] =>
    absorbed.has(source) ? [] : readElement(source, context).map((element) => ({ element, source })),
  )
  const bySourceId = new Map<string, Element>()
  for (const { element, source } of reads) {
    const id = stringOf(source, 'id')
    if (id !== null && !bySourceId.has(id)) bySourceId.set(id, element)
  }
  for (const [container, label] of labels) {
    const target = bySourceId.get(container)
    const id = stringOf(label, 'id')
    // An arrow bound to a label holds on to the box around it.
    if (target && id !== null) bySourceId.set(id, target)
  }
  const related = reads.map(({ element, source }) => {
    const label = labels.get(stringOf(source, 'id') ?? '')
    const labelled =
      label && bySourceId.get(stringOf(source, 'id') ?? '') === element
        ? withLabel(element, label, context)
        : element
    const attached = isLinear(labelled)
      ? attachEnds(labelled, source, { targetOf: (id) => bySourceId.get(id), tally })
      : labelled
    return { element: attached, source }
  })
  const frames = new Map([...bySourceId].filter(([, element]) => element.type === 'frame'))
  const elements = joinFamilies(related, { newId: context.newId, frameOf: (id) => frames.get(id), tally })
  return { elements, pictures: picturesOf(related, files, tally) }
}

/** Texts that are the label of another element there; here the words belong to that element. */
function labelsByContainer(sources: readonly Source[]): Map<string, Source> {
  const containers = new Map<string, Source>()
  for (const source of sources) {
    const id = stringOf(source, 'id')
    if (id !== null && !containers.has(id) && canHoldLabel(source)) containers.set(id, source)
  }
  const labels = new Map<string, Source>()
  for (const source of sources) {
    const container = stringOf(source, 'containerId')
    if (stringOf(source, 'type') !== 'text' || source.isDeleted === true || container === null) continue
    const isLong =
      (stringOf(source, 'text')?.length ?? 0) > LIMITS.text ||
      (stringOf(source, 'originalText')?.length ?? 0) > LIMITS.text
    if (!isLong && containers.has(container) && !labels.has(container)) labels.set(container, source)
  }
  return labels
}

const LABELLED: ReadonlySet<string> = new Set(['rectangle', 'ellipse', 'diamond', 'arrow', 'line'])

function canHoldLabel(source: Source): boolean {
  return source.isDeleted !== true && LABELLED.has(stringOf(source, 'type') ?? '')
}

function withLabel(element: Element, label: Source, { measureText, tally }: ReadingContext): Element {
  if (!isShape(element) && !isLinear(element)) return element
  const words = wordsOf(label, tally)
  if (numberOf(label, 'opacity', 100) / 100 !== element.opacity)
    tally.approximate('labels fainter or stronger than their boxes')
  const { text, textColor, font, align, verticalAlign } = words
  const fontSize = labelSize(element, words, { measureText, tally })
  return { ...element, text, textColor, font, align, verticalAlign, fontSize }
}

function picturesOf(reads: readonly Read[], files: Source | null, tally: Tally): Map<string, Picture> {
  const pictures = new Map<string, Picture>()
  for (const { element, source } of reads) {
    if (element.type !== 'image') continue
    const picture = pictureOf(source, files, tally)
    if (picture) pictures.set(element.id, picture)
  }
  return pictures
}
