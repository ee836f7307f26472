import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readEnv } from '../../lib/server/env'

const SECRET = 'x'.repeat(32)

function read(source: Record<string, string>) {
  const reading = readEnv(source)
  if (!reading.ok) throw new Error(reading.problems.join('\n'))
  return reading.env
}

function problems(source: Record<string, string>) {
  const reading = readEnv(source)
  return reading.ok ? [] : reading.problems
}

test('with nothing set there is a whole product on this machine', () => {
  expect(read({})).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    BASE_URL: 'http://localhost:3000',
    DATA_DIR: resolve('.data'),
    ALLOW_GUESTS: true,
    ADMIN_EMAILS: [],
    LOG_LEVEL: 'info',
    ASSET_STORE: 'disk',
    isEmbedded: true,
    isProduction: false,
  })
  expect(read({}).DATABASE_URL).toBeUndefined()
})

test('a line with nothing after the = is not set', () => {
  expect(read({ PORT: '', DATABASE_URL: '', AUTH_SECRET: '', ALLOW_GUESTS: '', LOG_LEVEL: '' })).toEqual(
    read({}),
  )
})

test('what is set is taken, in the form that the code wants', () => {
  expect(
    read({
      PORT: '8080',
      BASE_URL: 'https://draw.example/',
      DATABASE_URL: 'postgres://a:b@db.example/c',
      AUTH_SECRET: SECRET,
      ADMIN_EMAILS: 'Ana@Example.com, ben@example.com',
      ALLOW_GUESTS: 'true',
      ASSET_STORE: 's3://bucket/prefix',
    }),
  ).toMatchObject({
    PORT: 8080,
    BASE_URL: 'https://draw.example',
    ADMIN_EMAILS: ['ana@example.com', 'ben@example.com'],
    ALLOW_GUESTS: true,
    isEmbedded: false,
  })
})

test('with a database of one’s own guests are not let in unasked', () => {
  expect(read({ DATABASE_URL: 'postgres://a:b@db.example/c', AUTH_SECRET: SECRET }).ALLOW_GUESTS).toBe(false)
})

test('every bad variable is named, all at once', () => {
  expect(
    problems({
      PORT: 'http',
      BASE_URL: 'draw.example',
      REDIS_URL: 'localhost',
      ADMIN_EMAILS: 'ana',
      ALLOW_GUESTS: 'maybe',
      LOG_LEVEL: 'loud',
      METRICS_TOKEN: 'short',
      ASSET_STORE: 'tape',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'nowhere',
      OTEL_EXPORTER_OTLP_HEADERS: 'novalue',
    }).map((problem) => problem.split(' ')[0]),
  ).toEqual([
    'PORT',
    'BASE_URL',
    'REDIS_URL',
    'ADMIN_EMAILS',
    'ALLOW_GUESTS',
    'LOG_LEVEL',
    'METRICS_TOKEN',
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'OTEL_EXPORTER_OTLP_HEADERS',
    'ASSET_STORE',
  ])
})

test.each([
  [{ PORT: '70000' }, 'PORT must be a port, 0 to 65535.'],
  [
    { DATABASE_URL: 'mysql://a:geheim@b/c', AUTH_SECRET: SECRET },
    'DATABASE_URL must begin with postgres:// or postgresql://.',
  ],
  [
    { DATABASE_URL: 'postgres://a:b@c/d' },
    'AUTH_SECRET is required together with DATABASE_URL, since every process must know the same one; `openssl rand -base64 32` makes one.',
  ],
  [
    { AUTH_SECRET: 'geheim' },
    'AUTH_SECRET must have at least 32 characters; `openssl rand -base64 32` makes one.',
  ],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent.'],
])('%o is refused in a sentence that does not repeat the value', (source, sentence) => {
  expect(problems(source)).toEqual([sentence])
  expect(sentence).not.toContain('geheim')
})
