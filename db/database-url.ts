import { ok, type Result, refuse } from '../lib/result'

/** How much TLS to the database, in libpq's words. `prefer` takes it when the server has it. */
export type SslMode = 'disable' | 'prefer' | 'require' | 'verify-ca' | 'verify-full'

/** Where a Postgres is and how to get in. */
export interface DatabaseAddress {
  /** A name, an address, or the absolute folder of a unix socket. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  readonly sslMode: SslMode
  /** Neon brings its own WebSocket endpoint: no relay. */
  readonly isNeon: boolean
}

const SSL_MODES: ReadonlySet<string> = new Set(['disable', 'prefer', 'require', 'verify-ca', 'verify-full'])

/** Reads `postgres://user:password@host:port/database?sslmode=…`. The sentences never repeat the address: it holds a password. */
export function parseDatabaseUrl(text: string): Result<DatabaseAddress> {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:')) {
    return refuse('validation', 'DATABASE_URL must look like postgres://user:password@host:5432/database.')
  }
  const host = url.searchParams.get('host') ?? decode(url.hostname.replace(/^\[|\]$/g, ''))
  const user = decode(url.username) || url.searchParams.get('user') || ''
  const database = decode(url.pathname.slice(1)) || user
  if (host === '') return refuse('validation', 'DATABASE_URL names no host.')
  if (user === '') return refuse('validation', 'DATABASE_URL names no user.')

  const sslMode = url.searchParams.get('sslmode') ?? (isLocal(host) ? 'disable' : 'prefer')
  if (!isSslMode(sslMode)) {
    return refuse('validation', `DATABASE_URL: sslmode must be one of ${[...SSL_MODES].join(', ')}.`)
  }
  return ok({
    host,
    port: Number(url.port || url.searchParams.get('port') || 5432),
    user,
    password: decode(url.password) || url.searchParams.get('password') || '',
    database,
    sslMode,
    isNeon: host.endsWith('.neon.tech'),
  })
}

/** Where it is, for a sentence or a log line: no user, no password. */
export function describeAddress({ host, port, database }: DatabaseAddress): string {
  return host.startsWith('/') ? `${database} at ${host}` : `${database} at ${host}:${port}`
}

function isSslMode(text: string): text is SslMode {
  return SSL_MODES.has(text)
}

function isLocal(host: string): boolean {
  return host.startsWith('/') || host === 'localhost' || host === '::1' || /^127\./.test(host)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray % stands for itself.
    return text
  }
}
