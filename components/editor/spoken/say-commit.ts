import { type Change, editsOf, elementIdOf } from '../../../lib/editor/changes/change'
import type { Commit, Editor } from '../../../lib/editor/editor'
import type { Register } from '../../../lib/editor/model/registers'
import type { Words } from '../../messages/messages-provider'
import { sayElement } from './say-element'

/** What a gesture did, in a few words. */
export function sayCommit(
  m: Words,
  editor: Pick<Editor, 'document' | 'state'>,
  { kind, changes }: Pick<Commit, 'kind' | 'changes'>,
): string {
  const what = sayChanges(m, editor, changes)
  if (kind === 'undo') return m.format(m.spoken.undone, { what })
  return kind === 'redo' ? m.format(m.spoken.redone, { what }) : what
}

function sayChanges(
  m: Words,
  editor: Pick<Editor, 'document' | 'state'>,
  changes: readonly Change[],
): string {
  const added = changes.filter(({ kind }) => kind === 'create' || kind === 'restore')
  const removed = changes.filter(({ kind }) => kind === 'delete')
  if (added.length > 0) return count(m, editor, 'added', added)
  if (removed.length > 0) return count(m, editor, 'removed', removed)
  return sayEdits(m, editor, changes)
}

function sayEdits(m: Words, editor: Pick<Editor, 'document' | 'state'>, changes: readonly Change[]): string {
  const registers = new Set<Register>()
  for (const change of changes)
    if (change.kind === 'set') for (const [register] of editsOf(change)) registers.add(register)
  const { selectionFrame: frame } = editor.state.getState()
  const { spoken, format } = m
  if (registers.has('rotation') && frame)
    return format(spoken.turned, { angle: Math.round((frame.rotation * 180) / Math.PI) })
  if (registers.has('size') && frame)
    return format(spoken.resized, {
      width: Math.round(frame.box.width),
      height: Math.round(frame.box.height),
    })
  if (registers.has('position') && frame)
    return format(spoken.moved, { x: Math.round(frame.box.x), y: Math.round(frame.box.y) })
  if (registers.has('text')) return spoken.written
  if (registers.has('parent')) return spoken.regrouped
  return registers.has('z') ? spoken.reordered : count(m, editor, 'changed', changes)
}

/** One by what it is, several by their number. */
function count(
  m: Words,
  { document }: Pick<Editor, 'document'>,
  what: 'added' | 'removed' | 'changed',
  changes: readonly Change[],
): string {
  const [first] = changes
  const element = first && ('element' in first ? first.element : document.get(elementIdOf(first)))
  return m.format(m.spoken[what], {
    count: changes.length,
    what: element ? sayElement(m, element) : '',
  })
}
