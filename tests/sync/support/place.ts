import { createEditor } from '../../../lib/editor/create-editor'
import type { Editor } from '../../../lib/editor/editor'
import type { Element } from '../../../lib/editor/model/element'
import { toRecord } from '../../../lib/editor/model/record'
import type { ElementRow } from '../../../lib/protocol/elements'
import type { SaveRequest, SaveResult } from '../../../lib/protocol/save'
import { ok } from '../../../lib/result'
import { holdClientLocks } from '../../../lib/sync/client-locks'
import type {
  News,
  Notice,
  Page,
  PageEvent,
  SaveStatus,
  Session,
  Transport,
} from '../../../lib/sync/contracts'
import { openOutbox } from '../../../lib/sync/outbox'
import { openSession } from '../../../lib/sync/session'
import { DrivenTimers, rest } from './driven-timers'
import { BrowserLocks } from './locks'
import { CANVAS, idMaker } from './model-client'
import { ModelServer } from './model-server'

/** The server end of all tabs of a test: what it does with a request can be changed at any time. */
export class Wire {
  readonly requests: SaveRequest[] = []
  readonly atPageHide: SaveRequest[] = []
  isDown = false
  /** Answers the next saves, one each; then the server does. */
  readonly answers: ((request: SaveRequest) => SaveResult | Promise<SaveResult>)[] = []
  /** Bytes after which a stream of elements breaks off, one each. */
  readonly cuts: number[] = []

  constructor(readonly server: ModelServer) {}

  transport(): Transport {
    return {
      save: async (request) => {
        this.requests.push(overTheWire(request))
        const answer = this.answers.shift()
        if (answer) return answer(request)
        this.#mustBeUp()
        return overTheWire(this.server.save(overTheWire(request)))
      },
      saveAtPageHide: (request) => {
        this.atPageHide.push(request)
        if (this.isDown) return Promise.reject(new TypeError('Failed to fetch'))
        return Promise.resolve(overTheWire(this.server.save(overTheWire(request))))
      },
      changesSince: async (_canvasId, version) => {
        this.#mustBeUp()
        return ok(overTheWire(this.server.changesSince(version)))
      },
      elements: async () => {
        this.#mustBeUp()
        return ok(streamOf(this.server, this.cuts.shift()))
      },
    }
  }

  #mustBeUp(): void {
    if (this.isDown) throw new TypeError('Failed to fetch')
  }
}

export interface Tab {
  readonly editor: Editor
  readonly session: Session
  readonly timers: DrivenTimers
  readonly notices: Notice[]
  /** Every state the save status went through, without repetitions. */
  readonly states: SaveStatus['state'][]
  status(): SaveStatus
  page(event: PageEvent): void
  /** The browser ends it without a word. */
  crash(): void
}

/** A person at one device, with as many tabs as they open. */
export class Place {
  readonly wire: Wire
  readonly #browser = new BrowserLocks()
  readonly #newId = idMaker()
  readonly #heads = new Set<(version: number) => void>()

  constructor(
    readonly server = new ModelServer(),
    readonly userId = 'ana',
  ) {
    this.wire = new Wire(server)
  }

  async open(given: { readonly loaded?: boolean } = {}): Promise<Tab> {
    const timers = new DrivenTimers()
    const { locks, die } = this.#browser.tab()
    const editor = createEditor({
      now: timers.now,
      newId: this.#newId,
      random: () => 0.5,
      measureText: (line, { fontSize }) => line.length * fontSize * 0.5,
    })
    const pageListeners = new Set<(event: PageEvent) => void>()
    const notices: Notice[] = []
    const states: SaveStatus['state'][] = []
    let isAlive = true
    const page: Page = {
      isOnline: () => true,
      isVisible: () => true,
      listen(listener) {
        pageListeners.add(listener)
        return () => pageListeners.delete(listener)
      },
    }
    const session = openSession({
      canvasId: CANVAS,
      userId: this.userId,
      editor,
      transport: whileAlive(this.wire.transport(), () => isAlive),
      environment: {
        timers,
        random: () => 1,
        newId: this.#newId,
        breathe: () => Promise.resolve(),
        page,
        openOutbox: (owner) => openOutbox(owner, holdClientLocks(locks)),
        connectNews: ({ onHead }) => this.#connect(onHead),
      },
    })
    session.onNotice((notice) => notices.push(notice))
    session.status.subscribe(({ state }) => {
      if (states.at(-1) !== state) states.push(state)
    })
    if (given.loaded !== false) await session.opened
    await rest()
    states.length = 0
    return {
      editor,
      session,
      timers,
      notices,
      states,
      status: () => session.status.getState(),
      page(event) {
        for (const listener of pageListeners) listener(event)
      },
      crash() {
        isAlive = false
        die()
      },
    }
  }

  #connect(onHead: (version: number) => void): News {
    this.#heads.add(onHead)
    return {
      announce: (version) => {
        for (const tell of this.#heads) if (tell !== onHead) tell(version)
      },
      close: () => this.#heads.delete(onHead),
    }
  }
}

/** Nothing leaves a dead tab and nothing reaches it. */
function whileAlive(transport: Transport, isAlive: () => boolean): Transport {
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    const result = isAlive() ? await work() : never()
    return isAlive() ? result : never()
  }
  return {
    save: (...given) => guard(() => transport.save(...given)),
    saveAtPageHide: (request) => (isAlive() ? transport.saveAtPageHide(request) : null),
    changesSince: (...given) => guard(() => transport.changesSince(...given)),
    elements: (...given) => guard(() => transport.elements(...given)),
  }
}

function never(): Promise<never> {
  return new Promise(() => {})
}

function overTheWire<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

function streamOf(server: ModelServer, cutAfter?: number): ReadableStream<Uint8Array> {
  const rows = server.rows()
  const lines: unknown[] = [{ version: server.version, count: rows.length, bounds: null }]
  for (let start = 0; start < rows.length; start += 2) lines.push(rows.slice(start, start + 2).map(rowOf))
  lines.push({ end: true })
  const text = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`
  const bytes = new TextEncoder().encode(text).slice(0, cutAfter)
  return new ReadableStream({
    start(controller) {
      for (let start = 0; start < bytes.length; start += 100)
        controller.enqueue(bytes.slice(start, start + 100))
      controller.close()
    },
  })
}

export function rowOf(element: Element): ElementRow {
  const { id, type, x, y, width, height, rotation, z_index, props } = toRecord(element)
  return [id, type, x, y, width, height, rotation, z_index, props]
}
