import type { SaveRequest, SaveResult } from '../../lib/protocol/save'
import { ok, type Result } from '../../lib/result'
import type { Transport } from '../../lib/sync/contracts'
import type { Tables } from './tables'

/** A question on its way to the server. */
interface Question {
  readonly ask: () => unknown
  readonly hear: (answer: unknown) => void
  readonly fail: (error: Error) => void
}

interface Answer extends Pick<Question, 'hear' | 'fail'> {
  readonly answer: unknown
}

export interface WireEvents {
  onSent(request: SaveRequest): void
  onAnswered(result: SaveResult): void
  /** Nothing reaches a dead tab, whatever it asked while it lived. */
  isAlive(): boolean
  /** Its first look at the canvas comes at once. */
  isLoading(): boolean
}

/** The network between all tabs and the server. Nothing moves on it by itself; anything may be lost, late or repeated. */
export class Wire {
  readonly #questions: Question[] = []
  readonly #answers: Answer[] = []
  /** True: everything arrives at once. */
  isHealed = false

  /** `onServed`: an answer leaves the server, be it heard or not. */
  constructor(
    readonly tables: Tables,
    readonly onServed: (result: SaveResult) => void,
  ) {}

  transport(userId: string, events: WireEvents): Transport {
    const { tables } = this
    const save = async (request: SaveRequest, signal?: AbortSignal) => {
      const result = await this.#send<SaveResult>({ events, signal }, request, (sent) => {
        const served = tables.save(userId, sent as SaveRequest)
        this.onServed(served)
        return served
      })
      events.onAnswered(result)
      return result
    }
    return {
      save: (request, signal) => {
        events.onSent(request)
        return save(request, signal)
      },
      // Whoever goes away cannot wait for his disk.
      saveAtPageHide: (request) => save(request),
      changesSince: (_canvas, version, signal) =>
        this.#send({ events, signal }, version, (sent) => ok(tables.changesSince(sent as number))),
      elements: async (_canvas, _view, signal) => {
        const lines = events.isLoading()
          ? tables.elementLines()
          : await this.#send({ events, signal }, null, () => tables.elementLines())
        return ok(streamOf(lines)) as Result<ReadableStream<Uint8Array>>
      },
    }
  }

  /** A question reaches the server; `again`: and will once more. */
  arrive(which: number, again: boolean): void {
    const question = take(this.#questions, which, again)
    if (question) this.#answers.push({ ...question, answer: question.ask() })
  }

  /** An answer reaches who asked, is lost with an error, or never comes. */
  answer(which: number, fate: 'heard' | 'lost' | 'never'): void {
    const answer = take(this.#answers, which, false)
    if (fate === 'heard') answer?.hear(answer.answer)
    if (fate === 'lost') answer?.fail(new TypeError('Failed to fetch'))
  }

  lose(which: number): void {
    take(this.#questions, which, false)?.fail(new TypeError('Failed to fetch'))
  }

  heal(): void {
    this.isHealed = true
    while (this.#questions.length > 0) this.arrive(0, false)
    while (this.#answers.length > 0) this.answer(0, 'heard')
  }

  /** Who gives a question up hears nothing more of it; what it asked for may happen all the same. */
  #send<A>(
    { events, signal }: { events: WireEvents; signal: AbortSignal | undefined },
    sent: unknown,
    ask: (sent: unknown) => A,
  ): Promise<A> {
    const bytes = JSON.stringify(sent)
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => events.isAlive() && reject(signal.reason))
      this.#questions.push({
        ask: () => overTheWire(ask(JSON.parse(bytes))),
        hear: (answer) => events.isAlive() && resolve(answer as A),
        fail: (error) => events.isAlive() && reject(error),
      })
      if (this.isHealed) this.heal()
    })
  }
}

function take<T>(wire: T[], which: number, keep: boolean): T | undefined {
  if (wire.length === 0) return undefined
  const index = which % wire.length
  return keep ? wire[index] : wire.splice(index, 1)[0]
}

function overTheWire(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

function streamOf(text: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes)
      controller.close()
    },
  })
}
