import { toRecord } from '../model/record'
import { type ElementPatch, patchOf, sameValue } from '../model/registers'
import { type Change, type CreateChange, editsOf, elementIdOf } from './change'

/** What a sequence of operations comes to for one row: a row can be written only once in a statement. */
export type NetWrite = NetCreate | NetEdit

/** Made, and not touched again: the row is what the change says. */
export interface NetCreate {
  readonly kind: 'create'
  readonly id: string
  /** Which operation touched it last, counting from 1. */
  readonly step: number
  readonly change: CreateChange
}

export interface NetEdit {
  readonly kind: 'edit'
  readonly id: string
  readonly step: number
  /** The type of the row; null where the change cannot tell (an element this build does not read). */
  readonly type: string | null
  /** How the row must be found, and how it is left; `deleted` is a tombstone. */
  readonly was: 'absent' | 'alive' | 'deleted'
  readonly becomes: 'alive' | 'deleted'
  /** Properties the operations say they found; the database compares them, so that the log cannot lie. */
  readonly before: ElementPatch
  /** Properties to write; all of them for a row that was absent. */
  readonly after: ElementPatch
}

/**
 * One net write an element, sorted by id (S10). null: the operations do not follow from each other (a later one did
 * not find what an earlier one left), so each must be decided by itself.
 */
export function foldOperations(
  operations: readonly { readonly changes: readonly Change[] }[],
): NetWrite[] | null {
  const writes = new Map<string, NetWrite>()
  for (const [index, { changes }] of operations.entries()) {
    for (const change of changes) {
      const id = elementIdOf(change)
      const folded = foldChange(writes.get(id), change, index + 1)
      if (!folded) return null
      writes.set(id, folded)
    }
  }
  return [...writes.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function foldChange(earlier: NetWrite | undefined, change: Change, step: number): NetWrite | null {
  switch (change.kind) {
    case 'create':
      return earlier ? null : { kind: 'create', id: change.element.id, step, change }
    case 'restore': {
      if (!earlier) return { ...untouched(change, step), was: 'deleted', after: propertiesOf(change) }
      const edit = asEdit(earlier)
      if (edit.becomes !== 'deleted') return null
      return { ...edit, step, becomes: 'alive', after: { ...edit.after, ...propertiesOf(change) } }
    }
    case 'set': {
      const edit = earlier ? asEdit(earlier) : untouched(change, step)
      return edit.becomes === 'alive' ? foldSet(edit, change, step) : null
    }
    case 'delete': {
      const edit = earlier ? asEdit(earlier) : untouched(change, step)
      const before = edit.becomes === 'alive' ? expecting(edit, propertiesOf(change)) : null
      return before && { ...edit, step, before, becomes: 'deleted' }
    }
  }
}

function foldSet(edit: NetEdit, change: Extract<Change, { kind: 'set' }>, step: number): NetEdit | null {
  const found: Record<string, unknown> = {}
  const written: Record<string, unknown> = {}
  for (const [register, [before, after]] of editsOf(change)) {
    Object.assign(found, patchOf(register, before))
    Object.assign(written, patchOf(register, after))
  }
  const before = expecting(edit, found)
  return before && { ...edit, step, before, after: { ...edit.after, ...written } }
}

/** What must have been there before everything; null when what was written since is not what is found now. */
function expecting(edit: NetEdit, found: ElementPatch): ElementPatch | null {
  const before: Record<string, unknown> = { ...edit.before }
  for (const [key, value] of Object.entries(found)) {
    if (!Object.hasOwn(edit.after, key)) before[key] = value
    else if (!sameValue(edit.after[key], value)) return null
  }
  return before
}

function untouched(change: Change, step: number): NetEdit {
  return {
    kind: 'edit',
    id: elementIdOf(change),
    step,
    type: rowTypeOf(change),
    was: 'alive',
    becomes: 'alive',
    before: {},
    after: {},
  }
}

/** A row that was made, with all its properties; what is an edit already stays as it is. */
export function asEdit(write: NetWrite): NetEdit {
  if (write.kind === 'edit') return write
  return { ...untouched(write.change, write.step), was: 'absent', after: propertiesOf(write.change) }
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
