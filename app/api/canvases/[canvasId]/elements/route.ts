import { PassThrough, Readable } from 'node:stream'
import { constants, createGzip } from 'node:zlib'
import { failure } from '../../../../../actions/failure'
import { database } from '../../../../../db/database'
import { type ElementsQuery, readElements } from '../../../../../db/queries/elements'
import type { Box } from '../../../../../lib/editor/geometry/box'
import { type ElementsHeader, ZIPPED_LINES } from '../../../../../lib/protocol/elements'
import { createGate } from '../../../../../lib/server/gate'
import { log } from '../../../../../lib/server/log'
import { once } from '../../../../../lib/server/once'
import { canvasRoute, refusal } from '../../../canvas-route'

/** Each holds a connection for as long as its browser takes to read: most of the pool must stay for saving. */
const READERS = 6
const readers = () => once('element-readers', () => createGate(READERS))

/** Opens a canvas: lib/protocol/elements.ts says how. `?view=x,y,width,height` comes first. */
export const GET = canvasRoute<{ canvasId: string }>({
  route: '/api/canvases/[canvasId]/elements',
  limit: { calls: 120, seconds: 60 },
  async handle({ caller, params: { canvasId }, request }) {
    const view = parseView(new URL(request.url).searchParams.get('view'))
    if (view === 'invalid') return refusal(failure('validation', 'A view is x,y,width,height.'))
    const leave = await readers().enter()
    const isZipped = request.headers.get('accept')?.includes(ZIPPED_LINES) ?? false
    return stream({ canvasId, userId: caller.user.id, view }, { isZipped, done: leave })
  },
})

interface StreamOptions {
  readonly isZipped: boolean
  readonly done: () => void
}

/** Answers as soon as the canvas is found; what comes after is read at the pace of the browser. */
function stream(query: ElementsQuery, { isZipped, done }: StreamOptions): Promise<Response> {
  const body = isZipped ? createGzip(ZIP) : new PassThrough()
  // Each is heard of where it is waited for.
  body.on('error', () => undefined)
  // A write that waits for a browser which went away would be waited for without end.
  const gone = new Promise<never>((_, reject) => {
    body.once('close', () => reject(new Error('The browser went away.')))
  })
  gone.catch(() => undefined)
  const write = (line: string) => {
    const written = new Promise<void>((resolve, reject) => {
      body.write(`${line}\n`, (error) => (error ? reject(error) : resolve()))
    })
    return Promise.race([written, gone])
  }

  return new Promise((resolve, reject) => {
    const read = readElements(database(), query, {
      async head(head) {
        const header: ElementsHeader = head
        resolve(ndjson(body, isZipped))
        await write(JSON.stringify(header))
      },
      line: write,
    })
    read
      .then((found) => {
        if (!found) return resolve(refusal(failure('not_found')))
        body.end('{"end":true}\n')
      })
      .catch((error: unknown) => {
        reject(error)
        log().info({ err: error }, 'reading a canvas broke off')
        // Without the end line the client knows that this is not all.
        body.destroy(error instanceof Error ? error : new Error('The reading broke off.'))
      })
      .finally(done)
  })
}

/** Each line leaves at once. The lowest level takes a quarter of the bytes, and higher ones little more of them for much more work. */
const ZIP = { level: 1, flush: constants.Z_SYNC_FLUSH, chunkSize: 64 * 1024 }

function ndjson(body: Readable, isZipped: boolean): Response {
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
    headers: {
      'Content-Type': isZipped ? ZIPPED_LINES : 'application/x-ndjson; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      Vary: 'Accept',
    },
  })
}

function parseView(text: string | null): Box | null | 'invalid' {
  if (text === null) return null
  const numbers = text.split(',').map(Number)
  const [x, y, width, height] = numbers
  if (x === undefined || y === undefined || width === undefined || height === undefined) return 'invalid'
  const valid = numbers.length === 4 && numbers.every(Number.isFinite) && width >= 0 && height >= 0
  return valid ? { x, y, width, height } : 'invalid'
}
