import type * as z from 'zod'
import { database } from '../db/database'
import { commitSave } from '../db/save'
import type { SaveFailure, SaveValue } from '../lib/protocol/save'
import { saveRequestSchema } from '../lib/protocol/save'
import type { Failure } from '../lib/result'
import type { Door, DoorFailure, Refused } from './door'
import { failure } from './failure'

/** One replica sends one save at a time, ten a second at most; a person may have several tabs. */
const LIMIT = { calls: 600, seconds: 10 }

/** The doors to the one write path (docs/sync.md, S1): commitSave publishes what it committed. */
export const saveDoor: Door<typeof saveRequestSchema, SaveValue, SaveFailure> & {
  readonly refused: (failure: DoorFailure, about: Refused) => SaveFailure
} = {
  name: 'saveCanvas',
  input: saveRequestSchema,
  limit: LIMIT,
  permit: async ({ user }, { userId }) =>
    userId === undefined || userId === user.id ? null : somebodyElse(),
  // The role is checked in the write's own transaction (I12).
  run: ({ user }, request) => commitSave(database(), { userId: user.id, request }),
  refused: refusedSave,
}

/** Their tab is still open here: what they made must not become the work of whoever signed in since. */
function somebodyElse(): Failure<'unauthenticated'> {
  const message = 'This browser is signed in as somebody else now. Sign in again as before to go on.'
  return { ...failure('unauthenticated', message), isSomebodyElse: true }
}

export function refusedSave(refusal: DoorFailure, { input, issues }: Refused): SaveFailure {
  // Whoever speaks another protocol cannot be told what is wrong with it.
  if (issues.some(({ path }) => path[0] === 'protocol')) return failure('stale_client')
  const opId = blamedOperation(input, issues)
  switch (refusal.type) {
    case 'validation':
      if (issues.some(isOversize)) return { ...failure('too_large'), opId, saved: null }
      return { ...refusal, type: refusal.type, opId, saved: null }
    case 'too_large':
      return { ...refusal, type: refusal.type, opId, saved: null }
    case 'invalid_reference':
      // Of a foreign key that no save should break; what an operation refers to was decided before it came that far.
      return failure('unknown')
    default:
      return isDoorFailure(refusal) ? refusal : failure('unknown')
  }
}

type OtherFailure = Exclude<SaveFailure, { opId: string | null }>

// A thrown error's class is only claimed to be one of these: a unique key broken by a bug is no conflict of people.
function isDoorFailure(refusal: { readonly type: string }): refusal is OtherFailure {
  return refusal.type !== 'conflict'
}

/** The one operation that does not fit, so that the others need not wait with it; null when it is the request itself. */
function blamedOperation(input: unknown, issues: readonly z.core.$ZodIssue[]): string | null {
  const place = issues.map(({ path }) => path).find(([first]) => first === 'operations')?.[1]
  if (typeof place !== 'number') return null
  const operation = (input as { operations?: { opId?: unknown }[] }).operations?.[place]
  return typeof operation?.opId === 'string' ? operation.opId : null
}

function isOversize({ code, path }: z.core.$ZodIssue): boolean {
  const last = path.at(-1)
  return code === 'too_big' && (last === 'operations' || last === 'changes')
}
