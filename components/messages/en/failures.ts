import type { ErrorType } from '../../../lib/result'

/** What a person reads when something failed, by the type of the failure. */
export const failures = {
  conflict: 'Somebody else changed this too.',
  not_found: 'This canvas does not exist, or you have no access to it.',
  forbidden: 'You may look at this canvas, but not change it.',
  unauthenticated: 'You are signed out. Sign in again to go on.',
  validation: 'This cannot be saved as it is.',
  invalid_reference: 'This refers to something that is no longer there.',
  deadlock: 'Many people are saving at this moment.',
  timeout: 'The server took too long to answer.',
  unavailable: 'The server cannot be reached.',
  rate_limited: 'That was a lot in a short time. Wait a moment.',
  too_large: 'This is more than can be taken at once.',
  stale_client: 'Indelible was updated. Reload the page to go on.',
  unknown: 'Something went wrong on the server.',
} as const satisfies Record<ErrorType, string>
