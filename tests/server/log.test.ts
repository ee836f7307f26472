import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { tx } from '../../db/tx'
import { createLog, type Log, requestLog } from '../../lib/server/log'
import { withDatabase } from '../support/postgres'

const db = withDatabase({ max: 2 })

/** The one line that `write` logs. */
function lineOf(write: (log: Log) => void, pretty = false): string {
  let text = ''
  write(
    createLog({
      level: 'info',
      pretty,
      destination: new Writable({
        write(line, _encoding, done) {
          text += line
          done()
        },
      }),
    }),
  )
  return text
}

test('keys and what people drew never reach the log, however deep they stand', () => {
  const line = lineOf((log) =>
    log.info(
      {
        token: 'geheim',
        headers: { cookie: 'geheim', authorization: 'geheim', 'set-cookie': 'geheim' },
        request: { headers: { cookie: 'geheim' }, body: { elements: ['geheim'] } },
        env: { DATABASE_URL: 'geheim', AUTH_SECRET: 'geheim' },
        save: { operations: ['geheim'], changes: ['geheim'] },
        path: '/c/1',
      },
      'seen',
    ),
  )
  expect(line).not.toContain('geheim')
  expect(JSON.parse(line)).toMatchObject({ level: 'info', path: '/c/1', msg: 'seen' })
})

test('an address in an error loses its user and password', () => {
  const line = lineOf((log) =>
    log.error({ err: new Error('no route to postgres://ana:geheim@db.example/c') }),
  )
  expect(JSON.parse(line).err).toMatchObject({
    type: 'Error',
    message: 'no route to postgres://[redacted]@db.example/c',
  })
})

test('a failed query says which constraint and where, but neither the statement nor a value', async () => {
  const error = await tx(db(), (_client, orm) =>
    orm.execute(`INSERT INTO canvases (id, title, owner_id) VALUES (gen_random_uuid(), 'geheim', 'geheim')`),
  ).catch((error: unknown) => error)
  const line = lineOf((log) => log.error({ err: error }))
  expect(line).not.toContain('geheim')
  expect(JSON.parse(line).err.cause).toMatchObject({
    code: '23503',
    constraint: 'canvases_owner_id_users_id_fk',
  })
})

test('a value that did not fit is not quoted', async () => {
  const error = await db()
    .pool.query(`SELECT $1::int`, ['geheim'])
    .catch((error: unknown) => error)
  const line = lineOf((log) => log.error({ err: error }))
  expect(line).not.toContain('geheim')
  expect(JSON.parse(line).err.code).toBe('22P02')
})

test('an error logged without a sentence gets one that quotes nothing', () => {
  const error = Object.assign(new Error('geheim'), { severity: 'ERROR', code: '22P02' })
  for (const write of [
    (log: Log) => log.error(error),
    (log: Log) => log.error({ err: error }),
    (log: Log) => log.child({ part: 'x' }).error({ err: error }),
  ]) {
    const line = lineOf(write)
    expect(line).not.toContain('geheim')
    expect(JSON.parse(line)).toMatchObject({ msg: 'an error', err: { code: '22P02' } })
  }
})

test('lines of one request carry its id', () => {
  const line = lineOf((log) => requestLog(log, 'request-1').info('done'))
  expect(JSON.parse(line).requestId).toBe('request-1')
})

test('for people it is a line and not JSON', () => {
  const line = lineOf((log) => log.info({ token: 'geheim' }, 'ready'), true)
  expect(line).toMatch(/INFO.*: ready\n/)
  expect(line).not.toContain('geheim')
})
