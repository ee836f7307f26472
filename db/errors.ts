import type { ErrorType } from '../lib/result'
import { isConnectionError } from './connection-error'

/** SQLSTATE to the person's error, the most telling first: a whole code, then its class (the first two letters). */
const BY_CODE: Readonly<Record<string, ErrorType>> = {
  '40001': 'deadlock', // serialization_failure
  '40P01': 'deadlock', // deadlock_detected
  '57014': 'timeout', // query_canceled: statement_timeout
  '55P03': 'timeout', // lock_not_available: lock_timeout
  '25P03': 'timeout', // idle_in_transaction_session_timeout
  '25P04': 'timeout', // transaction_timeout
  '23503': 'invalid_reference', // foreign_key_violation
  '23505': 'conflict', // unique_violation
  '23P01': 'conflict', // exclusion_violation
  '23502': 'validation', // not_null_violation
  '23514': 'validation', // check_violation
  '21000': 'validation', // cardinality_violation: one row twice in an upsert
  '25006': 'unavailable', // read_only_sql_transaction: a standby answered
  '3D000': 'unavailable', // invalid_catalog_name: the database is not there
  '40003': 'unavailable', // statement_completion_unknown
}

const BY_CLASS: Readonly<Record<string, ErrorType>> = {
  '08': 'unavailable', // connection exception
  '22': 'validation', // data exception
  '28': 'unavailable', // invalid authorization: the operator's fault, not the person's
  '53': 'unavailable', // insufficient resources: too many connections, disk full
  '54': 'too_large', // program limit exceeded
  '57': 'unavailable', // operator intervention: shutdown, crash, starting up
  '58': 'unavailable', // system error
}

/** What went wrong, by SQLSTATE and by the error's class; never by a message's text. */
export function classifyError(error: unknown): ErrorType {
  for (const link of chainOf(error)) {
    const type = classifyOne(link)
    if (type !== 'unknown') return type
  }
  return 'unknown'
}

/** The SQLSTATE behind an error, wherever in its causes it stands. */
export function sqlStateOf(error: unknown): string | null {
  for (const link of chainOf(error)) {
    if (isDatabaseError(link)) return link.code
  }
  return null
}

/** The name of the broken constraint: tells a repeated operation from any other unique key. */
export function constraintOf(error: unknown): string | null {
  for (const link of chainOf(error)) {
    if (isDatabaseError(link)) return link.constraint ?? null
  }
  return null
}

export interface RetryOptions {
  /** In all, the first included. */
  readonly attempts: number
  /** Resolves after that many milliseconds. */
  readonly pause?: (ms: number) => Promise<void>
  /** 0 ≤ n < 1. */
  readonly random?: () => number
  readonly onRetry?: (error: unknown, attempt: number) => void
}

const FIRST_PAUSE_MS = 5

/** Runs it again when the database broke a deadlock or a serialization failure: nothing of it was written. */
export async function retryOnDeadlock<T>(
  run: (attempt: number) => Promise<T>,
  { attempts, pause = wait, random = Math.random, onRetry }: RetryOptions,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run(attempt)
    } catch (error) {
      if (attempt >= attempts || classifyError(error) !== 'deadlock') throw error
      onRetry?.(error, attempt)
      // Full jitter, so that the two that met do not meet again.
      await pause(random() * FIRST_PAUSE_MS * 2 ** attempt)
    }
  }
}

function classifyOne(error: object): ErrorType {
  if (isConnectionError(error)) return 'unavailable'
  if (isDatabaseError(error)) return BY_CODE[error.code] ?? BY_CLASS[error.code.slice(0, 2)] ?? 'unknown'
  // Node's own: ECONNREFUSED, EPIPE, ENOTFOUND…
  if ('syscall' in error) return 'unavailable'
  // A socket's bare ErrorEvent, which is no Error.
  if ('type' in error && error.type === 'error' && 'target' in error) return 'unavailable'
  return 'unknown'
}

interface DatabaseError {
  readonly code: string
  readonly constraint?: string
}

function isDatabaseError(error: object): error is DatabaseError {
  return 'severity' in error && 'code' in error && typeof error.code === 'string' && error.code.length === 5
}

/** An error, its cause, that one's cause… */
function* chainOf(error: unknown): Generator<object> {
  let link = error
  for (let depth = 0; depth < 8 && typeof link === 'object' && link !== null; depth++) {
    yield link
    link = 'cause' in link ? link.cause : null
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
