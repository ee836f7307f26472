import type { Pool } from '@neondatabase/serverless'
import { drizzle, type NeonDatabase } from 'drizzle-orm/neon-serverless'
import { type Env, env } from '../lib/server/env'
import { type Log, log } from '../lib/server/log'
import { metrics } from '../lib/server/metrics'
import { forget, once } from '../lib/server/once'
import { type DatabaseAddress, parseDatabaseUrl } from './database-url'
import { type Embedded, startEmbedded } from './embedded'
import { sqlStateOf } from './errors'
import { createPool, type Wire } from './pool'
import { type Relay, startRelay } from './relay'
import { DatabaseStartError, explainStart } from './start-error'

/** Drizzle over the pool, or over one client inside `tx`. */
export type Orm = NeonDatabase<Record<string, never>>

export interface Database {
  readonly pool: Pool
  readonly orm: Orm
  /** null on Neon, which speaks WebSocket itself. */
  readonly relay: Relay | null
  /** What `tx` sends along with BEGIN, where a connection pooler takes no settings at connect. */
  readonly localSettings: string
  /** Waits for what is under way, then lets go of everything this process started, the embedded server included. */
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly env: Pick<Env, 'DATABASE_URL' | 'DATA_DIR'>
  readonly log: Log
  /** Connections at most. */
  readonly max?: number
  readonly timeouts?: Partial<Timeouts>
}

export interface Timeouts {
  /** A statement is cancelled after this many milliseconds (57014). */
  readonly statementMs: number
  /** A wait for one lock (55P03). */
  readonly lockMs: number
  /** A transaction whose client says nothing. */
  readonly idleInTransactionMs: number
  /** From asking the pool to having a connection. */
  readonly connectMs: number
  /** An answer may come this much later than the server's own timeout, before the server is taken for gone. */
  readonly graceMs: number
}

const TIMEOUTS: Timeouts = {
  statementMs: 20_000,
  lockMs: 8000,
  idleInTransactionMs: 15_000,
  connectMs: 8000,
  graceMs: 10_000,
}

/** More make nothing faster: one save is one or four statements. */
const MAX_CONNECTIONS = 16
const WARM_CONNECTIONS = 2
const IDLE_MS = 30_000

/**
 * Connects to the database that the environment names, proves that it answers, and throws a `DatabaseStartError` with
 * a sentence for the operator when it does not.
 */
export async function connectDatabase(options: DatabaseOptions): Promise<Database> {
  const { DATABASE_URL, DATA_DIR } = options.env
  if (DATABASE_URL !== undefined) return connectTo(DATABASE_URL, null, options)

  const embedded = await startEmbedded({ dataDir: DATA_DIR, log: options.log })
  try {
    return await connectTo(embedded.url, embedded, options)
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

/** Under this name `database()` (database.ts) finds it. */
const ONE = 'database'

/** Makes the process's one database, before anything asks for it. */
export async function openDatabase(): Promise<Database> {
  const opened = await connectDatabase({ env: env(), log: log() })
  metrics().watchPool(opened.pool)
  const closing = {
    ...opened,
    close: async () => {
      await opened.close()
      forget(ONE)
    },
  }
  return once(ONE, () => closing)
}

async function connectTo(
  url: string,
  embedded: Embedded | null,
  options: DatabaseOptions,
): Promise<Database> {
  const parsed = parseDatabaseUrl(url)
  if (!parsed.ok) throw new DatabaseStartError(parsed.error.message)
  const address = parsed.value
  const relay = await relayFor(address)
  try {
    return await openPool({ address, relay, embedded, options })
  } catch (error) {
    await relay?.close()
    throw error
  }
}

/** Neon speaks WebSocket itself. */
export async function relayFor(address: DatabaseAddress): Promise<Relay | null> {
  return address.isNeon ? null : startRelay(address)
}

interface Ground {
  readonly address: DatabaseAddress
  readonly relay: Relay | null
  readonly embedded: Embedded | null
  readonly options: DatabaseOptions
}

async function openPool({ address, relay, embedded, options }: Ground): Promise<Database> {
  const timeouts = { ...TIMEOUTS, ...options.timeouts }
  const wire = wireTo({ address, relay, isOurs: embedded !== null, timeouts })
  // A pooler between us and the server takes no settings at connect, and says so with 08P01.
  let isPooled = address.isNeon && /^[^.]+-pooler\./.test(address.host)
  let pool = poolOf({ address, wire, timeouts, isPooled, options })
  let refusal = await probe(pool)
  if (refusal !== null && !isPooled && sqlStateOf(refusal) === '08P01') {
    await pool.end()
    isPooled = true
    pool = poolOf({ address, wire, timeouts, isPooled, options })
    refusal = await probe(pool)
  }
  if (refusal !== null) {
    await pool.end()
    const name = embedded ? 'The built-in database' : 'The database of DATABASE_URL'
    throw explainStart(refusal, { name, address })
  }

  let closed: Promise<void> | null = null
  const close = async () => {
    await pool.end()
    await relay?.close()
    await embedded?.stop()
  }
  return {
    pool,
    orm: drizzle({ client: pool }),
    relay,
    localSettings: isPooled ? localSettings(timeouts) : '',
    close() {
      closed ??= close()
      return closed
    },
  }
}

/** How this process reaches that server. Neon's own endpoint is the driver's default: nothing of ours is in between. */
export function wireTo({ address, relay, isOurs, timeouts }: WireGround): Wire {
  return {
    // Masking guards proxies on the way, of which loopback has none: a zero mask costs nothing.
    socket: relay ? { generateMask: (mask) => mask.fill(0) } : {},
    proxy: relay?.url.replace(/^ws:\/\//, '') ?? null,
    // Neon and our own server take the password in the clear, inside their own tunnel; others may want SCRAM.
    isPasswordPipelined: isOurs || address.isNeon,
    silenceMs: timeouts.statementMs + timeouts.graceMs,
  }
}

export interface WireGround {
  readonly address: DatabaseAddress
  readonly relay: Pick<Relay, 'url'> | null
  readonly isOurs: boolean
  readonly timeouts: Pick<Timeouts, 'statementMs' | 'graceMs'>
}

function poolOf(ground: {
  readonly address: DatabaseAddress
  readonly wire: Wire
  readonly timeouts: Timeouts
  readonly isPooled: boolean
  readonly options: DatabaseOptions
}): Pool {
  const { address, wire, timeouts, isPooled, options } = ground
  const pool = createPool(
    {
      host: address.host,
      port: address.port,
      user: address.user,
      password: address.password,
      database: address.database,
      application_name: 'indelible',
      max: options.max ?? MAX_CONNECTIONS,
      // Kept open: a handshake costs up to 60 ms. On Neon the server sleeps when nobody asks, and ends them anyway.
      min: address.isNeon ? 0 : Math.min(WARM_CONNECTIONS, options.max ?? MAX_CONNECTIONS),
      idleTimeoutMillis: IDLE_MS,
      connectionTimeoutMillis: timeouts.connectMs,
      ...(isPooled
        ? {}
        : {
            statement_timeout: timeouts.statementMs,
            lock_timeout: timeouts.lockMs,
            idle_in_transaction_session_timeout: timeouts.idleInTransactionMs,
          }),
    },
    wire,
  )
  // An idle connection died: the pool has thrown it away already.
  pool.on('error', (error: unknown) =>
    options.log.info({ err: error }, 'an idle database connection was lost'),
  )
  return pool
}

function localSettings({ statementMs, lockMs, idleInTransactionMs }: Timeouts): string {
  return `; SET LOCAL statement_timeout = ${statementMs}; SET LOCAL lock_timeout = ${lockMs}; SET LOCAL idle_in_transaction_session_timeout = ${idleInTransactionMs}`
}

/** The oldest server that everything here was tried on. */
const OLDEST_VERSION = 150_000

/** What keeps the database from being used; null: nothing. */
async function probe(pool: Pool): Promise<unknown> {
  try {
    const { rows } = await pool.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::int AS version`,
    )
    const version = rows[0]?.version ?? 0
    if (version >= OLDEST_VERSION) return null
    return new DatabaseStartError(
      `Indelible needs Postgres 15 or newer; the one behind DATABASE_URL is ${Math.floor(version / 10_000)}.`,
    )
  } catch (error) {
    return error
  }
}
