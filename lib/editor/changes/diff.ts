import type { Element } from '../model/element'
import { differingRegisters, readRegister } from '../model/registers'
import type { Change, RegisterEdits, SetChange } from './change'

/** The change from one state of an element to another, or null when they are equal; undefined stands for absent. */
export function diffElement(before: Element | undefined, after: Element | undefined): Change | null {
  if (before === undefined) return after === undefined ? null : { kind: 'create', element: after }
  if (after === undefined) return { kind: 'delete', element: before }
  return diffRegisters(before, after)
}

/** The set change between two states of one element, or null when no register differs. */
export function diffRegisters(before: Element, after: Element): SetChange | null {
  if (before === after) return null
  const differing = differingRegisters(before, after)
  if (differing.length === 0) return null
  const registers = Object.fromEntries(
    differing.map((register) => [register, [readRegister(before, register), readRegister(after, register)]]),
  ) as RegisterEdits
  return { kind: 'set', id: before.id, type: before.type, registers }
}
