import { type Failure, unreachable } from '../result'

/** What follows a save that failed (docs/sync.md, C7). Nothing here ever drops an operation. */
export type Recovery =
  /** The same operations again, after a wait that grows. */
  | { readonly kind: 'retry'; readonly reason: 'unreachable' | 'failing'; readonly afterMs?: number }
  /** The answer names what cannot be saved: it is put aside, the rest goes on. */
  | { readonly kind: 'decide' }
  /** The person, or somebody who gives rights, must do something; tried again now and then. */
  | { readonly kind: 'blocked'; readonly action: 'sign-in' | 'reload' | 'save-copy' }

export function recoveryFrom(failure: Failure): Recovery {
  switch (failure.type) {
    case 'conflict':
    case 'validation':
    case 'invalid_reference':
    case 'too_large':
      return { kind: 'decide' }
    case 'timeout':
    case 'unavailable':
    case 'deadlock':
      return { kind: 'retry', reason: 'unreachable' }
    case 'rate_limited':
      return { kind: 'retry', reason: 'failing', afterMs: failure.retryAfterMs ?? 1_000 }
    case 'unknown':
      return { kind: 'retry', reason: 'failing' }
    case 'unauthenticated':
      // A guest whose session is gone never comes back: what is here can become the work of who is, by their own word.
      return { kind: 'blocked', action: failure.isSomebodyElse ? 'save-copy' : 'sign-in' }
    case 'forbidden':
    case 'not_found':
      return { kind: 'blocked', action: 'save-copy' }
    case 'stale_client':
      return { kind: 'blocked', action: 'reload' }
    default:
      return unreachable(failure.type)
  }
}

/** A blocked save is tried this often: signing in elsewhere, or a right given back, heals it. */
export const BLOCKED_RETRY_MS = 15_000

const BACKOFF_START_MS = 250
const BACKOFF_CAP_MS = 15_000

/** Full jitter, so that a hundred clients of a server that comes back do not all come at once. `attempt` counts from 0. */
export function backoffMs(attempt: number, random: () => number): number {
  return random() * Math.min(BACKOFF_CAP_MS, BACKOFF_START_MS * 2 ** Math.min(attempt, 16))
}
