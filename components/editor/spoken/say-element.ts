import type { Editor } from '../../../lib/editor/editor'
import { type Element, isTexted } from '../../../lib/editor/model/element'
import { isLocked } from '../../../lib/editor/tree'
import type { Words } from '../../messages/messages-provider'

/** Longer excerpts are read out for longer than anybody listens. */
const EXCERPT = 60

/** "Rectangle “Idea”": what an element is, and its name or the beginning of its words. */
export function sayElement(m: Words, element: Element): string {
  const type = m.panels.layers.types[element.type]
  const words = wordsOf(element)
  return words === '' ? type : m.format(m.spoken.named, { type, words })
}

/** The selection in a sentence: one element with its place among all, several by their number. */
export function saySelection(m: Words, { document, state }: Pick<Editor, 'document' | 'state'>): string {
  const { selection } = state.getState()
  const [id] = selection
  const element = id === undefined ? undefined : document.get(id)
  if (!element) return m.spoken.nothing
  if (selection.size > 1) return m.format(m.spoken.several, { count: selection.size })
  const inside = document.childrenOf(element.id).length
  const plain = sayElement(m, element)
  const held = inside > 0 ? m.format(m.spoken.holds, { what: plain, count: inside }) : plain
  const what = isLocked(document, element) ? m.format(m.spoken.locked, { what: held }) : held
  return m.format(m.spoken.one, { what, place: placeOf(document, element), count: document.size })
}

/** 1 for what is painted first. */
function placeOf(document: Editor['document'], element: Element): number {
  return document.ordered().indexOf(element) + 1
}

function wordsOf(element: Element): string {
  if (element.type === 'unknown') return element.unknownType
  const own = element.name || (isTexted(element) ? element.text.slice(0, EXCERPT * 2) : '')
  const plain = own.replace(/\s+/g, ' ').trim()
  return plain.length > EXCERPT ? `${plain.slice(0, EXCERPT)}…` : plain
}
