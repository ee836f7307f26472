import { type ChangesAnswer, ZIPPED_LINES } from '../protocol/elements'
import type { SaveRequest, SaveResult } from '../protocol/save'
import { type ErrorType, type Failure, type Result, refuse } from '../result'
import type { CanvasCopy, Transport } from './contracts'
import { elementsPath } from './open-canvas'

export interface HttpTransportOptions {
  /** The server action, passed in by the screen. */
  readonly saveCanvas: (request: SaveRequest) => Promise<SaveResult>
  readonly fetch?: typeof fetch
  /** Keeps a copy of the rows as they pass. */
  readonly keepRows?: CanvasCopy['watch']
  /** In front of every path; '' in a browser. */
  readonly origin?: string
}

/**
 * The way to the server over HTTP. Saves go by the action. The actions of one tab run strictly one after another, so
 * behind one that hangs every other would wait: while an action is unanswered, saves take the route handler, which is
 * the same door. So they do once a newer build knows the action no more: what a tab without storage holds has no other way.
 */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  const { saveCanvas, origin = '' } = options
  const request = options.fetch ?? ((input, init) => fetch(input, init))
  let unansweredActions = 0
  let isActionGone = false

  async function saveByAction(save: SaveRequest): Promise<SaveResult> {
    unansweredActions++
    try {
      return await saveCanvas(save)
    } catch (error) {
      if (!isUnknownAction(error)) throw error
      isActionGone = true
      return refuse('stale_client', 'Indelible was updated. Reload the page to go on.')
    } finally {
      unansweredActions--
    }
  }

  async function saveByRoute(body: string, canvasId: string, init: RequestInit): Promise<SaveResult> {
    const response = await request(`${origin}/api/canvases/${canvasId}/save`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      ...init,
    })
    return (await readResult(response)) as SaveResult
  }

  return {
    save(save, signal) {
      if (unansweredActions === 0 && !isActionGone) return saveByAction(save)
      return saveByRoute(JSON.stringify(save), save.canvasId, { signal })
    },
    saveAtPageHide(save) {
      const body = JSON.stringify(save)
      if (new TextEncoder().encode(body).byteLength > KEEPALIVE_BYTES) return null
      return saveByRoute(body, save.canvasId, { keepalive: true })
    },
    async changesSince(canvasId, version, signal) {
      const response = await request(`${origin}/api/canvases/${canvasId}/changes?since=${version}`, {
        signal,
      })
      return (await readResult(response)) as Result<ChangesAnswer>
    },
    async elements(canvasId, view, signal) {
      const headers = canUnzip ? { accept: ZIPPED_LINES } : {}
      const response = await request(`${origin}${elementsPath(canvasId, view)}`, { signal, headers })
      if (!response.ok || !response.body) return readFailure(response)
      const isZipped = response.headers.get('content-type') === ZIPPED_LINES
      const rows = options.keepRows?.(response.body, isZipped) ?? response.body
      return { ok: true, value: isZipped ? unzipped(rows) : rows }
    },
  }
}

const canUnzip = typeof DecompressionStream !== 'undefined'

function unzipped(body: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return body.pipeThrough(new DecompressionStream('gzip'))
}

/** Browsers let 64 KiB of bodies outlive a page; a little is left for what else may be under way. */
export const KEEPALIVE_BYTES = 60 * 1024

/** Next's class for an action that the server of a newer deploy does not know; it cannot be imported outside of Next. */
function isUnknownAction(error: unknown): boolean {
  return error instanceof Error && error.name === 'UnrecognizedActionError'
}

/** A route answers either a Result, or the bare value when it is fine. */
async function readResult(response: Response): Promise<Result<unknown>> {
  if (!response.ok) return readFailure(response)
  const body: unknown = await response.json()
  return isResult(body) ? body : { ok: true, value: body }
}

/** What the route said, or, when something before it answered, what its status means. */
async function readFailure(response: Response): Promise<{ readonly ok: false; readonly error: Failure }> {
  const body: unknown = await response.json().catch(() => null)
  if (isResult(body) && !body.ok) return body
  if (isFailure(body)) return { ok: false, error: body }
  return refuse(TYPE_OF_STATUS[response.status] ?? 'unavailable', 'The server cannot answer now.')
}

const TYPE_OF_STATUS: Readonly<Record<number, ErrorType>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  413: 'too_large',
  429: 'rate_limited',
}

function isResult(body: unknown): body is Result<unknown> {
  if (typeof body !== 'object' || body === null || !('ok' in body)) return false
  return body.ok === true ? 'value' in body : 'error' in body && isFailure(body.error)
}

function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && 'type' in value && 'message' in value
}
