import pino, { type DestinationStream, type Logger } from 'pino'
import pretty from 'pino-pretty'
import { env } from './env'
import { once } from './once'

export type Log = Logger

/** Whatever is said under these names is a key to something. */
const SECRET_KEYS = [
  'authorization',
  'cookie',
  'password',
  'token',
  'secret',
  'AUTH_SECRET',
  'DATABASE_URL',
  'REDIS_URL',
  'METRICS_TOKEN',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'connectionString',
  'databaseUrl',
  'url.password',
  '["set-cookie"]',
  // What people drew is theirs, not the log's.
  'elements',
  'changes',
  'operations',
  'props',
]

const redact = {
  paths: SECRET_KEYS.flatMap((key) => {
    const step = key.startsWith('[') ? key : `.${key}`
    return [key, `*${step}`, `*.*${step}`]
  }),
  censor: '[redacted]',
}

export interface LogOptions {
  readonly level: string
  /** Lines for people instead of JSON. */
  readonly pretty?: boolean
  readonly destination?: DestinationStream
}

export function createLog({ level, pretty: isPretty = false, destination }: LogOptions): Log {
  const options: pino.LoggerOptions = {
    level,
    redact,
    base: null,
    serializers: { err: (error) => describeError(error), error: (error) => describeError(error) },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    hooks: {
      // Without a sentence of ours, pino takes the error's message for one, and that may quote a drawing.
      logMethod(args, method) {
        const [subject, ...sentence] = args as unknown[]
        const fields = subject instanceof Error ? { err: subject } : subject
        const isBare = typeof fields === 'object' && fields !== null && sentence.length === 0
        const told = isBare ? [fields, 'an error'] : [fields, ...sentence]
        method.apply(this, ('err' in Object(fields) ? told : args) as typeof args)
      },
    },
  }
  const lines = isPretty
    ? // In this thread: the last line before an exit must not be lost in a worker.
      pretty({
        sync: true,
        translateTime: 'SYS:HH:MM:ss',
        ignore: 'pid,hostname',
        ...(destination ? { destination, colorize: false } : {}),
      })
    : destination
  return lines ? pino(options, lines) : pino(options)
}

/** The process's log. */
export function log(): Log {
  return once('log', () =>
    createLog({ level: env().LOG_LEVEL, pretty: process.stdout.isTTY === true && !env().isProduction }),
  )
}

/** Every line of one request carries its id, so that they can be found together. */
export function requestLog(parent: Log, requestId: string): Log {
  return parent.child({ requestId })
}

interface LoggedError {
  readonly type: string
  readonly message: string
  readonly stack?: string
  readonly cause?: LoggedError
  readonly [field: string]: unknown
}

/**
 * An error without what it may quote. A failed query's message holds the whole statement and every parameter, and the
 * database's `detail`, `where` and some messages repeat values: those are people's drawings.
 */
export function describeError(error: unknown, depth = 0): LoggedError | string {
  if (typeof error !== 'object' || error === null) return typeof error
  const { name, message, stack, code, cause } = error as Record<string, unknown>
  const type =
    typeof name === 'string' && name !== 'Error' && name !== 'error' ? name : error.constructor.name
  const described: Record<string, unknown> = { type }

  if ('query' in error && 'params' in error) {
    described.message = 'A query failed.'
    described.stack = frames(stack)
  } else if ('severity' in error && typeof code === 'string') {
    for (const field of ['code', 'severity', 'routine', 'schema', 'table', 'column', 'constraint'] as const) {
      const value = (error as Record<string, unknown>)[field]
      if (value !== undefined) described[field] = value
    }
    // Class 22 (data exception) quotes the value that did not fit.
    described.message = code.startsWith('22') ? 'The database refused a value.' : message
    described.stack = frames(stack)
  } else {
    described.message = typeof message === 'string' ? withoutPasswords(message).slice(0, 500) : ''
    if (typeof code === 'string') described.code = code
    described.stack = frames(stack)
  }
  if (cause !== undefined && depth < 5) described.cause = describeError(cause, depth + 1)
  return described as unknown as LoggedError
}

/** The stack repeats the message first; only where it happened is wanted. */
function frames(stack: unknown): string | undefined {
  if (typeof stack !== 'string') return undefined
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 20)
    .join('\n')
}

function withoutPasswords(text: string): string {
  return text.replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, '$1[redacted]@')
}
