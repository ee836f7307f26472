import * as z from 'zod'
import { type Failure, ok, type Result, refuse } from '../../result'
import type { Document } from '../document'
import { centerOf, type Point, unionBoxes } from '../geometry/box'
import { edgeBoxOf } from '../geometry/ink-box'
import { toHundredths } from '../geometry/rounding'
import { type Element, elementSchema } from '../model/element'
import { comparePaintOrder } from '../model/order'
import { outermostOf, withDescendants } from '../tree'
import { cloneElements } from './clone'
import { DUPLICATE_OFFSET } from './duplicate'
import { nothingToDo, type Plan } from './plan'

/** What a copy puts on the clipboard, as JSON. */
export interface ClipboardContent {
  readonly type: 'indelible/elements'
  readonly version: 1
  readonly elements: readonly Element[]
}

const MOST_ELEMENTS = 100_000

const contentSchema = z.strictObject({
  type: z.literal('indelible/elements'),
  version: z.literal(1),
  elements: z.array(elementSchema).min(1).max(MOST_ELEMENTS),
})

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
    const parsed = contentSchema.safeParse(JSON.parse(text))
    if (parsed.success) return ok(parsed.data)
  } catch {
    // Not JSON: the same answer.
  }
  return refuse('validation', 'The drawing on the clipboard cannot be read.')
}

/** New elements like those copied: centred on `at` (canvas), or beside where they were. */
export function pasteElements(
  document: Document,
  { elements }: ClipboardContent,
  { newId, at }: { newId: () => string; at: Point | null },
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
    dx: at ? toHundredths(at.x - center.x) : DUPLICATE_OFFSET,
    dy: at ? toHundredths(at.y - center.y) : DUPLICATE_OFFSET,
    above: document.ordered().at(-1)?.z ?? null,
    keepsParent: () => false,
    roots: new Set(sound.filter(isRoot).map(({ id }) => id)),
  })
  return {
    changes: clones.elements.map((element) => ({ kind: 'create', element }) as const),
    selection: clones.roots,
  }
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
