import {
  Client,
  type ClientConfig,
  Pool,
  type PoolClient,
  type PoolConfig,
  type WebSocketConstructor,
} from '@neondatabase/serverless'
import { ConnectionError } from './connection-error'
import { sqlStateOf } from './errors'

/** How the driver reaches its server. Set on each client: the driver's global settings stay as they are. */
export interface Wire {
  readonly socket: WebSocketConstructor
  /** host:port/path of the WebSocket, where it is not Neon's own. */
  readonly proxy: string | null
  /** Sends the password with the greeting, before it was asked for: saves a round trip where the server takes it so. */
  readonly isPasswordPipelined: boolean
}

/** A pool of the driver's clients on this wire. Without a connection, `connect` fails with a `ConnectionError`. */
export function createPool(config: PoolConfig, wire: Wire): Pool {
  const pool = new WirePool(config)
  pool.Client = clientOn(wire)
  return pool
}

function clientOn({ socket, proxy, isPasswordPipelined }: Wire): typeof Client {
  return class WireClient extends Client {
    constructor(config?: string | ClientConfig) {
      super(config)
      const settings = this.neonConfig
      settings.webSocketConstructor = socket
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
