import { type RegisterValue, sameValue } from '../model/registers'

/** Whose value of one register stands, when two people began from one `base` (docs/sync.md, M1–M4). */
export type ThreeWay = 'same' | 'mine' | 'theirs' | 'both'

/** `same`: nothing to do (M2). `mine`, `theirs`: only that side changed it (M1). `both`: a conflict (M4). */
export function threeWay(base: RegisterValue, mine: RegisterValue, theirs: RegisterValue): ThreeWay {
  if (sameValue(mine, theirs)) return 'same'
  if (sameValue(theirs, base)) return 'mine'
  return sameValue(mine, base) ? 'theirs' : 'both'
}
