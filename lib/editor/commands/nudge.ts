import type { Document } from '../document'
import { changesOfMovement, planMovement } from './move'
import type { Plan } from './plan'

/** Moves the selection by canvas units; an arrow key does, by 1 or with shift by 10. */
export function nudge(document: Document, selection: ReadonlySet<string>, dx: number, dy: number): Plan {
  return { changes: changesOfMovement(document, planMovement(document, selection), { dx, dy }) }
}
