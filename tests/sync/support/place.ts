import { uuidv7 } from 'uuidv7'
import { createEditor } from '../../../lib/editor/create-editor'
import type { Editor } from '../../../lib/editor/editor'
import type { Element } from '../../../lib/editor/model/element'
import { toRecord } from '../../../lib/editor/model/record'
import type { ChangesAnswer, ElementRow } from '../../../lib/protocol/elements'
import type { SaveRequest, SaveResult } from '../../../lib/protocol/save'
import { type Failure, ok } from '../../../lib/result'
import { holdClientLocks } from '../../../lib/sync/client-locks'
import type {
  CanvasCopy,
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
import { CANVAS } from './model-client'
import { ModelServer } from './model-server'

/** What answers at the other end: the model, or the real thing on a Postgres. */
export interface Backend {
  readonly canvasId: string
  save(userId: string, request: SaveRequest): SaveResult | Promise<SaveResult>
  changesSince(userId: string, version: number): ChangesAnswer | Promise<ChangesAnswer>
  /** The text of GET …/elements. */
  elements(userId: string): string | Promise<string>
}

export function modelBackend(server: ModelServer): Backend {
  return {
    canvasId: CANVAS,
    save: (_userId, request) => server.save(request),
    changesSince: (_userId, version) => server.changesSince(version),
    elements: () => elementsOf(server),
  }
}

/** The server end of all tabs of a test: what it does with a request can be changed at any time. */
export class Wire {
  readonly requests: SaveRequest[] = []
  readonly atPageHide: SaveRequest[] = []
  isDown = false
  /** Answers the next saves, one each; then the server does. */
  readonly answers: ((request: SaveRequest) => SaveResult | Promise<SaveResult>)[] = []
  /** Why the canvas cannot be opened, if so. */
  refusesToOpen: Failure | null = null
  /** Bytes after which a stream of elements breaks off, one each. */
  readonly cuts: number[] = []

  /** Saves that the server commits while their answer never comes. */
  lostAnswers = 0

  /** What was asked for beside the saves, in order. */
  readonly asked: ('changes' | 'rows')[] = []

  /** Questions for changes that are never answered. */
  unansweredChanges = 0

  constructor(
    readonly backend: Backend,
    readonly userId: string,
  ) {}

  transport(copy?: CanvasCopy): Transport {
    return {
      save: async (request) => {
        this.requests.push(overTheWire(request))
        const answer = this.answers.shift()
        if (answer) return answer(request)
        this.#mustBeUp()
        const result = overTheWire(await this.backend.save(this.userId, overTheWire(request)))
        if (this.lostAnswers === 0) return result
        this.lostAnswers--
        throw new TypeError('Failed to fetch')
      },
      saveAtPageHide: (request) => {
        this.atPageHide.push(request)
        if (this.isDown) return Promise.reject(new TypeError('Failed to fetch'))
        return Promise.resolve(this.backend.save(this.userId, overTheWire(request))).then(overTheWire)
      },
      changesSince: async (_canvasId, version) => {
        this.asked.push('changes')
        this.#mustBeUp()
        if (this.unansweredChanges-- > 0) return never()
        return ok(overTheWire(await this.backend.changesSince(this.userId, version)))
      },
      elements: async () => {
        this.asked.push('rows')
        this.#mustBeUp()
        if (this.refusesToOpen) return { ok: false, error: this.refusesToOpen }
        const rows = streamOf(await this.backend.elements(this.userId), this.cuts.shift())
        return ok(copy?.watch(rows, false) ?? rows)
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
  readonly #heads = new Set<(version: number) => void>()

  constructor(
    readonly server = new ModelServer(),
    readonly userId = 'ana',
    readonly backend = modelBackend(server),
  ) {
    this.wire = new Wire(backend, userId)
  }

  async open(given: { readonly loaded?: boolean; readonly copy?: CanvasCopy } = {}): Promise<Tab> {
    const timers = new DrivenTimers()
    const { locks, die } = this.#browser.tab()
    const editor = createEditor({
      now: timers.now,
      newId: uuidv7,
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
      canvasId: this.backend.canvasId,
      userId: this.userId,
      editor,
      transport: whileAlive(this.wire.transport(given.copy), () => isAlive),
      ...(given.copy && { copy: given.copy }),
      environment: {
        timers,
        random: () => 1,
        newId: uuidv7,
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

  /** The server says to all tabs how far the canvas is. */
  tell(version: number): void {
    for (const onHead of this.#heads) onHead(version)
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

function elementsOf(server: ModelServer): string {
  const rows = server.rows()
  const lines: unknown[] = [{ version: server.version, count: rows.length, bounds: null }]
  for (let start = 0; start < rows.length; start += 2) lines.push(rows.slice(start, start + 2).map(rowOf))
  lines.push({ end: true })
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`
}

export function streamOf(text: string, cutAfter?: number): ReadableStream<Uint8Array<ArrayBuffer>> {
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
