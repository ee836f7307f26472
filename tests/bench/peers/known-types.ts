import type { Element } from '../../../lib/editor/model/element'

/** What a peer has no type for, as the nearest that it has: no scene may be smaller than another. */
export function asPeersKnow(element: Element): Element {
  switch (element.type) {
    case 'polygon':
    case 'star': {
      const { sides: _, ...shape } = element
      return { ...shape, type: 'diamond' }
    }
    case 'note': {
      const ink = { stroke: element.fill, strokeWidth: 0, dash: 'solid', look: 'clean', seed: 1 } as const
      const paper = { fillStyle: 'solid', gradient: null, shadow: null, cornerRadius: 0 } as const
      return { ...element, ...ink, ...paper, type: 'rectangle' }
    }
    default:
      return element
  }
}
