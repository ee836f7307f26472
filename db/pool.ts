import { Client, type ClientConfig, Pool, type PoolClient, type PoolConfig } from '@neondatabase/serverless'
import type { ClientOptions } from 'ws'
import { ConnectionError } from './connection-error'
import { sqlStateOf } from './errors'
import { type Patience, wireSocket } from './wire-socket'

/** How the driver reaches its server. Set on each client: the driver's global settings stay as they are. */
export interface Wire {
  readonly socket: ClientOptions
  /** host:port/path of the WebSocket, where it is not Neon's own. */
  readonly proxy: string | null
  /** Sends the password with the greeting, before it was asked for: saves a round trip where the server takes it so. */
  readonly isPasswordPipelined: boolean
  /** A question without any answer for this long means that the server is gone. */
  readonly silenceMs: number
}

/** A pool of the driver's clients on this wire. Without a connection, `connect` fails with a `ConnectionError`. */
export function createPool(config: PoolConfig, wire: Wire): Pool {
  const pool = new WirePool(config)
  pool.Client = clientOn(wire)
  return pool
}

/** Lets a connection wait for as long as an answer takes; answers how to take that back. */
export function waitForever(client: PoolClient): () => void {
  const patience = PATIENCE in client ? (client[PATIENCE] as Patience) : null
  if (!patience) return () => {}
  const before = patience.limitMs
  patience.limitMs = Number.POSITIVE_INFINITY
  return () => {
    patience.limitMs = before
  }
}

/** Found by name in the process, as Next bundles this module several times. */
const PATIENCE = Symbol.for('indelible.patience')

function clientOn({ socket, proxy, isPasswordPipelined, silenceMs }: Wire): typeof Client {
  return class WireClient extends Client {
    readonly [PATIENCE]: Patience = { limitMs: silenceMs }

    constructor(config?: string | ClientConfig) {
      super(config)
      const settings = this.neonConfig
      settings.webSocketConstructor = wireSocket(socket, this[PATIENCE])
      // The socket gathers writes itself, without waiting for a timer: 1.26 → 0.17 ms a query.
      settings.coalesceWrites = false
      settings.pipelineConnect = isPasswordPipelined ? 'password' : false
      if (proxy !== null) {
        settings.wsProxy = () => proxy
        settings.useSecureWebSocket = false
      }
      // A connection may die while nobody listens: between two users, or after its last words. Whoever asks it for
      // something is told; an 'error' without a listener would end the process.
      this.on('error', () => {})
    }
  }
}

type Connected = (
  error: Error | undefined,
  client: PoolClient | undefined,
  done: (release?: unknown) => void,
) => void

class WirePool extends Pool {
  override connect(): Promise<PoolClient>
  override connect(callback: Connected): void
  override connect(callback?: Connected): Promise<PoolClient> | undefined {
    if (!callback) {
      return super.connect().catch((error: unknown) => {
        throw withoutConnection(error)
      })
    }
    super.connect((error, client, done) => callback(error && withoutConnection(error), client, done))
    return undefined
  }
}

/** An exhausted or ended pool gives a plain Error that only its text could tell: so it is named here, where it comes from. */
function withoutConnection(error: unknown): Error {
  if (error instanceof Error && (error instanceof ConnectionError || sqlStateOf(error) !== null)) return error
  return new ConnectionError('No connection to the database could be had.', null, { cause: error })
}
