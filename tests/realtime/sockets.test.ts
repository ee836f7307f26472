import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createCanvas, trashCanvas } from '../../db/queries/canvases'
import { PROTOCOL } from '../../lib/protocol/save'
import { closeCodes, type ServerMessage, serverMessageSchema } from '../../lib/protocol/socket'
import { createMemoryBus } from '../../lib/realtime/bus-memory'
import { openRealtime, type Realtime, realtimeDefaults } from '../../lib/realtime/realtime'
import { publishCommit } from '../../lib/server/commits'
import { createHttpServer, type HttpServer } from '../../lib/server/http'
import { signInGuest, type Visitor, withProcess } from '../support/process'

const db = withProcess()
let http: HttpServer
let realtime: Realtime
let host: string

beforeAll(async () => {
  http = createHttpServer((_, response) => response.end())
  realtime = openRealtime({ ...realtimeDefaults, bus: createMemoryBus() })
  http.server.on('upgrade', (request, socket, head) => realtime.upgrade(request, socket, head))
  await http.listen('127.0.0.1', 0)
  host = `127.0.0.1:${(http.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await Promise.all([http.drain(), realtime.close()])
})

describe('coming in', () => {
  test('[P1] a member hears the version first', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    await db().pool.query('UPDATE canvases SET version = 7 WHERE id = $1', [canvasId])
    const socket = await open(guest, canvasId)
    expect(await socket.next()).toEqual({
      type: 'hello',
      protocol: PROTOCOL,
      canvasId,
      version: 7,
      userId: guest.id,
    })
  })

  test('[P1] a stranger, a wrong id and a missing canvas are refused before the upgrade, and alike', async () => {
    const { canvasId } = await guestWithCanvas()
    const stranger = await signInGuest()
    expect(await refusal(stranger, canvasId)).toBe(404)
    expect(await refusal(stranger, randomUUID())).toBe(404)
    expect(await refusal(stranger, 'nonsense')).toBe(400)
  })

  test('[P1] without a session nobody comes in', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    expect(await refusal({ ...guest, cookie: '' }, canvasId)).toBe(401)
  })

  test('[P1] pages of other sites do not come in, whoever looks at them', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    expect(await refusal(guest, canvasId, 'https://evil.example')).toBe(403)
    expect(await refusal(guest, canvasId, null)).toBe(403)
  })
})

describe('hearing of commits', () => {
  test('[P2] everybody on the canvas is told the new version, and nobody else', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const other = await guestWithCanvas()
    const here = [await open(guest, canvasId), await open(guest, canvasId)]
    const elsewhere = await open(other.guest, other.canvasId)
    for (const socket of [...here, elsewhere]) await socket.next()

    publishCommit(canvasId, 3)
    publishCommit(other.canvasId, 1)
    for (const socket of here) expect(await socket.next()).toEqual({ type: 'head', version: 3 })
    expect(await elsewhere.next()).toEqual({ type: 'head', version: 1 })
  })

  test('[P2] commits told in the wrong order never take the version back', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const socket = await open(guest, canvasId)
    await socket.next()
    publishCommit(canvasId, 9)
    publishCommit(canvasId, 8)
    expect(await socket.next()).toEqual({ type: 'head', version: 9 })
    expect(await socket.next()).toEqual({ type: 'head', version: 9 })
  })

  test('[P2] a commit that nobody told of is healed by the head', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const socket = await open(guest, canvasId)
    await socket.next()
    await db().pool.query('UPDATE canvases SET version = 5 WHERE id = $1', [canvasId])
    await realtime.tellHeads()
    expect(await socket.next()).toEqual({ type: 'head', version: 5 })
  })
})

describe('having to leave', () => {
  test('[P1] who lost the role is shown out', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const friend = await signInGuest()
    await db().pool.query(`INSERT INTO canvas_members VALUES ($1, $2, 'viewer')`, [canvasId, friend.id])
    const [mine, theirs] = [await open(guest, canvasId), await open(friend, canvasId)]
    await Promise.all([mine.next(), theirs.next()])

    await trashCanvas(db(), { canvasId, userId: guest.id })
    await realtime.recheckAccess()
    expect(await theirs.closed).toBe(closeCodes.forbidden)
    expect(mine.isOpen()).toBe(true)
  })

  test('[P1] who signed out is shown out', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const socket = await open(guest, canvasId)
    await socket.next()
    await db().pool.query('DELETE FROM sessions WHERE user_id = $1', [guest.id])
    await realtime.recheckAccess()
    expect(await socket.closed).toBe(closeCodes.unauthenticated)
  })

  test('[P5] who says more than 64 kB at once is cut off', async () => {
    const { guest, canvasId } = await guestWithCanvas()
    const socket = await open(guest, canvasId)
    await socket.next()
    socket.say('x'.repeat(65 * 1024))
    expect(await socket.closed).toBe(1009)
  })

  test('[P5] a stopping server says that it goes, and takes nobody new', async () => {
    const passing = openRealtime({ ...realtimeDefaults, bus: createMemoryBus() })
    const server = createHttpServer((_, response) => response.end())
    server.server.on('upgrade', (request, socket, head) => passing.upgrade(request, socket, head))
    await server.listen('127.0.0.1', 0)
    const { port } = server.server.address() as AddressInfo
    const { guest, canvasId } = await guestWithCanvas()
    const socket = await open(guest, canvasId, `127.0.0.1:${port}`)
    await socket.next()

    await passing.close()
    expect(await socket.closed).toBe(closeCodes.goingAway)
    expect(await refusal(guest, canvasId, undefined, `127.0.0.1:${port}`)).toBe(503)
    await server.drain()
  })
})

async function guestWithCanvas(): Promise<{ guest: Visitor; canvasId: string }> {
  const guest = await signInGuest()
  const canvasId = randomUUID()
  await createCanvas(db(), { canvasId, userId: guest.id, title: 'Mine' })
  return { guest, canvasId }
}

function dial(
  guest: Pick<Visitor, 'cookie'>,
  canvasId: string,
  at: string,
  origin: string | null = `http://${at}`,
) {
  return new WebSocket(`ws://${at}/ws?canvas=${canvasId}`, {
    headers: { cookie: guest.cookie, ...(origin === null ? {} : { origin }) },
  })
}

/** A socket whose messages are read one by one, none of them lost. */
async function open(guest: Visitor, canvasId: string, at = host) {
  const socket = dial(guest, canvasId, at)
  const heard: ServerMessage[] = []
  const waiting: ((message: ServerMessage) => void)[] = []
  socket.on('message', (data) => {
    const message = serverMessageSchema.parse(JSON.parse(String(data)))
    const next = waiting.shift()
    if (next) next(message)
    else heard.push(message)
  })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))
  return {
    closed,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    say: (text: string) => socket.send(text),
    next: () =>
      new Promise<ServerMessage>((resolve) => {
        const message = heard.shift()
        if (message) resolve(message)
        else waiting.push(resolve)
      }),
  }
}

/** The HTTP status of a refused upgrade. */
function refusal(
  guest: Pick<Visitor, 'cookie'>,
  canvasId: string,
  origin?: string | null,
  at = host,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = dial(guest, canvasId, at, origin)
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
    socket.on('open', () => reject(new Error('The socket was let in.')))
    socket.on('error', () => undefined)
  })
}
