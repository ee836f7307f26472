import type { Operation } from '../editor/changes/change'
import { PROTOCOL, type SaveFailure, type SaveRequest, type SaveResult } from '../protocol/save'
import { type Failure, refuse } from '../result'
import type { Timers, Transport } from './contracts'
import { BLOCKED_RETRY_MS, backoffMs, type Recovery, recoveryFrom } from './recovery'

export type LoopState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  /** The last attempt failed; the next comes by itself. `reached`: there was an answer, rather than none. */
  | {
      readonly kind: 'waiting'
      readonly failure: Failure
      readonly recovery: Recovery
      readonly reached: boolean
    }

export interface SaveLoop {
  state(): LoopState
  /** An answer is waited for, or about to be. */
  isUnderWay(): boolean
  /** There is something to save; it leaves within `delayMs`, unless a failure is being waited out. */
  wake(delayMs: number): void
  /** Tries at once; resolves when nothing is left, or when an attempt failed. */
  flush(): Promise<void>
  /** Forgets how often it failed and tries at once. */
  retryNow(): void
  stop(): void
}

export interface SaveLoopOptions {
  readonly canvasId: string
  /** Whose operations these are, whoever is signed in by now. */
  readonly userId: string
  readonly transport: Pick<Transport, 'save'>
  readonly timers: Timers
  readonly random: () => number
  /** The version everything is known up to. */
  readonly known: () => number
  /** The next operations, at most `maxOperations`, marked as sent; empty when nothing waits. */
  readonly take: (maxOperations: number) => readonly Operation[]
  /** Resolves when what was taken is durable on this device, or cannot be made so. */
  readonly durable: () => Promise<void>
  /** Takes in an answer that decides something about `sent`; false when it decided nothing of them. */
  readonly decided: (result: SaveResult, sent: readonly Operation[]) => boolean
  readonly onState: (state: LoopState) => void
  /** No answer is waited for any more. */
  readonly onRest: () => void
}

/** Milliseconds until a save without an answer is tried again. */
export const SAVE_TIMEOUT_MS = 10_000
/** A device whose storage hangs must not keep work from the database. */
const DURABLE_TIMEOUT_MS = 2_000

/** One save in flight; the rest waits and goes together (C3). Every failure has its way on, and none is the end (C7). */
export function createSaveLoop(options: SaveLoopOptions): SaveLoop {
  const { timers } = options
  let state: LoopState = { kind: 'idle' }
  let cancelTimer: (() => void) | null = null
  let timerDueAt = Number.POSITIVE_INFINITY
  let inFlight: Promise<void> | null = null
  let attempt = 0
  let stopped = false
  /** Something came while a save was ending. */
  let woken = false
  /** Shrinks while a refusal names no operation, until the one it means is alone. */
  let maxOperations = Number.POSITIVE_INFINITY

  function setState(next: LoopState): void {
    if (state === next) return
    state = next
    options.onState(state)
  }

  function runAfter(delayMs: number): void {
    if (inFlight) woken = true
    const dueAt = timers.now() + delayMs
    if (stopped || inFlight || dueAt >= timerDueAt) return
    cancelTimer?.()
    timerDueAt = dueAt
    cancelTimer = timers.after(delayMs, () => {
      clearTimer()
      void run()
    })
  }

  function clearTimer(): void {
    cancelTimer?.()
    cancelTimer = null
    timerDueAt = Number.POSITIVE_INFINITY
  }

  function run(): Promise<void> {
    clearTimer()
    inFlight ??= saveUntilDone().finally(() => {
      inFlight = null
      if (state.kind === 'waiting') runAfter(delayOf(state))
      else if (woken) runAfter(0)
      woken = false
      if (!stopped) options.onRest()
    })
    return inFlight
  }

  /** Until nothing waits, or an attempt failed. */
  async function saveUntilDone(): Promise<void> {
    while (!stopped) {
      const operations = options.take(maxOperations)
      if (operations.length === 0) {
        setState({ kind: 'idle' })
        return
      }
      // An attempt after a failure is said to be one only once it went well: nobody should read "Saving…" every second.
      if (state.kind !== 'waiting') setState({ kind: 'saving' })
      await orAfter(options.durable(), DURABLE_TIMEOUT_MS)
      if (stopped) return
      const answer = await attemptSave(operations)
      if (stopped) return
      if (!takeAnswer(answer, operations)) return
    }
  }

  /** False: the way on is a wait. */
  function takeAnswer({ result, reached }: Answer, operations: readonly Operation[]): boolean {
    const recovery: Recovery = result.ok ? { kind: 'decide' } : recoveryFrom(result.error)
    if (!result.ok && recovery.kind !== 'decide') {
      setState({ kind: 'waiting', failure: result.error, recovery, reached })
      return false
    }
    if (!isDecision(result, operations)) {
      maxOperations = Math.ceil(operations.length / 2)
      return true
    }
    setState({ kind: 'saving' })
    if (!decides(result, operations)) {
      // Asked at once again, it would be asked for ever.
      const { error } = refuse('unknown', 'The server gave an answer that does not fit.')
      setState({ kind: 'waiting', failure: error, recovery: recoveryFrom(error), reached })
      return false
    }
    attempt = 0
    maxOperations = operations.length < maxOperations ? Number.POSITIVE_INFINITY : maxOperations * 2
    return true
  }

  function decides(result: SaveResult, operations: readonly Operation[]): boolean {
    try {
      return options.decided(result, operations)
    } catch (error) {
      // A fault of ours must not end saving: the operations are still there, and are tried again.
      console.error(error)
      return false
    }
  }

  async function attemptSave(operations: readonly Operation[]): Promise<Answer> {
    const { canvasId, userId } = options
    const request: SaveRequest = { protocol: PROTOCOL, canvasId, userId, known: options.known(), operations }
    const abort = new AbortController()
    try {
      const result = await orAfter(options.transport.save(request, abort.signal), SAVE_TIMEOUT_MS)
      return result ? { result, reached: true } : timedOut
    } catch (error) {
      return answerOfThrown(error)
    } finally {
      abort.abort()
    }
  }

  /** The answer, or undefined when it takes too long. */
  function orAfter<T>(work: Promise<T>, delayMs: number): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      const cancel = timers.after(delayMs, () => resolve(undefined))
      work.then(resolve, reject).finally(cancel)
    })
  }

  function delayOf({ recovery }: Extract<LoopState, { kind: 'waiting' }>): number {
    if (recovery.kind === 'blocked') return BLOCKED_RETRY_MS
    const backoff = backoffMs(attempt++, options.random)
    return recovery.kind === 'retry' ? Math.max(recovery.afterMs ?? 0, backoff) : backoff
  }

  return {
    state: () => state,
    isUnderWay: () => inFlight !== null,
    wake(delayMs) {
      if (state.kind !== 'waiting') runAfter(delayMs)
    },
    async flush() {
      if (inFlight) {
        await inFlight
        if (state.kind === 'waiting') return
      }
      if (!stopped) await run()
    },
    retryNow() {
      attempt = 0
      if (stopped) return
      setState({ kind: 'saving' })
      void run()
    },
    stop() {
      stopped = true
      clearTimer()
    },
  }
}

/** What a save came to; `reached` is false when nothing answered. */
interface Answer {
  readonly result: SaveResult
  readonly reached: boolean
}

const timedOut: Answer = { result: refuse('timeout', 'The server does not answer.'), reached: false }
const cutOff: Answer = { result: refuse('unavailable', 'The server cannot be reached.'), reached: false }
const garbled: Answer = {
  result: refuse('unknown', 'The server does not answer as it should.'),
  reached: true,
}

/**
 * Nobody knows whether it was saved; the same operations again decide it (S6). Browsers throw a TypeError when there was
 * no connection; anything else means that something answered, but not as our server does.
 */
function answerOfThrown(error: unknown): Answer {
  return error instanceof TypeError ? cutOff : garbled
}

/** The answer says something about the operations it was asked about, rather than about the request as a whole. */
export function isDecision(result: SaveResult, operations: readonly Operation[]): boolean {
  if (result.ok || result.error.type === 'conflict') return true
  if (recoveryFrom(result.error).kind !== 'decide') return false
  // Alone, an operation is what the refusal of its request means.
  return refusedOpId(result.error) !== null || operations.length === 1
}

/** The operation a refusal means; null: it means the whole request, as a proxy that knows of no operations does. */
export function refusedOpId(failure: SaveFailure): string | null {
  return 'opId' in failure ? (failure.opId ?? null) : null
}
