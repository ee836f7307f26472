import { uuidv7 } from 'uuidv7'
import WebSocket from 'ws'
import type { Change } from '../../lib/editor/changes/change'
import { createEditor } from '../../lib/editor/create-editor'
import type { Element } from '../../lib/editor/model/element'
import type { SaveRequest, SaveResult } from '../../lib/protocol/save'
import { serverMessageSchema } from '../../lib/protocol/socket'
import type { ConnectNews, Session, Timers } from '../../lib/sync/contracts'
import { openOutbox } from '../../lib/sync/outbox'
import { openSession } from '../../lib/sync/session'
import { createHttpTransport } from '../../lib/sync/transport'
import { box, create, frame, remove, set } from '../editor/changes/decide-build'

/** Somebody who was let in. */
export interface Guest {
  readonly userId: string
  readonly cookie: string
}

export async function signInGuest(origin: string): Promise<Guest> {
  const response = await fetch(`${origin}/api/auth/sign-in/anonymous`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: '{}',
  })
  if (!response.ok) throw new Error(`No guest is let in: ${response.status} ${await response.text()}`)
  const { user } = (await response.json()) as { readonly user: { readonly id: string } }
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return { userId: user.id, cookie }
}

/**
 * A person with a fast hand: the real editor, session and outbox, over HTTP and a socket, without a screen. Every gesture
 * n places something at x = n, so that the log tells which of them it holds, and how often.
 */
export interface Drawer {
  readonly userId: string
  readonly session: Session
  /** Made so far: numbered from 1. */
  readonly gestures: number
  /** Versions that the server said it committed, by operation. */
  readonly acknowledged: ReadonlyMap<string, number>
  /** Draws one gesture after the other until `rest`. */
  begin(everyMs: number): void
  rest(): void
  elements(): Element[]
  close(): Promise<void>
}

/** Elements a drawer keeps before it deletes its oldest with each new one. */
const KEEPS = 40

export async function openDrawer(options: {
  readonly guest: Guest
  readonly origin: string
  readonly canvasId: string
}): Promise<Drawer> {
  const { guest, origin, canvasId } = options
  const { userId, cookie } = guest
  const acknowledged = new Map<string, number>()
  const newId = uuidv7
  const measureText = (line: string, { fontSize }: { fontSize: number }) => line.length * fontSize * 0.5
  const editor = createEditor({ now: Date.now, newId, random: Math.random, measureText })
  const asGuest: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('cookie', cookie)
    headers.set('origin', origin)
    return fetch(input, { ...init, headers })
  }
  const transport = createHttpTransport({
    origin,
    fetch: asGuest,
    async saveCanvas(request: SaveRequest) {
      const response = await asGuest(`${origin}/api/canvases/${canvasId}/save`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      })
      const result = (await response.json()) as SaveResult
      for (const { opId, version } of committedIn(result)) acknowledged.set(opId, version)
      return result
    },
  })
  const session = openSession({
    canvasId,
    userId,
    editor,
    transport,
    environment: {
      timers: wallClock,
      random: Math.random,
      newId,
      breathe: () => new Promise((done) => setImmediate(done)),
      page: { isOnline: () => true, isVisible: () => true, listen: () => () => {} },
      openOutbox: (owner) => openOutbox(owner),
      connectNews: newsOver(origin, cookie),
    },
  })
  const opened = await session.opened
  if (!opened.ok) throw new Error(`The canvas does not open: ${opened.error.message}`)

  let gestures = 0
  let timer: NodeJS.Timeout | undefined
  const alive: string[] = []
  const home = newId()

  function draw(): void {
    gestures += 1
    const changes = changesOf(gestures)
    for (const change of changes) {
      if (change.kind === 'create' && change.element.id !== home) alive.push(change.element.id)
    }
    editor.commit(changes)
  }

  /** Makes, moves, puts into the frame and takes out of it (which the fast path cannot do), replaces. */
  function changesOf(x: number): Change[] {
    if (x === 1) return [create(frame({ id: home, x }))]
    const made = create(box({ id: newId(), x }))
    const last = editor.document.get(alive.at(-1) ?? '')
    if (!last) return [made]
    const position = [
      { x: last.x, y: last.y },
      { x, y: last.y },
    ] as const
    if (x % 4 === 1) return [set(last, { position, parent: [last.parent, last.parent ? null : home] })]
    if (x % 4 !== 0) return [set(last, { position })]
    const oldest = alive.length < KEEPS ? undefined : editor.document.get(alive.shift() ?? '')
    return oldest ? [remove(oldest), made] : [made]
  }

  return {
    userId,
    session,
    get gestures() {
      return gestures
    },
    acknowledged,
    begin(everyMs) {
      clearInterval(timer)
      timer = setInterval(draw, everyMs)
    },
    rest: () => clearInterval(timer),
    elements: () => [...editor.document.elements()],
    async close() {
      clearInterval(timer)
      await session.close()
    },
  }
}

function committedIn(result: SaveResult) {
  if (result.ok) return result.value.committed
  return 'saved' in result.error && result.error.saved ? result.error.saved.committed : []
}

const wallClock: Timers = {
  now: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
}

const COME_BACK_MS = 100

/** The server's socket, for a process without a page. */
function newsOver(origin: string, cookie: string): ConnectNews {
  return ({ canvasId, onHead }) => {
    const address = `${origin.replace('http', 'ws')}/ws?canvas=${canvasId}`
    let timer: NodeJS.Timeout | undefined
    let isClosed = false
    let socket = open()

    function open(): WebSocket {
      const made = new WebSocket(address, { headers: { cookie, origin } })
      made.on('message', (bytes) => {
        const message = serverMessageSchema.safeParse(JSON.parse(String(bytes)))
        if (message.success) onHead(message.data.version)
      })
      made.on('error', () => {})
      made.on('close', () => {
        if (isClosed) return
        timer = setTimeout(() => {
          socket = open()
        }, COME_BACK_MS)
      })
      return made
    }

    return {
      announce: () => {},
      close() {
        isClosed = true
        clearTimeout(timer)
        socket.terminate()
      },
    }
  }
}
