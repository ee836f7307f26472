import type { Element } from '../../../lib/editor/model/element'
import { orderKeysBetween } from '../../../lib/editor/model/order'

/** Mixed elements as people draw them, the same at every run: some 550 bytes of JSON each. */
export function mixedElements(count: number): Element[] {
  const keys = orderKeysBetween(null, null, count)
  return keys.map((z, i) => element(i, z))
}

function element(i: number, z: string): Element {
  const common = {
    id: `element-${String(i).padStart(7, '0')}`,
    x: (i % 300) * 131.25,
    y: Math.floor(i / 300) * 97.5,
    width: 60 + (i % 90),
    height: 30 + (i % 70),
    rotation: i % 5 === 0 ? 0.1 : 0,
    z,
    parent: null,
    name: '',
    opacity: 1,
    locked: false,
    hidden: false,
    link: null,
  }
  const ink = { stroke: '#1e1e1e', strokeWidth: 2, dash: 'solid', look: 'clean', seed: i } as const
  const paint = { fill: '#a5d8ff', fillStyle: 'solid', gradient: null } as const
  const words = {
    text: i % 3 === 0 ? `Step ${i}: ask the customer` : '',
    textColor: '#1e1e1e',
    font: 'sans',
    fontSize: 20,
    align: 'center',
    verticalAlign: 'middle',
  } as const
  switch (i % 5) {
    case 0:
      return { type: 'rectangle', ...common, ...ink, ...paint, ...words, shadow: null, cornerRadius: 8 }
    case 1:
      return { type: 'ellipse', ...common, ...ink, ...paint, ...words, shadow: null, cornerRadius: 0 }
    case 2:
      return {
        type: 'arrow',
        ...common,
        ...ink,
        ...paint,
        ...words,
        points: [0, 0, common.width, common.height],
        curve: 'straight',
        bend: 0,
        fixedLegs: [],
        labelPosition: 0.5,
        start: null,
        end: null,
        startHead: 'none',
        endHead: 'arrow',
      }
    case 3:
      return { type: 'draw', ...common, ...ink, ...paint, points: stroke(i), nib: 'pen', pressures: [] }
    default:
      return { type: 'text', ...common, ...words, text: `Note ${i}`, sizing: 'auto' }
  }
}

/** A freehand stroke of 24 points, to a tenth of a unit as pens tell it. */
function stroke(seed: number): number[] {
  return Array.from({ length: 24 }, (_, i) => [i * 3, Math.round(Math.sin(i / 3 + seed) * 200) / 10]).flat()
}
