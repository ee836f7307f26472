import { applySet } from '../editor/changes/apply'
import {
  type Change,
  editsOf,
  elementIdOf,
  type RegisterEdits,
  type SetChange,
} from '../editor/changes/change'
import { diffElement } from '../editor/changes/diff'
import type { Element } from '../editor/model/element'
import { type Register, sameValue } from '../editor/model/registers'

/** Composes changes so that every element is changed once: first before, last after (C3). Order of first mention. */
export function composeChanges(changes: readonly Change[]): Change[] {
  const byElement = new Map<string, Change | null>()
  for (const change of changes) {
    const id = elementIdOf(change)
    const earlier = byElement.get(id)
    byElement.set(id, earlier ? composeTwo(earlier, change) : change)
  }
  return [...byElement.values()].filter((change) => change !== null)
}

/** One change that does what `first` and then `second` did to one element; null when nothing is left of it. */
function composeTwo(first: Change, second: Change): Change | null {
  switch (first.kind) {
    case 'create':
    case 'restore':
      if (second.kind === 'delete') return null
      return {
        kind: first.kind,
        element: second.kind === 'set' ? applySet(first.element, second) : second.element,
      }
    case 'delete':
      // Nothing can be set on what is deleted; what brings it back again is the difference, if there is one.
      if (second.kind === 'set' || second.kind === 'delete') return first
      return diffElement(first.element, second.element)
    case 'set':
      if (second.kind === 'set') return mergeSets(first, second)
      if (second.kind === 'delete') return { kind: 'delete', element: withBefores(second.element, first) }
      return second
  }
}

function mergeSets(first: SetChange, second: SetChange): SetChange | null {
  const registers = new Map<Register, readonly [unknown, unknown]>(editsOf(first))
  for (const [register, [before, after]] of editsOf(second)) {
    const earlier = registers.get(register)
    registers.set(register, [earlier ? earlier[0] : before, after])
  }
  const edits = [...registers].filter(([, [before, after]]) => !sameValue(before, after))
  if (edits.length === 0) return null
  return { ...first, registers: Object.fromEntries(edits) as RegisterEdits }
}

/** The element as it was before a set change that has been applied to it. */
export function withBefores(element: Element, change: SetChange): Element {
  const back = editsOf(change).map(([register, [before, after]]) => [register, [after, before]])
  return applySet(element, { ...change, registers: Object.fromEntries(back) as RegisterEdits })
}
