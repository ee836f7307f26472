import type { Document } from '../document'
import { centerOf, unionBoxes } from '../geometry/box'
import { edgeBoxOf } from '../geometry/ink-box'
import { scaleElements } from '../geometry/transform'
import { withDescendants } from '../tree'
import { withFollowers } from './follow'
import { changesTo, nothingToDo, type Plan } from './plan'

/** Mirrors the selection about the middle of the box around it. Words stay readable. */
export function flip(document: Document, selection: Iterable<string>, axis: 'horizontal' | 'vertical'): Plan {
  const elements = withDescendants(document, selection).filter(({ type }) => type !== 'group')
  const around = unionBoxes(elements.map(edgeBoxOf))
  if (!around) return nothingToDo
  const scale = {
    anchor: centerOf(around),
    rotation: 0,
    x: axis === 'horizontal' ? -1 : 1,
    y: axis === 'vertical' ? -1 : 1,
    scalesText: false,
  }
  const next = new Map(scaleElements(elements, scale).map((element) => [element.id, element]))
  return { changes: changesTo(document, withFollowers(document, next).values()) }
}
