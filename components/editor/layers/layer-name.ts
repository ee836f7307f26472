import { type Element, isTexted } from '../../../lib/editor/model/element'
import type { Words } from '../../messages/messages-provider'

/** Longer excerpts would only be cut by the panel. */
const EXCERPT = 80

/** What a layer is called: its own name, or how its words begin, or what it is. */
export function layerName(element: Element, m: Words): string {
  if (element.type === 'unknown') return m.panels.layers.types.unknown
  if (element.name !== '') return element.name
  return excerptOf(element) || m.panels.layers.types[element.type]
}

function excerptOf(element: Element): string {
  return isTexted(element)
    ? element.text
        .slice(0, EXCERPT * 2)
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, EXCERPT)
    : ''
}

/** Whether a layer is what somebody searches for: by its name, its words, or what it is. `wanted` in lower case. */
export function isLayerWanted(element: Element, wanted: string, m: Words): boolean {
  if (m.panels.layers.types[element.type].toLowerCase().includes(wanted)) return true
  if (element.type === 'unknown') return false
  if (element.name.toLowerCase().includes(wanted)) return true
  return isTexted(element) && element.text !== '' && element.text.toLowerCase().includes(wanted)
}
