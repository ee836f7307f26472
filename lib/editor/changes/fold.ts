import { toRecord } from '../model/record'
import { type ElementPatch, patchOf, sameValue } from '../model/registers'
import { type Change, editsOf, elementIdOf } from './change'

/** What a sequence of operations comes to for one row: a row can be written only once in a statement. */
export interface NetWrite {
  readonly id: string
  /** The type of the row; null where the change cannot tell (an element this build does not read). */
  readonly type: string | null
  /** Which operation touched it last, counting from 1. */
  readonly step: number
  /** How the row must be found, and how it is left; `deleted` is a tombstone. */
  readonly was: 'absent' | 'alive' | 'deleted'
  readonly becomes: 'alive' | 'deleted'
  /** Properties the operations say they found; the database compares them, so that the log cannot lie. */
  readonly before: ElementPatch
  /** Properties to write; all of them for a row that was absent. */
  readonly after: ElementPatch
}

type Draft = {
  -readonly [K in keyof NetWrite]: K extends 'before' | 'after' ? Record<string, unknown> : NetWrite[K]
}

/**
 * One net write an element, sorted by id (S10). null: the operations do not follow from each other (a later one did
 * not find what an earlier one left), so each must be decided by itself.
 */
export function foldOperations(
  operations: readonly { readonly changes: readonly Change[] }[],
): NetWrite[] | null {
  const drafts = new Map<string, Draft>()
  for (const [index, { changes }] of operations.entries()) {
    for (const change of changes) {
      const id = elementIdOf(change)
      const folded = foldChange(drafts.get(id), change, index + 1)
      if (!folded) return null
      drafts.set(id, folded)
    }
  }
  return [...drafts.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function foldChange(draft: Draft | undefined, change: Change, step: number): Draft | null {
  switch (change.kind) {
    case 'create':
      if (draft) return null
      return { ...fresh(change, step), was: 'absent', after: propertiesOf(change) }
    case 'restore':
      if (!draft) return { ...fresh(change, step), was: 'deleted', after: propertiesOf(change) }
      if (draft.becomes !== 'deleted') return null
      return { ...draft, step, becomes: 'alive', after: { ...draft.after, ...propertiesOf(change) } }
    case 'set': {
      const target = draft ?? fresh(change, step)
      if (target.becomes !== 'alive') return null
      return foldSet(target, change, step)
    }
    case 'delete': {
      const target = draft ?? fresh(change, step)
      if (target.becomes !== 'alive' || !expect(target, propertiesOf(change))) return null
      return { ...target, step, becomes: 'deleted' }
    }
  }
}

function foldSet(target: Draft, change: Extract<Change, { kind: 'set' }>, step: number): Draft | null {
  for (const [register, [before, after]] of editsOf(change)) {
    if (!expect(target, patchOf(register, before))) return null
    Object.assign(target.after, patchOf(register, after))
  }
  target.step = step
  return target
}

/** Notes what must have been there; false when the draft knows better. */
function expect(target: Draft, found: ElementPatch): boolean {
  for (const [key, value] of Object.entries(found)) {
    if (Object.hasOwn(target.after, key)) {
      if (!sameValue(target.after[key], value)) return false
    } else target.before[key] = value
  }
  return true
}

function fresh(change: Change, step: number): Draft {
  return {
    id: elementIdOf(change),
    type: rowTypeOf(change),
    step,
    was: 'alive',
    becomes: 'alive',
    before: {},
    after: {},
  }
}

function rowTypeOf(change: Change): string | null {
  if (change.kind !== 'set') return toRecord(change.element).type
  return change.type === 'unknown' ? null : change.type
}

/** Every property of the element as its row keeps it, without id and type. */
function propertiesOf(change: Exclude<Change, { kind: 'set' }>): Record<string, unknown> {
  const { x, y, width, height, rotation, z_index, props } = toRecord(change.element)
  return { ...props, x, y, width, height, rotation, z: z_index }
}
