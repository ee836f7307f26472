import type { Parked, Pending, SaveAction, SaveStatus, StorageHealth } from './contracts'
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

/** The truth about saving in one sentence (docs/sync.md, C5): "Saved" only when nothing waits and nothing was put aside. */
export function describeSituation(situation: Situation): SaveStatus {
  const pending = situation.unsaved.reduce((sum, { operation }) => sum + operation.changes.length, 0)
  const parked =
    situation.parked.reduce((sum, { operation }) => sum + operation.changes.length, 0) + situation.unreadable
  const { storage } = situation
  return { ...stateOf(situation, pending, parked), pending, parked, storage }
}

type Said = Pick<SaveStatus, 'state' | 'message' | 'action'>

function stateOf(situation: Situation, pending: number, parked: number): Said {
  const { loop, online } = situation
  if (loop.kind === 'waiting' && (pending > 0 || loop.recovery.kind === 'blocked'))
    return waitingState(loop, situation, pending)
  if (!online) return offline(situation, pending)
  if (pending > 0 && situation.storage !== 'ok') return notDurable(situation, loop)
  if (pending > 0) return loop.kind === 'saving' ? say('saving', 'Saving…') : say('dirty', 'Unsaved changes')
  if (situation.parked.some(({ reason }) => reason === 'conflict')) {
    return say('conflict', `${count(parked)} in conflict with others, kept on this device`, 'export')
  }
  if (parked > 0) return say('error', `${count(parked)} could not be saved, kept on this device`, 'export')
  return say('saved', 'Saved')
}

function waitingState(
  { failure, recovery, reached }: Extract<LoopState, { kind: 'waiting' }>,
  situation: Situation,
  pending: number,
): Said {
  if (recovery.kind === 'blocked') {
    const what = pending === 0 ? '' : ` ${areKept(situation, pending)}.`
    return say('error', `${failure.message}${what}`, recovery.action)
  }
  const isUnreachable = recovery.kind === 'retry' && recovery.reason === 'unreachable'
  if (!situation.online || (isUnreachable && !reached)) return offline(situation, pending)
  if (failure.type === 'rate_limited') return say('dirty', 'Unsaved changes, saving again in a moment')
  const message = `${failure.message} ${areKept(situation, pending)}; trying again.`
  // Our own server said what it waits for, such as its database: it passes, and nobody has to do anything.
  if (isUnreachable) return say('offline', message, situation.storage === 'ok' ? null : 'export')
  return say('error', message, 'retry')
}

function offline(situation: Situation, pending: number): Said {
  if (pending === 0) return say('offline', 'Offline')
  const action = situation.storage === 'ok' ? null : 'export'
  return say('offline', `Offline, ${count(pending)} kept ${where(situation.storage)}`, action)
}

/** It may still be saved, but a closed tab would lose it now. */
function notDurable({ storage }: Situation, loop: LoopState): Said {
  const state = loop.kind === 'saving' ? 'saving' : 'dirty'
  return say(
    state,
    `${state === 'saving' ? 'Saving…' : 'Unsaved changes.'} Do not close this tab: ${whyNotKept(storage)}.`,
    'export',
  )
}

function areKept({ storage }: Situation, pending: number): string {
  return `${count(pending)} ${pending === 1 ? 'is' : 'are'} kept ${where(storage)}`
}

function where(storage: StorageHealth): string {
  return storage === 'ok' ? 'on this device' : `in this tab only, for ${whyNotKept(storage)}`
}

function whyNotKept(storage: StorageHealth): string {
  return storage === 'full'
    ? 'the storage of this device is full'
    : 'this browser keeps nothing on the device'
}

function count(changes: number): string {
  return changes === 1 ? '1 change' : `${changes.toLocaleString('en')} changes`
}

function say(state: Said['state'], message: string, action: SaveAction | null = null): Said {
  return { state, message, action }
}
