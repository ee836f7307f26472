import type { Editor } from '../../editor'
import type { Plan } from '../plan'

/** Carries a plan out as one gesture. */
export function runPlan(editor: Editor, plan: Plan, mergeKey: string | null = null): void {
  editor.commit(plan.changes, { mergeKey, ...(plan.copied && { copied: plan.copied }) })
  if (plan.selection) editor.select(plan.selection)
}

export function selectionOf(editor: Editor): ReadonlySet<string> {
  return editor.state.getState().selection
}
