import type { Document } from '../document'
import { readRegister, sameValue } from '../model/registers'
import { applyChange } from './apply'
import type { Change } from './change'
import type { Override } from './decide-change'
import { diffElement } from './diff'
import { isElement, withRegisters } from './merge'
import { tied } from './resolve'

/** What stood there when the override was told: only that may be replaced by theirs, nothing newer. */
export type Overridden = readonly (Override & { readonly mine: unknown })[]

export function overriddenIn(document: Pick<Document, 'get'>, overrides: readonly Override[]): Overridden {
  return overrides.map((override) => {
    const { elementId, register } = override
    const element = document.get(elementId)
    return { ...override, mine: element && register !== null ? readRegister(element, register) : null }
  })
}

/**
 * Gives back what a later write of mine replaced (docs/sync.md, S7), as changes to commit. What was changed again since,
 * by anybody, stays as it is.
 */
export function takeTheirs(document: Pick<Document, 'get'>, overridden: Overridden): readonly Change[] {
  const changes = new Map<string, Change>()
  const isThere = (id: string) => document.get(id) !== undefined
  const site = { isThere, standing: (id: string | null) => (id !== null && isThere(id) ? id : null) }
  for (const { elementId, register, replaced, mine } of overridden) {
    const current = document.get(elementId)
    if (register === null) {
      // An id is made once: what I deleted comes back by a restore (I11).
      if (!current && isElement(replaced))
        changes.set(elementId, { kind: 'restore', element: tied(replaced, site) })
      continue
    }
    if (!current || !sameValue(readRegister(current, register), mine)) continue
    const before = changes.get(elementId)
    const sofar = before ? applyChange(current, before) : current
    if (!sofar) continue
    const change = diffElement(current, withRegisters(sofar, [[register, replaced]]))
    if (change) changes.set(elementId, change)
  }
  return [...changes.values()]
}
