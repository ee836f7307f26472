import type { Element } from '../model/element'
import type { Register } from '../model/registers'
import { applyChange } from './apply'
import { type Change, editsOf, elementIdOf } from './change'

/** A row: alive, or a tombstone holding its last state (S10). */
export interface KnownElement {
  readonly element: Element
  readonly deleted: boolean
}

/** One committed change of one element, as the log tells it. */
export interface LoggedEdit {
  readonly version: number
  readonly clientId: string
  readonly userId: string
  /** null: unknown, or nobody needs it. */
  readonly userName: string | null
  /** Milliseconds since 1970, by the database's clock. */
  readonly at: number
  /** What it wrote; null stands for the whole element (create, delete, restore). */
  readonly registers: readonly Register[] | null
}

/**
 * What the transaction read under the canvas's lock, kept up to date while a batch of operations is decided: every
 * element the batch touches or refers to with the chain of its parents, and every log entry of a touched element since
 * the batch's smallest base, oldest first.
 */
export interface Workspace {
  readonly elements: Map<string, KnownElement>
  readonly edits: Map<string, LoggedEdit[]>
}

/** Brings the workspace to the state after a committed operation. */
export function advanceWorkspace(
  workspace: Workspace,
  changes: readonly Change[],
  entry: Omit<LoggedEdit, 'registers'>,
): void {
  for (const change of changes) {
    const id = elementIdOf(change)
    const next = stateAfter(workspace.elements.get(id), change)
    if (next) workspace.elements.set(id, next)
    const edit = { ...entry, registers: writtenRegisters(change) }
    const edits = workspace.edits.get(id)
    if (edits) edits.push(edit)
    else workspace.edits.set(id, [edit])
  }
}

/** An element's state after a committed change; a delete leaves a tombstone. */
export function stateAfter(current: KnownElement | undefined, change: Change): KnownElement | undefined {
  if (change.kind === 'delete') return { element: change.element, deleted: true }
  const element = applyChange(current?.element, change)
  return element && { element, deleted: change.kind === 'set' ? (current?.deleted ?? false) : false }
}

export function writtenRegisters(change: Change): Register[] | null {
  return change.kind === 'set' ? editsOf(change).map(([register]) => register) : null
}
