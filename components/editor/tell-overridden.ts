import { overriddenIn, takeTheirs } from '../../lib/editor/changes/take-theirs'
import type { Editor } from '../../lib/editor/editor'
import type { Override } from '../../lib/protocol/save'
import { currentMessages, type Words } from '../messages/messages-provider'
import { toast } from '../ui/toast'

/** Time to see what it is about, and to decide; milliseconds. */
const OFFERED_FOR_MS = 10_000

interface Where {
  readonly editor: Editor
  readonly userId: string
}

/** Two people changed one thing at one moment and mine stands: says so, with one click to take theirs (docs/sync.md, S7). */
export function tellOverridden(overrides: readonly Override[], { editor, userId }: Where): void {
  const { document } = editor
  const m = currentMessages()
  const overridden = overriddenIn(document, overrides)
  const useTheirs = () => {
    const changes = takeTheirs(document, overridden)
    if (changes.length === 0) toast(m.merging.theirsGone)
    else editor.commit(changes)
  }
  toast(sayOverridden(m, overrides, userId), {
    description: m.merging.youngText,
    duration: OFFERED_FOR_MS,
    action: { label: m.merging.useTheirs, onClick: useTheirs },
  })
}

/** "Ana moved this too.", or of many things only that she changed them. */
function sayOverridden({ merging, format }: Words, overrides: readonly Override[], userId: string): string {
  const [first] = overrides
  const isOne = overrides.every(({ replacedUserId }) => replacedUserId === first?.replacedUserId)
  const isMine = isOne && first?.replacedUserId === userId
  const name = (isMine ? merging.you : isOne && first?.replacedUserName) || merging.somebody
  const count = new Set(overrides.map(({ elementId }) => elementId)).size
  if (count > 1) return format(merging.young.many, { name, count })
  const registers = new Set(overrides.map(({ register }) => register))
  if (registers.has(null)) return format(merging.young.deleted, { name })
  // One that is resized moves along.
  for (const register of ['text', 'rotation', 'size', 'position'] as const)
    if (registers.has(register)) return format(merging.young[register], { name })
  return format(merging.young.other, { name })
}
