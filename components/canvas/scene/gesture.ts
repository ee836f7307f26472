import type { Document } from '../../../lib/editor/document'
import type { EditorState, Preview } from '../../../lib/editor/editor'
import { type Element, isTexted } from '../../../lib/editor/model/element'
import { comparePaintOrder } from '../../../lib/editor/model/order'
import { shownElement } from '../../../lib/editor/shown-element'
import { type Content, type Differences, noDifferences } from './content'

/**
 * How a gesture under way is shown. Few elements among few others are repainted in their place in the stack; what would
 * cost more is lifted off the scene and drawn over it until the gesture ends. New elements are on top anyway.
 */
export interface GestureView {
  /** What the painted scene shows differently from the document. */
  readonly differences: Differences
  /** Drawn over the scene every frame, in painting order. */
  readonly over: readonly Element[]
  /** Elements whose sheet is drawn over the scene, moved by canvas units. */
  readonly lifted: { readonly ids: ReadonlySet<string>; readonly dx: number; readonly dy: number } | null
}

export const noGesture: GestureView = { differences: noDifferences, over: [], lifted: null }

/** Above these, a gesture lifts instead of repainting in place. */
const IN_PLACE = { elements: 50, neighbours: 240 } as const

export interface GestureParts {
  readonly document: Document
  readonly content: Content
  /** Whether the scene is painted element by element; pixels are written whole. */
  readonly paintsInPlace: () => boolean
}

export interface GesturePlanner {
  plan(state: Pick<EditorState, 'preview' | 'editingText'>): GestureView
}

export function createGesturePlanner({ document, content, paintsInPlace }: GestureParts): GesturePlanner {
  // Decided when the gesture begins and kept: changing horses would flash.
  let inPlace: boolean | null = null
  let lastKind: Preview['kind'] = 'none'
  const nothing: ReadonlySet<string> = new Set()
  let merged = { ids: nothing, others: nothing, all: nothing }

  function isCheap(ids: Iterable<string>, count: number): boolean {
    if (count > IN_PLACE.elements || !paintsInPlace()) return false
    let neighbours = 0
    for (const id of ids) {
      const element = document.get(id)
      if (element) neighbours += content.countWithin(content.inkBoxOf(element))
      if (neighbours > IN_PLACE.neighbours) return false
    }
    return true
  }

  function planMove(preview: Extract<Preview, { kind: 'move' }>): GestureView {
    const count = preview.ids.size + preview.elements.size
    inPlace ??= isCheap(preview.ids, count)
    const formed = planElements(preview.elements, inPlace)
    if (!inPlace) {
      const without = mergeSets(preview.ids, formed.differences.without)
      return { differences: { without, instead: noDifferences.instead }, over: formed.over, lifted: preview }
    }
    const instead = new Map(formed.differences.instead)
    for (const id of preview.ids) {
      const element = shownElement(document, preview, id)
      if (element) instead.set(id, element)
    }
    return { ...formed, differences: { ...formed.differences, instead } }
  }

  // A drag of thousands asks sixty times a second: the same sets give the same answer.
  function mergeSets(ids: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
    const isKnown =
      merged.ids === ids &&
      merged.others.size === others.size &&
      [...others].every((id) => merged.others.has(id))
    if (!isKnown) merged = { ids, others, all: others.size === 0 ? ids : new Set([...ids, ...others]) }
    return merged.all
  }

  function planElements(elements: ReadonlyMap<string, Element | null>, isInPlace: boolean): GestureView {
    const without = new Set<string>()
    const instead = new Map<string, Element>()
    const over: Element[] = []
    for (const [id, element] of elements) {
      const exists = document.get(id) !== undefined
      if (element === null) without.add(id)
      else if (exists && isInPlace) instead.set(id, element)
      else {
        if (exists) without.add(id)
        over.push(element)
      }
    }
    return { differences: { without, instead }, over: over.sort(comparePaintOrder), lifted: null }
  }

  function planForms(preview: Extract<Preview, { kind: 'elements' }>): GestureView {
    const known = [...preview.elements.keys()].filter((id) => document.get(id) !== undefined)
    inPlace ??= isCheap(known, known.length)
    return planElements(preview.elements, inPlace)
  }

  return {
    plan({ preview, editingText }) {
      if (preview.kind !== lastKind) inPlace = null
      lastKind = preview.kind
      const view =
        preview.kind === 'move'
          ? planMove(preview)
          : preview.kind === 'elements'
            ? planForms(preview)
            : noGesture
      return editingText === null ? view : withoutText(view, editingText, document.get(editingText))
    },
  }
}

/** The words being edited stand in the text editor; the shape around them stays. */
function withoutText(view: GestureView, id: string, inDocument: Element | undefined): GestureView {
  const { without, instead } = view.differences
  const over = view.over.map((element) => (element.id === id ? blanked(element) : element))
  const shown = instead.get(id) ?? inDocument
  if (!shown || without.has(id)) return { ...view, over }
  return { ...view, over, differences: { without, instead: new Map(instead).set(id, blanked(shown)) } }
}

const blanks = new WeakMap<Element, Element>()

// The same record gives the same blank, so that nothing is repainted for a blink of the caret.
function blanked(element: Element): Element {
  const known = blanks.get(element)
  if (known) return known
  const blank = isTexted(element) ? { ...element, text: '' } : element
  blanks.set(element, blank)
  return blank
}
