import type { Operation } from '../../lib/editor/changes/change'
import { type Decision, decideOperation } from '../../lib/editor/changes/decide'
import { advanceWorkspace } from '../../lib/editor/changes/decide-workspace'
import { foldOperations, type NetWrite } from '../../lib/editor/changes/fold'
import type { ElementRecord } from '../../lib/editor/model/record'
import { type ElementPatch, sameValue } from '../../lib/editor/model/registers'
import type { CommittedAnswer } from '../../lib/protocol/save'
import { type Rejection, rejectionOf } from './answers'
import type { RecordedCommit, Situation } from './read'
import type { LoggedOperation } from './write'

export interface Batch {
  readonly committed: readonly CommittedAnswer[]
  readonly logged: readonly LoggedOperation[]
  readonly stopped: { readonly opId: string; readonly rejection: Rejection } | null
  /** Whether the rejection was made just now and must be recorded. */
  readonly isNews: boolean
}

/** Decides operations one after the other, up to the first that is not committed (S6, S8). Pure but for the workspace, which follows. */
export function decideBatch(
  operations: readonly Operation[],
  situation: Pick<Situation, 'workspace' | 'now' | 'commits' | 'rejections'>,
  version: number,
): Batch {
  const committed: CommittedAnswer[] = []
  const logged: LoggedOperation[] = []
  const { workspace, now } = situation
  for (const operation of operations) {
    const { opId } = operation
    const recorded = situation.commits.get(opId)
    if (recorded) {
      if (recorded.clientId !== operation.clientId)
        return { committed, logged, stopped: { opId, rejection: TAKEN }, isNews: false }
      committed.push(recordedAnswer(opId, recorded))
      continue
    }
    const rejected = situation.rejections.get(opId)
    if (rejected) return { committed, logged, stopped: { opId, rejection: rejected }, isNews: false }
    const decision = decideOperation(operation, workspace, now)
    if (decision.kind !== 'commit')
      return { committed, logged, stopped: { opId, rejection: rejectionOf(decision) }, isNews: true }
    const at = version + logged.length + 1
    logged.push({ ...operation, ...outcomeOf(decision) })
    committed.push({ opId, version: at, overrides: decision.overrides, corrections: decision.corrections })
    // An author sees his own: what the batch did before is not foreign to what comes after.
    advanceWorkspace(workspace, decision.changes, {
      version: at,
      clientId: operation.clientId,
      userId: '',
      userName: null,
      at: now,
    })
  }
  return { committed, logged, stopped: null, isNews: false }
}

/** Two replicas can hardly make the same id by chance; what is under it is not this operation. */
const TAKEN: Rejection = {
  type: 'validation',
  message: 'This edit carries the id of another one.',
  retryable: false,
}

function outcomeOf({ changes, overrides, corrections }: Extract<Decision, { kind: 'commit' }>) {
  return { changes, overrides, corrections }
}

function recordedAnswer(opId: string, { version, overrides, corrections }: RecordedCommit): CommittedAnswer {
  return { opId, version, overrides, corrections }
}

/** What is written to the rows. Their state was read under the lock, so nothing is left to compare. */
export function netWrites(
  logged: readonly LoggedOperation[],
  { records }: Pick<Situation, 'records'>,
): NetWrite[] {
  const net = foldOperations(logged)
  if (!net) throw new Error('Decided operations do not follow from each other.')
  return net.map((write) => {
    if (write.kind === 'create') return write
    const row = records.get(write.id)
    // A restore of what has no tombstone any more makes the row anew.
    if (!row) return { ...write, was: 'absent', before: {} }
    return { ...write, before: {}, after: withoutEqual(write.after, row) }
  })
}

/** Leaves out what the row holds already, so that what this build cannot read is written back untouched (M9). */
function withoutEqual(after: ElementPatch, row: ElementRecord): ElementPatch {
  const { x, y, width, height, rotation, z_index: z, props } = row
  // Whatever is no parent reads as none.
  const parent = typeof props.parent === 'string' ? props.parent : null
  const held: Record<string, unknown> = { ...props, parent, x, y, width, height, rotation, z }
  return Object.fromEntries(
    Object.entries(after).filter(([key, value]) => !Object.hasOwn(held, key) || !sameValue(held[key], value)),
  )
}
