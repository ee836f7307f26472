import type { Editor } from '../../lib/editor/editor'
import { currentMessages } from '../messages/messages-provider'
import { dismissToast, toastError, toastSuccess, toastWarning } from '../ui/toast'
import type { Applied, Review } from './review'

/** Long enough to look at the drawing first; milliseconds. */
const UNDO_FOR_MS = 12_000

/** Carries out the choices, says what came of it, and offers to take it back. False: nothing was done. */
export function applyReview(editor: Editor, review: Review): boolean {
  const { merging, format } = currentMessages()
  const applied = review.apply()
  if (!applied) {
    toastError(merging.notApplied, { description: merging.notAppliedText })
    return false
  }
  if (applied.refused > 0) toastWarning(format(merging.refused, { count: applied.refused }))
  if (applied.resolved > 0) offerUndo(editor, applied)
  return true
}

/**
 * Undo takes back the latest gesture, so it speaks of the resolution only until another is made. Undone by key, the
 * dispute is back as well: else a choice that was taken back would count as made.
 */
function offerUndo(editor: Editor, applied: Applied): void {
  const { merging, history, format } = currentMessages()
  const id = `merge-${performance.now()}`
  const stop = applied.hasChanges
    ? editor.onCommit(({ kind }) => {
        stop()
        dismissToast(id)
        if (kind === 'undo') applied.parkAgain()
      })
    : () => undefined
  const undo = () => {
    if (!applied.hasChanges) return applied.parkAgain()
    if (editor.undo().applied > 0) return
    // Others changed since what the resolution had set: it stands, and so does its settlement.
    stop()
    toastWarning(history.nothingUndone)
  }
  toastSuccess(format(merging.applied, { count: applied.resolved }), {
    id,
    duration: UNDO_FOR_MS,
    action: { label: merging.undo, onClick: undo },
  })
}
