import { createStore } from 'zustand/vanilla'
import type { Element } from '../../editor/model/element'
import { ok, refuse } from '../../result'
import type { CanvasCopy, CommittedChanges, CopyState, Timers } from '../contracts'
import type { Owner } from './copies'

export interface CopyOptions extends Owner {
  readonly title: string
  readonly role: 'owner' | 'editor' | 'viewer'
  readonly timers: Timers
  /** Milliseconds since 1970. */
  readonly today: () => number
  readonly breathe: () => Promise<void>
}

/** What is confirmed is written together, when the hand has long moved on. */
const WRITE_AFTER_MS = 1_500
/** The rows are written anew when this many changes stand beside them: reading them again must stay quick. */
const MOST_CHANGES_BESIDE = 20_000
/** Bytes are handed over to the browser in pieces of this size, so that they do not pile up in the page. */
const PIECE_BYTES = 1024 * 1024

/**
 * Keeps a canvas on this device as it is confirmed. The rows are kept as they arrive, without unzipping, parsing or
 * writing any of them twice; what is committed later is added by the operation. All that speaks to IndexedDB is loaded
 * when it is first needed: after the first paint, or when there is no network.
 */
export function createCanvasCopy(options: CopyOptions): CanvasCopy {
  const { userId, canvasId, title, role, timers, breathe } = options
  const owner = { userId, canvasId }
  const state = createStore<CopyState>()(() => 'none')
  let passing: Passing | null = null
  let base: (Passing & { readonly version: number; readonly count: number }) | null = null
  let waiting: CommittedChanges[] = []
  let changesBeside = 0
  let snapshot: (() => { version: number; elements: readonly Element[] }) | null = null
  let writing: Promise<void> = Promise.resolve()
  let cancelTimer: (() => void) | null = null
  let isClosed = false

  function writeSoon(): void {
    cancelTimer ??= timers.after(WRITE_AFTER_MS, writeNow)
  }

  function writeNow(): void {
    cancelTimer?.()
    cancelTimer = null
    writing = writing.then(write).catch(fail)
  }

  async function write(): Promise<void> {
    const { putOperations } = await import('./copies')
    if (base) {
      const { version, count, pieces, isZipped } = base
      base = null
      await putBase({ version, count }, { rows: new Blob(pieces), isZipped })
    }
    if (waiting.length === 0) return
    const operations = waiting
    waiting = []
    const kept = await putOperations(owner, operations)
    changesBeside += operations.reduce((sum, { changes }) => sum + changes.length, 0)
    if (kept && changesBeside > MOST_CHANGES_BESIDE && snapshot && !isClosed) await writeAnew(snapshot())
  }

  async function writeAnew({ version, elements }: { version: number; elements: readonly Element[] }) {
    const { zipRows } = await import('./zip-rows')
    const rows = await zipRows({ version, elements }, breathe)
    await putBase({ version, count: elements.length }, rows)
  }

  /** Makes room among the copies when there is none; the work that waits in the outbox has the first right to it. */
  async function putBase(
    { version, count }: { version: number; count: number },
    rows: { rows: Blob; isZipped: boolean },
  ): Promise<void> {
    const { putRows } = await import('./copies')
    const { dropOldest, keepWithinBounds } = await import('./make-room')
    for (;;) {
      try {
        await putRows({ ...owner, title, role, version, count, openedAt: options.today() }, rows)
        break
      } catch (error) {
        if (!isQuotaError(error) || !(await dropOldest(owner))) throw error
      }
    }
    changesBeside = 0
    state.setState('kept', true)
    await keepWithinBounds(owner)
  }

  function fail(error: unknown): void {
    state.setState(isQuotaError(error) ? 'full' : 'unavailable', true)
  }

  return {
    state,
    watch(body, isZipped) {
      const rows: Passing = { pieces: [], isZipped }
      let chunks: Uint8Array<ArrayBuffer>[] = []
      let bytes = 0
      const handOver = () => {
        rows.pieces.push(new Blob(chunks))
        chunks = []
        bytes = 0
      }
      return body.pipeThrough(
        new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
          transform(chunk, controller) {
            chunks.push(chunk)
            bytes += chunk.byteLength
            if (bytes > PIECE_BYTES) handOver()
            controller.enqueue(chunk)
          },
          flush() {
            handOver()
            passing = rows
          },
        }),
      )
    },
    settle(version, count) {
      if (!passing) return
      base = { ...passing, version, count }
      passing = null
      waiting = waiting.filter((operation) => operation.version > version)
      writeSoon()
    },
    append(operations) {
      waiting.push(...operations)
      if (waiting.length > 0) writeSoon()
    },
    onSnapshot(take) {
      snapshot = take
    },
    async elements() {
      try {
        const { patchCopy, readRows } = await import('./copies')
        const rows = await readRows(owner)
        if (!rows) return refuse('not_found', 'This canvas is not kept on this device.')
        state.setState('kept', true)
        void patchCopy(owner, { openedAt: options.today() }).catch(() => undefined)
        return ok(rows)
      } catch (error) {
        fail(error)
        return refuse('not_found', 'This canvas is not kept on this device.')
      }
    },
    async later() {
      try {
        const { readOperations } = await import('./copies')
        return await readOperations(owner)
      } catch {
        return []
      }
    },
    async makeRoom() {
      try {
        const { dropOldest } = await import('./make-room')
        if (await dropOldest(owner)) return true
        const { dropHistories } = await import('../history/history-store')
        if (await dropHistories()) return true
        const { dropCopy, findCopy } = await import('./copies')
        if (!(await findCopy(owner))) return false
        await dropCopy(owner)
        state.setState('full', true)
        return true
      } catch {
        return false
      }
    },
    flush: writeNow,
    async close() {
      isClosed = true
      if (cancelTimer) writeNow()
      await writing
    },
  }
}

interface Passing {
  readonly pieces: Blob[]
  readonly isZipped: boolean
}

function isQuotaError(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError'
}
