import type { MeasureText } from '../../../lib/editor/geometry/text-layout'
import type { Element } from '../../../lib/editor/model/element'
import type { Words } from '../../messages/messages-provider'
import { createMaker } from './maker'
import { type TemplateId, templates } from './templates'

interface Means {
  readonly newId: () => string
  readonly measureText: MeasureText
  readonly words: Words
}

/** The elements of a template, valid and in painting order. */
export function elementsOfTemplate(id: TemplateId, { newId, measureText, words }: Means): Element[] {
  const make = createMaker({ newId, measureText })
  templates[id](make, words.panels.templates.words)
  return make.elements()
}
