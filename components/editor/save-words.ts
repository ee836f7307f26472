import type { SaveStatus } from '../../lib/sync/contracts'
import type { Words } from '../messages/messages-provider'

/** The truth about saving in one sentence, for the bar (docs/sync.md, C5). */
export function sayStatus(m: Words, { fact, pending, parked, storage }: SaveStatus): string {
  const { saving, format, why } = m
  const isDurable = storage === 'ok'
  switch (fact.kind) {
    case 'opening':
    case 'saved':
    case 'slowed':
      return saving[fact.kind]
    case 'unsaved':
      return isDurable ? saving.unsaved : format(saving.unsavedHere, { reason: whyNotKept(m, storage) })
    case 'saving':
      return isDurable ? saving.saving : format(saving.savingHere, { reason: whyNotKept(m, storage) })
    case 'offline':
      if (pending === 0) return saving.offline
      return format(saving.offlineKept, { changes: countChanges(m, pending), where: where(m, storage) })
    case 'conflict':
    case 'refused':
      return format(saving[fact.kind], { changes: countChanges(m, parked) })
    case 'blocked':
      return pending === 0 ? why(fact.failure) : `${why(fact.failure)} ${areKept(m, pending, storage)}.`
    case 'retrying':
      return format(saving.retrying, { why: why(fact.failure), kept: areKept(m, pending, storage) })
  }
}

/** "1 change", "12 changes" */
export function countChanges({ saving, format }: Words, count: number): string {
  return format(saving.changes, { count })
}

function areKept(m: Words, count: number, storage: SaveStatus['storage']): string {
  return m.format(m.saving.kept, { count, changes: countChanges(m, count), where: where(m, storage) })
}

function where(m: Words, storage: SaveStatus['storage']): string {
  return storage === 'ok' ? m.saving.onDevice : m.format(m.saving.inTab, { reason: whyNotKept(m, storage) })
}

function whyNotKept({ saving }: Words, storage: SaveStatus['storage']): string {
  if (storage === 'full') return saving.storageFull
  return storage === 'outdated' ? saving.storageOutdated : saving.storageNone
}
