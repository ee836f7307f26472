import type { StoreApi } from 'zustand/vanilla'
import type { Box } from '../editor/geometry/box'
import { type Failure, ok, type Result, refuse } from '../result'
import type { CanvasCopy, Environment, OpenProgress, SavedEditor, Transport } from './contracts'
import { type StreamedCanvas, streamElements } from './open-canvas'
import { backoffMs, recoveryFrom } from './recovery'

export interface Loading {
  /** Until the canvas is in the editor, or until it is certain that it never will be. */
  run(): Promise<Result<Loaded>>
  /** All rows once more, without touching the editor; throws when they do not come. */
  fetchRows(signal: AbortSignal): Promise<StreamedCanvas>
  /** Ends the wait for the next attempt. */
  retryNow(): void
  stop(): void
}

/** `mixed`: parts of an earlier, cut answer are in the editor too; only a comparison with all rows makes it whole. */
export interface Loaded extends StreamedCanvas {
  readonly mixed: boolean
  /** From the copy on this device, which may be behind. */
  readonly isCopy: boolean
}

export interface LoadingOptions extends Pick<Environment, 'timers' | 'random' | 'breathe'> {
  readonly canvasId: string
  readonly transport: Pick<Transport, 'elements'>
  readonly view: Box | null
  /** Shown when the server cannot be reached; null: there is none. */
  readonly copy: Pick<CanvasCopy, 'elements'> | null
  /** The server was just found to be away: the copy is shown without asking it first. */
  readonly isOffline: boolean
  readonly editor: Pick<SavedEditor, 'document' | 'load'>
  readonly progress: StoreApi<OpenProgress>
  /** The person changed this element already: what comes must not cover it. */
  readonly isTouched: (elementId: string) => boolean
  /** Called once, before the first element: what the person sees from now on is this version. */
  readonly startAt: (version: number) => void
}

/** A stream that says nothing for this long is given up and asked for again. */
const STALLED_MS = 15_000

/** Brings a canvas into the editor part by part, for as many attempts as it takes. */
export function createLoading(options: LoadingOptions): Loading {
  const { timers, progress, editor } = options
  const ended = new AbortController()
  let started = false
  let wakeUp: (() => void) | null = null

  async function run(): Promise<Result<Loaded>> {
    for (let attempt = 0; !ended.signal.aborted; attempt++) {
      // Beside a part of a newer answer the copy would be two drawings in one.
      if (options.copy && !started && (attempt > 0 || options.isOffline)) {
        const copied = await readIntoEditor(options.copy)
        if (copied.ok) return opened({ ...copied.value, mixed: false, isCopy: true })
      }
      const mixed = started
      const result = await readIntoEditor(options.transport)
      if (result.ok) return opened({ ...result.value, mixed, isCopy: false })
      if (recoveryFrom(result.error).kind !== 'retry') {
        progress.setState({ state: 'failed', failure: result.error })
        return result
      }
      progress.setState({ state: 'retrying', failure: result.error })
      // The first time the copy is looked for instead of waiting.
      if (attempt === 0 && options.copy && !started) continue
      await pause(Math.max(result.error.retryAfterMs ?? 0, backoffMs(attempt, options.random)))
    }
    return refuse('unavailable', 'The canvas was closed.')
  }

  function opened(loaded: Loaded): Result<Loaded> {
    progress.setState({ state: 'ready', failure: null, loaded: loaded.elements.length })
    return ok(loaded)
  }

  async function readIntoEditor(source: Pick<Transport, 'elements'>): Promise<Result<StreamedCanvas>> {
    return read(source, ended.signal, {
      onHeader({ version, count, bounds }) {
        if (!started) options.startAt(version)
        started = true
        progress.setState({ state: 'loading', total: count, bounds, failure: null })
      },
      onElements(elements, loaded) {
        // After a cut, what is here already may have been worked on: only what is missing is added.
        const missing = elements.filter(({ id }) => !editor.document.get(id) && !options.isTouched(id))
        editor.load(missing)
        progress.setState({ loaded })
      },
    })
  }

  async function read(
    source: Pick<Transport, 'elements'>,
    signal: AbortSignal,
    handlers: Pick<Parameters<typeof streamElements>[1], 'onHeader' | 'onElements'>,
  ): Promise<Result<StreamedCanvas>> {
    const stalled = new AbortController()
    let cancel = timers.after(STALLED_MS, () => stalled.abort())
    const both = AbortSignal.any([signal, stalled.signal])
    try {
      const answer = await source.elements(options.canvasId, options.view, both)
      if (!answer.ok) return answer
      const streamed = await streamElements(answer.value, {
        ...handlers,
        now: timers.now,
        breathe: options.breathe,
        onChunk() {
          cancel()
          cancel = timers.after(STALLED_MS, () => stalled.abort())
        },
      })
      return ok(streamed)
    } catch {
      return refuse('unavailable', 'The server cannot be reached.')
    } finally {
      cancel()
    }
  }

  function pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = timers.after(delayMs, resolve)
      wakeUp = () => {
        cancel()
        resolve()
      }
    })
  }

  return {
    run,
    async fetchRows(signal) {
      const result = await read(options.transport, signal, { onHeader: () => {}, onElements: () => {} })
      if (!result.ok) throw new LoadError(result.error)
      return result.value
    },
    retryNow: () => wakeUp?.(),
    stop() {
      ended.abort()
      wakeUp?.()
    },
  }
}

class LoadError extends Error {
  override readonly name = 'LoadError'
  constructor(failure: Failure) {
    super(failure.message)
  }
}
