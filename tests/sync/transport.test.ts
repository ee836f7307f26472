import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { SaveRequest } from '../../lib/protocol/save'
import { ok, refuse } from '../../lib/result'
import { createHttpTransport, KEEPALIVE_BYTES } from '../../lib/sync/transport'
import { box, create, operation } from '../editor/changes/decide-build'
import { CANVAS } from './support/model-client'

let server: Server | null = null
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())))

async function serve(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const listening = createServer(handle)
  server = listening
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

const request: SaveRequest = {
  protocol: 1,
  canvasId: CANVAS,
  known: 0,
  operations: [operation([create(box())])],
}
const value = { version: 1, elementsProcessed: 1, duration: 1, committed: [], since: [] }
const never = new AbortController().signal

describe('the way to the server', () => {
  test('[C7] an action that the server of a newer deploy does not know means: reload, and meanwhile the other door', async () => {
    const origin = await serve((_request, response) => reply(response, 200, ok(value)))
    class UnrecognizedActionError extends Error {
      override readonly name = 'UnrecognizedActionError'
    }
    const transport = createHttpTransport({
      saveCanvas: () => Promise.reject(new UnrecognizedActionError('gone')),
      origin,
    })
    expect(await transport.save(request, never)).toMatchObject({ ok: false, error: { type: 'stale_client' } })
    expect(await transport.save(request, never)).toEqual(ok(value))
  })

  test('[C7] what an action throws otherwise is thrown on: nobody knows what happened', async () => {
    const transport = createHttpTransport({
      saveCanvas: () => Promise.reject(new TypeError('Failed to fetch')),
    })
    await expect(transport.save(request, never)).rejects.toThrow(TypeError)
  })

  test('[C3] behind an action that hangs, saves take the other door', async () => {
    const origin = await serve((_request, response) => reply(response, 200, ok(value)))
    const transport = createHttpTransport({ saveCanvas: () => new Promise(() => {}), origin })
    void transport.save(request, never)
    expect(await transport.save(request, never)).toEqual(ok(value))
  })

  test('the door at page hide gets the whole request, and its refusal is no success', async () => {
    let received = ''
    const origin = await serve((incoming, response) => {
      incoming.on('data', (chunk) => (received += chunk))
      incoming.on('end', () => reply(response, 409, refuse('conflict', 'Too late.')))
    })
    const transport = createHttpTransport({ saveCanvas: () => new Promise(() => {}), origin })
    expect(await transport.saveAtPageHide(request)).toMatchObject({ ok: false, error: { type: 'conflict' } })
    expect(JSON.parse(received)).toEqual(request)
  })

  test('what a browser would not let outlive the page is not sent at all', () => {
    const transport = createHttpTransport({ saveCanvas: () => new Promise(() => {}) })
    const big = { ...request, operations: [operation([create(box({ text: 'x'.repeat(KEEPALIVE_BYTES) }))])] }
    expect(transport.saveAtPageHide(big)).toBeNull()
  })

  test.each([
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [409, 'unavailable'],
    [429, 'rate_limited'],
    [500, 'unavailable'],
    [502, 'unavailable'],
  ])('an answer %i from something before the server is %s, and never a success', async (status, type) => {
    const origin = await serve((_request, response) => reply(response, status, '<html>'))
    const transport = createHttpTransport({ saveCanvas: () => new Promise(() => {}), origin })
    expect(await transport.changesSince(CANVAS, 3, never)).toMatchObject({ ok: false, error: { type } })
    expect(await transport.elements(CANVAS, null, never)).toMatchObject({ ok: false, error: { type } })
  })

  test('a page of HTML with status 200, as a portal of a hotel has it, is no answer', async () => {
    const origin = await serve((_request, response) => reply(response, 200, '<html>Welcome</html>'))
    const transport = createHttpTransport({ saveCanvas: () => new Promise(() => {}), origin })
    await expect(transport.changesSince(CANVAS, 3, never)).rejects.toThrow()
  })
})
