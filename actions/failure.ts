import { classifyError } from '../db/errors'
import { type ErrorType, type Failure, refuse } from '../lib/result'

/**
 * What a person reads when something failed. The cause is in the log, under the id of the request. What becomes of
 * their work, and whether it is tried again, is said by the one who keeps it (lib/sync/save-status.ts).
 */
const sentences: Record<ErrorType, string> = {
  conflict: 'Somebody else changed this too.',
  not_found: 'This canvas does not exist, or you have no access to it.',
  forbidden: 'You may look at this canvas, but not change it.',
  unauthenticated: 'You are signed out. Sign in again to go on.',
  validation: 'This cannot be saved as it is.',
  invalid_reference: 'This refers to something that is no longer there.',
  deadlock: 'Many people are saving at this moment.',
  timeout: 'The database took too long to answer.',
  unavailable: 'The database cannot be reached at the moment.',
  rate_limited: 'That was a lot in a short time. Wait a moment.',
  too_large: 'This is more than can be taken at once.',
  stale_client: 'Indelible was updated. Reload the page to go on.',
  unknown: 'Something went wrong on the server.',
}

export function failure<T extends ErrorType>(type: T, message: string = sentences[type]): Failure<T> {
  return refuse(type, message).error
}

/** A thrown error as an answer: its class, and never its words. */
export function failureOf(error: unknown): Failure<Exclude<ErrorType, 'conflict'>> {
  const type = classifyError(error)
  // A unique key broken by surprise is a defect; what people call a conflict is found by looking, not by failing.
  return failure(type === 'conflict' ? 'unknown' : type)
}

const statuses: Record<ErrorType, number> = {
  conflict: 409,
  not_found: 404,
  forbidden: 403,
  unauthenticated: 401,
  validation: 422,
  invalid_reference: 422,
  deadlock: 503,
  timeout: 503,
  unavailable: 503,
  rate_limited: 429,
  too_large: 413,
  stale_client: 426,
  unknown: 500,
}

/** The HTTP status that says the same. */
export function statusOf(failure: Failure): number {
  return statuses[failure.type]
}
