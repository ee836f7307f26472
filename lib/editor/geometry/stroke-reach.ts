import type { Element } from '../model/element'

/** The pen of a freehand stroke is this many times wider than its strokeWidth, so that ink feels like ink. */
export const PEN_SCALE = 4.25

/** Length of an arrowhead along its line, canvas units; it reaches half of it to each side. */
export function arrowheadLength(strokeWidth: number): number {
  return 12 + strokeWidth * 3
}

/** How far ink reaches beyond the middle line of the outline, canvas units. */
export function strokeReach(element: Element): number {
  switch (element.type) {
    case 'rectangle':
    case 'ellipse':
    case 'diamond':
      // The sharp corner of a turned rectangle.
      return (element.strokeWidth / 2) * Math.SQRT2 + wobbleOf(element)
    case 'line':
    case 'arrow': {
      const hasHead = element.startHead !== 'none' || element.endHead !== 'none'
      const head = hasHead ? arrowheadLength(element.strokeWidth) / 2 : 0
      return element.strokeWidth / 2 + head + wobbleOf(element)
    }
    case 'draw':
      return element.strokeWidth * PEN_SCALE
    case 'text':
      // Swashes and accents leave the line box.
      return element.fontSize / 4
    case 'frame':
      return 1
    case 'image':
    case 'group':
    case 'unknown':
      return 0
  }
}

// roughjs moves points by up to 2 units and bows a line by up to a hundredth of its length each way, twice.
function wobbleOf(element: { look: 'clean' | 'sketch'; width: number; height: number }): number {
  return element.look === 'clean' ? 0 : 4 + Math.max(element.width, element.height) / 50
}
