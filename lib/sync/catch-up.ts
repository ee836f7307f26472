import type { ChangesAnswer } from '../protocol/elements'
import type { Failure } from '../result'
import type { Page, Timers, Transport } from './contracts'
import type { StreamedCanvas } from './open-canvas'
import { backoffMs } from './recovery'

export interface CatchUp {
  /** Somebody says that the canvas has reached a version. */
  head(version: number): void
  /** Asks for what was committed since, now. */
  pull(): void
  /** Asks for all rows, since the changes are too many to carry. */
  reload(): void
  /** No save is under way any more: what its answer did not tell is asked for. */
  saved(): void
  stop(): void
}

export interface CatchUpOptions {
  readonly canvasId: string
  readonly transport: Pick<Transport, 'changesSince'>
  readonly timers: Timers
  readonly random: () => number
  readonly page: Page
  /** The version everything is known up to; null while the canvas is not loaded. */
  readonly known: () => number | null
  readonly receive: (operations: Exclude<ChangesAnswer['operations'], 'reload'>, head: number) => void
  /**
   * While a save is under way its answer tells what others did (C6). Asked beside it, the server would tell this page
   * what it has just sent, and of a gesture on ten thousand elements that all rows are to be fetched anew.
   */
  readonly isSaving: () => boolean
  /** Fetches all rows; throws when it cannot. */
  readonly fetchRows: (signal: AbortSignal) => Promise<StreamedCanvas>
  readonly receiveRows: (canvas: StreamedCanvas) => void
  /** The server answered, and would not say what was committed. */
  readonly onRefused: (failure: Failure) => void
  /** Called with every poll. */
  readonly onPoll: () => void
}

/** Without a socket, and for news that it lost: at most this old is what a visible canvas shows. */
export const POLL_MS = 10_000
const ANSWER_TIMEOUT_MS = 15_000

/** Follows what others commit (P2, C6): asks when there is news, when a hole shows, and now and then in any case. */
export function createCatchUp(options: CatchUpOptions): CatchUp {
  const { canvasId, timers, page } = options
  const ended = new AbortController()
  let asking = false
  /** What to ask next: null is nothing. */
  let wanted: 'changes' | 'rows' | null = null
  let failures = 0
  let heardAt = timers.now()
  /** What the canvas is said to have reached. */
  let newestHead = 0
  /** Up to this version the changes are too many to carry. */
  let rowsUpTo = 0
  let cancelPoll = timers.after(POLL_MS, poll)
  let cancelRetry: (() => void) | null = null

  function poll(): void {
    cancelPoll = timers.after(POLL_MS, poll)
    options.onPoll()
    if (page.isVisible() && timers.now() - heardAt >= POLL_MS) want('changes')
  }

  function want(what: 'changes' | 'rows'): void {
    if (ended.signal.aborted || options.known() === null) return
    if (wanted !== 'rows') wanted = what
    if (!asking && !cancelRetry) void ask()
  }

  async function ask(): Promise<void> {
    asking = true
    while (wanted && !ended.signal.aborted) {
      const what = wanted
      wanted = null
      try {
        await (what === 'rows' ? askRows() : askChanges())
        failures = 0
      } catch {
        wanted ??= what
        retryLater()
        break
      }
    }
    asking = false
  }

  function retryLater(): void {
    cancelRetry = timers.after(backoffMs(failures++, options.random), () => {
      cancelRetry = null
      if (wanted && !asking) void ask()
    })
  }

  async function askChanges(): Promise<void> {
    const known = options.known()
    if (known === null) return
    const result = await answered((signal) => options.transport.changesSince(canvasId, known, signal))
    // What is wrong (signed out, no right any more) the next save says; here it only means: later.
    if (!result.ok) {
      if (!ended.signal.aborted) options.onRefused(result.error)
      throw new Error(result.error.type)
    }
    if (ended.signal.aborted) return
    heardAt = timers.now()
    const { version, operations } = result.value
    if (operations === 'reload') {
      rowsUpTo = version
      wantMissing()
    } else options.receive(operations, version)
  }

  /** What no save under way is going to tell. */
  function wantMissing(): void {
    const known = options.known()
    if (known === null || options.isSaving()) return
    if (rowsUpTo > known) want('rows')
    else if (newestHead > known) want('changes')
  }

  /** A connection may die without a word; what is never answered must not be waited for for ever. */
  async function answered<T>(request: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const givenUp = new AbortController()
    let cancel = () => {}
    const late = new Promise<never>((_, reject) => {
      cancel = timers.after(ANSWER_TIMEOUT_MS, () => {
        givenUp.abort()
        reject(new Error('timeout'))
      })
    })
    try {
      return await Promise.race([request(AbortSignal.any([ended.signal, givenUp.signal])), late])
    } finally {
      cancel()
    }
  }

  async function askRows(): Promise<void> {
    const canvas = await options.fetchRows(ended.signal)
    if (!ended.signal.aborted) options.receiveRows(canvas)
  }

  return {
    head(version) {
      heardAt = timers.now()
      newestHead = Math.max(newestHead, version)
      wantMissing()
    },
    pull() {
      cancelRetry?.()
      cancelRetry = null
      want('changes')
    },
    reload: () => want('rows'),
    saved: wantMissing,
    stop() {
      ended.abort()
      cancelPoll()
      cancelRetry?.()
    },
  }
}
