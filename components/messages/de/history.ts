import type { Messages } from '../en'

export const history: Messages['history'] = {
  changedSince: {
    one: 'Es wurde inzwischen von jemand anderem geändert.',
    other: 'Alles wurde inzwischen von anderen geändert.',
  },
  someChangedSince: '{skipped} von {count} wurden inzwischen von anderen geändert.',
  nothingUndone: 'Nichts wurde rückgängig gemacht.',
  nothingRedone: 'Nichts wurde wiederholt.',
  restUndone: 'Der Rest wurde rückgängig gemacht.',
  restRedone: 'Der Rest wurde wiederholt.',
}
