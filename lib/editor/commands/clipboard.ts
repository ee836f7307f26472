import * as z from 'zod/mini'
import { type Failure, ok, type Result, refuse } from '../../result'
import type { Document } from '../document'
import { centerOf, type Point, unionBoxes } from '../geometry/box'
import { edgeBoxOf } from '../geometry/ink-box'
import { toHundredths } from '../geometry/rounding'
import { type Element, type ElementOf, elementSchema } from '../model/element'
import { comparePaintOrder } from '../model/order'
import { outermostOf, withDescendants } from '../tree'
import { cloneElements } from './clone'
import { nothingToDo, type Plan } from './plan'

/** What a copy puts on the clipboard, as JSON. */
export interface ClipboardContent {
  readonly type: 'indelible/elements'
  readonly version: 1
  /** The canvas it comes from, which holds its pictures. */
  readonly canvas?: string | undefined
  readonly elements: readonly Element[]
}

const MOST_ELEMENTS = 100_000

const contentSchema = z.strictObject({
  type: z.literal('indelible/elements'),
  version: z.literal(1),
  canvas: z.optional(z.uuid()),
  elements: z.array(elementSchema).check(z.minLength(1), z.maxLength(MOST_ELEMENTS)),
})

/** Ours within what other editors read: they pass over what they do not know. */
const wrappedSchema = z.looseObject({ indelible: contentSchema })

export function copyElements(document: Document, selection: ReadonlySet<string>): ClipboardContent {
  const roots = outermostOf(document, selection).map(({ id }) => id)
  const elements = withDescendants(document, roots).sort(comparePaintOrder)
  return { type: 'indelible/elements', version: 1, elements }
}

/** Reads the text of a clipboard; anybody may have written it. */
export function parseClipboard(text: string): Result<ClipboardContent, Failure<'validation'>> {
  if (!text.includes('indelible/elements'))
    return refuse('validation', 'There is no drawing on the clipboard.')
  try {
    const json: unknown = JSON.parse(text)
    const wrapped = wrappedSchema.safeParse(json)
    if (wrapped.success) return ok(wrapped.data.indelible)
    const parsed = contentSchema.safeParse(json)
    if (parsed.success) return ok(parsed.data)
  } catch {
    // Not JSON: the same answer.
  }
  return refuse('validation', 'The drawing on the clipboard cannot be read.')
}

/**
 * New elements like those copied: centred on `at` (canvas), within `frame` when that is given, or where they were and in
 * what they were in, as far as it is there.
 */
export function pasteElements(
  document: Document,
  { elements }: ClipboardContent,
  { newId, at, frame = null }: { newId: () => string; at: Point | null; frame?: ElementOf<'frame'> | null },
): Plan {
  const copied = new Map(elements.map((element) => [element.id, element]))
  // A stranger's clipboard may hold one id twice, or parents that are each other's.
  const sound = [...copied.values()].map((element) => withoutCycle(element, copied))
  const around = unionBoxes(sound.filter(({ type }) => type !== 'group').map(edgeBoxOf))
  if (!around) return nothingToDo
  const center = centerOf(around)
  const isRoot = ({ parent }: Element) => parent === null || !copied.has(parent)
  const clones = cloneElements(sound, {
    newId,
    dx: at ? toHundredths(at.x - center.x) : 0,
    dy: at ? toHundredths(at.y - center.y) : 0,
    above: document.ordered().at(-1)?.z ?? null,
    keepsParent: (id) => at === null && isContainer(document.get(id)),
    roots: new Set(sound.filter(isRoot).map(({ id }) => id)),
  })
  // A frame in a frame is nobody's wish who did not draw it there.
  const framed = (element: Element) =>
    frame && element.parent === null && element.type !== 'frame' ? { ...element, parent: frame.id } : element
  return {
    changes: clones.elements.map((element) => ({ kind: 'create', element: framed(element) }) as const),
    selection: clones.roots,
  }
}

/** The hashes of the pictures in a content. */
export function picturesIn({ elements }: ClipboardContent): string[] {
  return [...new Set(elements.flatMap((element) => (element.type === 'image' ? (element.asset ?? []) : [])))]
}

function isContainer(element: Element | undefined): boolean {
  return element?.type === 'frame' || element?.type === 'group'
}

function withoutCycle(element: Element, copied: ReadonlyMap<string, Element>): Element {
  const seen = new Set([element.id])
  let parent = element.parent
  while (parent !== null && copied.has(parent)) {
    if (seen.has(parent)) return { ...element, parent: null }
    seen.add(parent)
    parent = copied.get(parent)?.parent ?? null
  }
  return element
}
