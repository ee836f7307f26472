import type { WebSocketConstructor, WebSocketLike } from '@neondatabase/serverless'
import { type ClientOptions, type RawData, WebSocket } from 'ws'
import { ConnectionError } from './connection-error'

type Listener = Parameters<WebSocketLike['addEventListener']>[1]

/** Larger writes go out as they are: copying them together would cost more than another frame. */
const GATHER_BYTES = 64 * 1024
/** A dead host never answers a close. */
const CLOSE_TIMEOUT_MS = 1000

/** How long a question may stay without an answer, in milliseconds; it can be changed while the socket is open. */
export interface Patience {
  limitMs: number
}

/**
 * The WebSocket that the database driver gets. It differs from a plain one in four ways:
 * - a socket that breaks says so with a `ConnectionError`, which the driver hands to the query under way. A plain one
 *   gives an ErrorEvent, or on a clean close an Error that can be known only by its text;
 * - what the driver writes in one turn (parse, bind, describe, execute, sync) goes out as one frame;
 * - closing takes at most a second;
 * - a server that stays silent longer than every timeout of its own is taken for gone: a network that just drops
 *   packets would otherwise hold the question, and its connection, for a quarter of an hour.
 */
export function wireSocket(options: ClientOptions, patience: Patience): WebSocketConstructor {
  return class WireSocket implements WebSocketLike {
    readonly #socket: WebSocket
    readonly #failed: Listener[] = []
    #gathered: Uint8Array[] = []
    #isClosing = false
    #silence: NodeJS.Timeout | undefined

    constructor(url: string) {
      this.#socket = new WebSocket(url, { perMessageDeflate: false, ...options })
      this.#socket.on('message', (data) => this.#hear(data))
      this.#socket.once('error', (error: NodeJS.ErrnoException) => this.#fail(error.code ?? null, error))
      this.#socket.once('close', (_code, reason) => this.#fail(reason.toString('utf8') || null))
    }

    get readyState(): number {
      return this.#socket.readyState
    }

    get binaryType(): string {
      return this.#socket.binaryType
    }

    set binaryType(type: string) {
      if (type === 'arraybuffer' || type === 'nodebuffer') this.#socket.binaryType = type
    }

    addEventListener(type: 'open' | 'message' | 'close' | 'error', listener: Listener): void {
      if (type === 'error') this.#failed.push(listener)
      else this.#socket.addEventListener(type, (event: unknown) => listener.call(this, event))
    }

    send(data: Uint8Array): void {
      if (isGoodbye(data)) this.#expectClose()
      if (data.byteLength > GATHER_BYTES) {
        this.#flush()
        this.#write(data)
        return
      }
      if (this.#gathered.length === 0) queueMicrotask(() => this.#flush())
      this.#gathered.push(data)
    }

    close(): void {
      this.#flush()
      this.#expectClose()
      this.#socket.close()
    }

    #expectClose(): void {
      this.#isClosing = true
      clearTimeout(this.#silence)
      setTimeout(() => this.#socket.terminate(), CLOSE_TIMEOUT_MS).unref()
    }

    #flush(): void {
      const [first, ...rest] = this.#gathered
      if (!first) return
      this.#gathered = []
      this.#write(rest.length === 0 ? first : Buffer.concat([first, ...rest]))
    }

    #write(data: Uint8Array): void {
      if (this.#socket.readyState !== WebSocket.OPEN) return
      this.#socket.send(data)
      this.#listen()
    }

    #listen(): void {
      clearTimeout(this.#silence)
      if (!Number.isFinite(patience.limitMs)) return
      this.#silence = setTimeout(() => {
        this.#fail('ETIMEDOUT')
        this.#socket.terminate()
      }, patience.limitMs).unref()
    }

    #hear(data: RawData): void {
      if (isAnswered(data)) clearTimeout(this.#silence)
      else this.#silence?.refresh()
    }

    #fail(reason: string | null, cause?: Error): void {
      clearTimeout(this.#silence)
      if (this.#isClosing) return
      this.#isClosing = true
      const error = new ConnectionError(
        'The connection to the database was lost.',
        reason,
        cause && { cause },
      )
      for (const listener of this.#failed) listener.call(this, error)
    }
  }
}

/** Postgres' Terminate: the driver says it and leaves the closing to the server. */
function isGoodbye(data: Uint8Array): boolean {
  return data.byteLength === 5 && data[0] === 0x58
}

/** Ends with ReadyForQuery: the server has said all it had to say. */
function isAnswered(data: RawData): boolean {
  const bytes =
    data instanceof ArrayBuffer ? new Uint8Array(data) : Array.isArray(data) ? Buffer.concat(data) : data
  const end = bytes.byteLength
  return end >= 6 && bytes[end - 6] === 0x5a && bytes[end - 5] === 0 && bytes[end - 2] === 5
}
