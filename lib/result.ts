/** Every way an action can fail, as the browser sees it. Each has one recovery (docs/sync.md, C7). */
export type ErrorType =
  | 'conflict'
  | 'not_found'
  | 'forbidden'
  | 'unauthenticated'
  | 'validation'
  | 'invalid_reference'
  | 'deadlock'
  | 'timeout'
  | 'unavailable'
  | 'rate_limited'
  | 'too_large'
  | 'stale_client'
  | 'unknown'

/** `message` is a sentence for the person; the cause stays in the log. */
export interface Failure<T extends ErrorType = ErrorType> {
  readonly type: T
  readonly message: string
  readonly retryable: boolean
  readonly retryAfterMs?: number
  /** Of `unauthenticated`: somebody is signed in, but not who asked. */
  readonly isSomebodyElse?: boolean
}

export type Result<V, F extends Failure = Failure> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly error: F }

const RETRYABLE: ReadonlySet<ErrorType> = new Set(['deadlock', 'timeout', 'unavailable', 'rate_limited'])

export function ok<V>(value: V): { readonly ok: true; readonly value: V } {
  return { ok: true, value }
}

export function refuse<T extends ErrorType>(
  type: T,
  message: string,
): { readonly ok: false; readonly error: Failure<T> } {
  return { ok: false, error: { type, message, retryable: RETRYABLE.has(type) } }
}

/** Makes the compiler prove that a union was handled whole. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`)
}
