import { resolve } from 'node:path'
import * as z from 'zod'
import { once } from './once'
import { keptSecret } from './secret'

/** An empty line in a .env file means "not set". */
const unsetWhenEmpty = (value: unknown) => (value === '' ? undefined : value)
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(unsetWhenEmpty, schema.optional())

const flag = z
  .enum(['true', 'false', '1', '0'], 'must be true or false')
  .transform((value) => value === 'true' || value === '1')

const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
  .transform((url) => url.replace(/\/+$/, ''))

const port = z.coerce
  .number('must be a port, 0 to 65535')
  .int('must be a port, 0 to 65535')
  .min(0, 'must be a port, 0 to 65535')
  .max(65_535, 'must be a port, 0 to 65535')

const databaseUrl = z
  .string()
  .refine((url) => /^postgres(ql)?:\/\//.test(url), 'must begin with postgres:// or postgresql://')
  .refine(
    (url) => URL.canParse(url),
    'is not a valid address: characters such as @ / : # in the password must be written as %40 %2F %3A %23',
  )

const redisUrl = z
  .string()
  .refine((url) => /^rediss?:\/\//.test(url) && URL.canParse(url), 'must be a redis:// or rediss:// address')

const emails = z
  .string()
  .transform((list) =>
    list
      .split(',')
      .map((email) => email.trim().toLowerCase())
      .filter((email) => email !== ''),
  )
  .pipe(z.array(z.email('must be e-mail addresses separated by commas')))

const headers = z
  .string()
  .refine(
    (list) => list.split(',').every((pair) => /^[^=]+=/.test(pair)),
    'must be name=value pairs separated by commas',
  )

const assetStore = z
  .string()
  .refine((store) => store === 'disk' || /^s3:\/\/[^/]+/.test(store), 'must be "disk" or s3://bucket')

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const schema = z
  .object({
    NODE_ENV: optional(z.string()).transform((value) => value ?? 'development'),
    PORT: optional(port).transform((value) => value ?? 3000),
    HOST: optional(z.string()).transform((value) => value ?? '127.0.0.1'),
    BASE_URL: optional(webAddress),
    /** Unset: an embedded Postgres under DATA_DIR. */
    DATABASE_URL: optional(databaseUrl),
    /** Absolute. */
    DATA_DIR: optional(z.string()).transform((value) =>
      resolve(/* turbopackIgnore: true */ value ?? '.data'),
    ),
    /** Unset: everything in this process. */
    REDIS_URL: optional(redisUrl),
    AUTH_SECRET: optional(
      z.string().min(32, 'must have at least 32 characters; `openssl rand -base64 32` makes one'),
    ),
    ADMIN_EMAILS: optional(emails).transform((value) => value ?? []),
    ALLOW_GUESTS: optional(flag),
    LOG_LEVEL: optional(z.enum(logLevels, `must be one of ${logLevels.join(', ')}`)),
    METRICS_TOKEN: optional(z.string().min(16, 'must have at least 16 characters')),
    OTEL_EXPORTER_OTLP_ENDPOINT: optional(webAddress),
    OTEL_EXPORTER_OTLP_HEADERS: optional(headers),
    ASSET_STORE: optional(assetStore).transform((value) => value ?? 'disk'),
    ASSET_CDN_URL: optional(webAddress),
  })
  .refine((env) => env.DATABASE_URL === undefined || env.AUTH_SECRET !== undefined, {
    path: ['AUTH_SECRET'],
    error:
      'is required together with DATABASE_URL, since every process must know the same one; `openssl rand -base64 32` makes one',
  })
  .transform((env) => ({
    ...env,
    isProduction: env.NODE_ENV === 'production',
    isEmbedded: env.DATABASE_URL === undefined,
    /** Guests are welcome on one's own machine; a public server says so itself. */
    ALLOW_GUESTS: env.ALLOW_GUESTS ?? env.DATABASE_URL === undefined,
    LOG_LEVEL: env.LOG_LEVEL ?? ('info' as const),
    BASE_URL: env.BASE_URL ?? `http://localhost:${env.PORT}`,
  }))

/** The environment as it was given: AUTH_SECRET may still have to be made. */
export type ParsedEnv = z.output<typeof schema>
export type Env = Omit<ParsedEnv, 'AUTH_SECRET'> & { readonly AUTH_SECRET: string }

export type EnvReading =
  | { readonly ok: true; readonly env: ParsedEnv }
  /** One sentence a variable, which begins with its name and never repeats its value. */
  | { readonly ok: false; readonly problems: readonly string[] }

export function readEnv(source: Readonly<Record<string, string | undefined>>): EnvReading {
  const parsed = schema.safeParse(source)
  if (parsed.success) return { ok: true, env: parsed.data }
  return {
    ok: false,
    problems: parsed.error.issues.map(
      (issue) => `${issue.path[0]?.toString() ?? 'The environment'} ${issue.message}.`,
    ),
  }
}

/** Thrown by `env()`; its message is meant for the person who started the process. */
export class EnvError extends Error {
  override readonly name = 'EnvError'
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

/** The process's environment, parsed once; throws an `EnvError` that names every bad variable. */
export function env(): Env {
  return once('env', () => {
    const reading = readEnv(process.env)
    if (!reading.ok) throw new EnvError(reading.problems)
    const { AUTH_SECRET, ...rest } = reading.env
    return { ...rest, AUTH_SECRET: AUTH_SECRET ?? keptSecret(rest.DATA_DIR, 'auth-secret') }
  })
}
