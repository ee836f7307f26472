import { sameValue } from '../model/registers'
import { applySet } from './apply'
import { type Change, editsOf, elementIdOf, type RegisterEdit, type SetChange } from './change'
import { diffRegisters } from './diff'
import { invertChange } from './invert'

/**
 * One change a element that does what both lists do, one after the other: first before, last after. What undoes itself
 * disappears.
 */
export function composeChanges(first: readonly Change[], second: readonly Change[]): Change[] {
  const byElement = new Map<string, Change | null>()
  for (const change of first) put(byElement, change)
  for (const change of second) put(byElement, change)
  return [...byElement.values()].filter((change) => change !== null)
}

function put(byElement: Map<string, Change | null>, change: Change): void {
  const id = elementIdOf(change)
  const earlier = byElement.get(id)
  byElement.set(id, earlier ? composeTwo(earlier, change) : change)
}

function composeTwo(first: Change, second: Change): Change | null {
  switch (first.kind) {
    case 'create':
    case 'restore':
      if (second.kind === 'delete') return null
      if (second.kind === 'set') return { ...first, element: applySet(first.element, second) }
      return { ...first, element: second.element }
    case 'delete':
      if (second.kind === 'delete' || second.kind === 'set') return first
      return diffRegisters(first.element, second.element)
    case 'set':
      if (second.kind === 'set') return composeSets(first, second)
      if (second.kind === 'delete') return { ...second, element: withoutEdits(second.element, first) }
      return second
  }
}

function composeSets(first: SetChange, second: SetChange): SetChange | null {
  const registers: Record<string, RegisterEdit> = Object.fromEntries(editsOf(first))
  for (const [register, [before, after]] of editsOf(second)) {
    const earlier = registers[register]
    registers[register] = [earlier ? earlier[0] : before, after]
  }
  const real = Object.entries(registers).filter(([, [before, after]]) => !sameValue(before, after))
  return real.length === 0 ? null : { ...first, registers: Object.fromEntries(real) }
}

function withoutEdits(element: Parameters<typeof applySet>[0], edits: SetChange) {
  const inverse = invertChange(edits)
  return inverse.kind === 'set' ? applySet(element, inverse) : element
}
