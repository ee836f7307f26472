import type { Decision } from '../../lib/editor/changes/decide'
import type { SaveConflict, SaveFailure, SaveRefusal, SaveValue } from '../../lib/protocol/save'

/** Why an operation will never be committed under its id (I8); kept, so that a repetition hears the same. */
export type Rejection = Omit<SaveConflict, 'opId' | 'saved'> | Omit<SaveRefusal, 'opId' | 'saved'>

export function rejectionOf(decision: Exclude<Decision, { kind: 'commit' }>): Rejection {
  if (decision.kind === 'refuse') return { type: decision.type, message: decision.message, retryable: false }
  return {
    type: 'conflict',
    message: 'Somebody else changed this too.',
    retryable: false,
    collisions: decision.collisions,
  }
}

export function stoppedBy(rejection: Rejection, opId: string, saved: SaveValue): SaveFailure {
  return { ...rejection, opId, saved }
}
