import type { Parked, Pending, SaveAction, SaveFact, SaveStatus, StorageHealth } from './contracts'
import type { LoopState } from './save-loop'

/** All that the status speaks of. */
export interface Situation {
  readonly unsaved: readonly Pending[]
  readonly parked: readonly Parked[]
  readonly unreadable: number
  readonly loop: LoopState
  readonly online: boolean
  readonly storage: StorageHealth
}

/** The truth about saving (docs/sync.md, C5): "saved" only when nothing waits and nothing was put aside. Words are the screen's. */
export function describeSituation(situation: Situation): SaveStatus {
  const pending = situation.unsaved.reduce((sum, { operation }) => sum + operation.changes.length, 0)
  const parked =
    situation.parked.reduce((sum, { operation }) => sum + operation.changes.length, 0) + situation.unreadable
  const { storage } = situation
  return { ...stateOf(situation, pending, parked), pending, parked, storage }
}

type Stated = Pick<SaveStatus, 'state' | 'fact' | 'action'>

function stateOf(situation: Situation, pending: number, parked: number): Stated {
  const { loop, online } = situation
  if (loop.kind === 'waiting' && (pending > 0 || loop.recovery.kind === 'blocked'))
    return waitingState(loop, situation, pending)
  if (!online) return offline(situation, pending)
  // Where nothing is durable, it may still be saved, but a closed tab would lose it now.
  const rescue = situation.storage === 'ok' ? null : 'export'
  if (pending > 0 && loop.kind === 'saving') return state('saving', { kind: 'saving' }, rescue)
  if (pending > 0) return state('dirty', { kind: 'unsaved' }, rescue)
  if (situation.parked.some(({ reason }) => reason === 'conflict'))
    return state('conflict', { kind: 'conflict' }, 'export')
  if (parked > 0) return state('error', { kind: 'refused' }, 'export')
  return state('saved', { kind: 'saved' })
}

function waitingState(
  { failure, recovery, reached }: Extract<LoopState, { kind: 'waiting' }>,
  situation: Situation,
  pending: number,
): Stated {
  if (recovery.kind === 'blocked') return state('error', { kind: 'blocked', failure }, recovery.action)
  const isUnreachable = recovery.kind === 'retry' && recovery.reason === 'unreachable'
  if (!situation.online || (isUnreachable && !reached)) return offline(situation, pending)
  if (failure.type === 'rate_limited') return state('dirty', { kind: 'slowed' })
  // Our own server said what it waits for, such as its database: it passes, and nobody has to do anything.
  if (isUnreachable) {
    const rescue = situation.storage === 'ok' ? null : 'export'
    return state('offline', { kind: 'retrying', failure }, rescue)
  }
  return state('error', { kind: 'retrying', failure }, 'retry')
}

function offline({ storage }: Situation, pending: number): Stated {
  return state('offline', { kind: 'offline' }, pending === 0 || storage === 'ok' ? null : 'export')
}

function state(state: SaveStatus['state'], fact: SaveFact, action: SaveAction | null = null): Stated {
  return { state, fact, action }
}
