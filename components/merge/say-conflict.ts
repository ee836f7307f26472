import type { Conflict, ElementConflicts } from '../../lib/editor/changes/merge'
import type { Element } from '../../lib/editor/model/element'
import { timeAgo } from '../canvases/time-ago'
import type { Words } from '../messages/messages-provider'

/** A state of an element to name it by. */
export function standIn({ theirs, mine, base }: ElementConflicts): Element | null {
  return theirs ?? mine ?? base
}

/** "Fill, Position" or, of a whole element, "You changed it, Ana deleted it". */
export function sayKind(m: Words, { conflicts }: ElementConflicts, userId: string): string {
  const [first] = conflicts
  if (!first) return ''
  if (first.kind !== 'register')
    return m.format(m.merging.kinds[first.kind], { name: sayName(m, first, userId) })
  return conflicts.map(({ register }) => (register === null ? '' : m.merging.registers[register])).join(', ')
}

/** "Ana, 3 minutes ago" */
export function sayAuthor(
  m: Words,
  { by }: Conflict,
  { userId, nowMs }: { userId: string; nowMs: number },
): string {
  if (!by) return m.merging.unknownAuthor
  const name = sayName(m, { by }, userId)
  if (by.at === null) return name
  return m.format(m.merging.byWhom, { name, time: timeAgo(by.at, nowMs, m.locale) ?? m.canvases.justNow })
}

export function sayName(m: Words, { by }: Pick<Conflict, 'by'>, userId: string): string {
  if (by?.userId === userId) return m.merging.you
  return by?.name || m.merging.somebody
}
