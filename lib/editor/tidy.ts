import { type Change, editsOf, elementIdOf, type RegisterEdit } from './changes/change'
import { composeChanges } from './changes/compose'
import type { Document } from './document'
import type { Element } from './model/element'
import { LIMITS } from './model/limits'
import { type Register, readRegister, sameValue } from './model/registers'

/**
 * A gesture's changes as an operation takes them: one an element, each `before` as the document is now (what its author
 * sees), nothing that changes nothing, nothing outside the canvas.
 */
export function tidyChanges(document: Document, changes: readonly Change[]): Change[] {
  const ids = new Set(changes.map(elementIdOf))
  const single = ids.size === changes.length ? changes : composeChanges([], changes)
  return single.flatMap((change) => tidyChange(document, change) ?? [])
}

function tidyChange(document: Document, change: Change): Change | null {
  const current = document.get(elementIdOf(change))
  switch (change.kind) {
    case 'create':
    case 'restore':
      return current ? null : { ...change, element: withinLimits(change.element) }
    case 'delete':
      return current ? { kind: 'delete', element: current } : null
    case 'set': {
      if (!current || current.type !== change.type) return null
      const registers: Record<string, RegisterEdit> = {}
      let writes = false
      for (const [register, [, wanted]] of editsOf(change)) {
        const before = readRegister(current, register)
        const after = BOUNDED.has(register) ? clampAll(wanted) : wanted
        if (sameValue(before, after)) continue
        registers[register] = [before, after]
        writes = true
      }
      return writes ? { ...change, registers } : null
    }
  }
}

/** Registers of coordinates: a pair of numbers by name, flat points, or a stroke's points beside its pressures. */
const BOUNDED: ReadonlySet<Register> = new Set(['position', 'size', 'points', 'ink'])

function withinLimits(element: Element): Element {
  const { x, y, width, height } = element
  const box = { x: clamp(x), y: clamp(y), width: clamp(width), height: clamp(height) }
  const isInside = box.x === x && box.y === y && box.width === width && box.height === height
  const inside = isInside ? element : { ...element, ...box }
  return 'points' in inside ? { ...inside, points: clampAll(inside.points) } : inside
}

/** Every number in a value that holds coordinates; pressures lie within the limits anyway. */
function clampAll<V>(value: V): V {
  // Nearly always: a drag of everything must not copy every place once more.
  return isWithinLimits(value) ? value : (mapNumbers(value, clamp) as V)
}

function isWithinLimits(value: unknown): boolean {
  if (typeof value === 'number') return clamp(value) === value
  return typeof value !== 'object' || value === null || Object.values(value).every(isWithinLimits)
}

function mapNumbers(value: unknown, map: (number: number) => number): unknown {
  if (typeof value === 'number') return map(value)
  if (Array.isArray(value)) return value.map((one) => mapNumbers(one, map))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapNumbers(one, map)]))
}

function clamp(value: number): number {
  return Math.min(LIMITS.coordinate, Math.max(-LIMITS.coordinate, value))
}

/** Parts of at most so many changes; what others stand on is made first and deleted last. */
export function splitChanges(
  changes: readonly Change[],
  most: number = LIMITS.changesPerOperation,
): Change[][] {
  if (changes.length <= most) return [[...changes]]
  const created = changes.filter(({ kind }) => kind === 'create' || kind === 'restore')
  const made = parentsFirst(created)
  const set = changes.filter(({ kind }) => kind === 'set')
  const deleted = parentsFirst(changes.filter(({ kind }) => kind === 'delete')).reverse()
  const sorted = [...made, ...set, ...deleted]
  const parts: Change[][] = []
  for (let from = 0; from < sorted.length; from += most) parts.push(sorted.slice(from, from + most))
  return parts
}

function parentsFirst(changes: readonly Change[]): Change[] {
  const byId = new Map(changes.map((change) => [elementIdOf(change), change]))
  const sorted = new Set<Change>()
  const visit = (change: Change) => {
    if (sorted.has(change) || change.kind === 'set') return
    const parent = change.element.parent === null ? undefined : byId.get(change.element.parent)
    byId.delete(elementIdOf(change))
    if (parent) visit(parent)
    sorted.add(change)
  }
  for (const change of changes) visit(change)
  return [...sorted]
}
