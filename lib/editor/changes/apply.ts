import type { Element } from '../model/element'
import { patchOf } from '../model/registers'
import { type Change, editsOf, type SetChange } from './change'

/**
 * The element after a change; undefined means deleted or absent. A change that finds nothing to do leaves things as
 * they are: applying twice is applying once.
 */
export function applyChange(current: Element | undefined, change: Change): Element | undefined {
  switch (change.kind) {
    case 'create':
    case 'restore':
      return change.element
    case 'delete':
      return undefined
    case 'set':
      return current === undefined ? undefined : applySet(current, change)
  }
}

export function applySet(element: Element, change: SetChange): Element {
  const next: Record<string, unknown> = { ...element }
  for (const [register, [, after]] of editsOf(change)) Object.assign(next, patchOf(register, after))
  // Sound: each register's value passed its schema when the change was made or parsed.
  return next as unknown as Element
}
