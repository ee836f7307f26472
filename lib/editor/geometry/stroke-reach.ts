import type { Element, ElementOf } from '../model/element'
import { arrowheadLength } from './arrowheads'

/** The pen of a freehand stroke is this many times wider than its strokeWidth, so that ink feels like ink. */
const PEN_SCALE = 4.25
/** A highlighter covers a line of letters. */
const HIGHLIGHTER_SCALE = 10

/** How wide the ink of a freehand stroke is where it is widest, canvas units. */
export function penWidth({ nib, strokeWidth }: Pick<ElementOf<'draw'>, 'nib' | 'strokeWidth'>): number {
  return strokeWidth * (nib === 'highlighter' ? HIGHLIGHTER_SCALE : PEN_SCALE)
}

/** What every sticky note casts, canvas units: paper that lies on the drawing. */
export const NOTE_SHADOW = { color: '#0000002e', x: 0, y: 4, blur: 14 } as const

/** How far ink reaches beyond the middle line of the outline, canvas units. */
export function strokeReach(element: Element): number {
  switch (element.type) {
    case 'rectangle':
    case 'ellipse':
    case 'diamond':
    case 'polygon':
      // The sharp corner of a turned rectangle.
      return (element.strokeWidth / 2) * Math.SQRT2 + wobbleOf(element) + shadowReach(element.shadow)
    case 'star':
      return element.strokeWidth + wobbleOf(element) + shadowReach(element.shadow)
    case 'note':
      return shadowReach(NOTE_SHADOW)
    case 'line':
    case 'arrow': {
      const hasHead = element.startHead !== 'none' || element.endHead !== 'none'
      const head = hasHead ? arrowheadLength(element.strokeWidth) / 2 : 0
      return element.strokeWidth / 2 + head + wobbleOf(element)
    }
    case 'draw':
      return penWidth(element)
    case 'text':
      // Swashes and accents leave the line box.
      return element.fontSize / 4
    case 'frame':
      return 1
    case 'image':
      return shadowReach(element.shadow)
    case 'group':
    case 'guide':
    case 'unknown':
      return 0
  }
}

/** Three standard deviations of the blur, beyond which nobody sees a shadow. */
function shadowReach(shadow: ElementOf<'image'>['shadow']): number {
  return shadow ? Math.hypot(shadow.x, shadow.y) + shadow.blur * 1.5 : 0
}

/** How many times more than a careful hand each look trembles. */
export const TREMBLE = { clean: 0, sketch: 1, rough: 2 } as const

// roughjs moves points by up to 2 units and bows a line by up to a hundredth of its length each way, twice.
function wobbleOf(element: { look: keyof typeof TREMBLE; width: number; height: number }): number {
  return TREMBLE[element.look] * (4 + Math.max(element.width, element.height) / 50)
}
