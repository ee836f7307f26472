import { failure } from '../../../../../actions/failure'
import { database } from '../../../../../db/database'
import { type ElementsQuery, readElements } from '../../../../../db/queries/elements'
import type { Box } from '../../../../../lib/editor/geometry/box'
import type { ElementsHeader } from '../../../../../lib/protocol/elements'
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
    return stream({ canvasId, userId: caller.user.id, view }, leave)
  },
})

/** Answers as soon as the canvas is found; what comes after is read at the pace of the browser. */
function stream(query: ElementsQuery, done: () => void): Promise<Response> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  // Not a TextEncoderStream: Node's goes through the text letter by letter, five seconds for 100,000 elements.
  const encoder = new TextEncoder()
  const write = (line: string) => writer.write(encoder.encode(`${line}\n`))
  // A browser that went away: the next write fails and ends the reading.
  writer.closed.catch(() => undefined)

  return new Promise((resolve, reject) => {
    const read = readElements(database(), query, {
      async head(head) {
        const header: ElementsHeader = head
        resolve(ndjson(readable))
        await write(JSON.stringify(header))
      },
      line: write,
    })
    read
      .then(async (found) => {
        if (!found) return resolve(refusal(failure('not_found')))
        await write('{"end":true}')
        await writer.close()
      })
      .catch((error: unknown) => {
        reject(error)
        log().info({ err: error }, 'reading a canvas broke off')
        // Without the end line the client knows that this is not all.
        return writer.abort(error).catch(() => undefined)
      })
      .finally(done)
  })
}

function ndjson(body: ReadableStream<Uint8Array>): Response {
  return new Response(body, {
    headers: {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
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
