import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, inject } from 'vitest'
import { connectDatabase, type Database, type DatabaseOptions } from '../../db/client'
import { createLog } from '../../lib/server/log'
import { TEMPLATE, withDatabase as urlOf } from './global-postgres'

export interface TestDatabase {
  readonly database: Database
  /** With its password, for a second connection or another process. */
  readonly url: string
  /** Drops it. */
  close(): Promise<void>
}

export interface TestDatabaseOptions extends Partial<Pick<DatabaseOptions, 'max' | 'timeouts' | 'log'>> {
  /** Without any table. */
  readonly isEmpty?: boolean
}

/** A database of one's own, with every table, on the run's Postgres. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { isEmpty = false, ...rest } = options
  const server = await testServerUrl()
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await runOn(server, `CREATE DATABASE ${name}${isEmpty ? '' : ` TEMPLATE ${TEMPLATE}`}`)
  const url = urlOf(server, name)
  const database = await connectDatabase({ log: SILENT, max: 8, ...rest, env: environment(url) })
  return {
    database,
    url,
    async close() {
      await database.close()
      await runOn(server, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

/**
 * A database for all tests of a file, made before the first and dropped after the last:
 * `const db = withDatabase()` at the top, `db().pool` inside a test.
 */
export function withDatabase(options: TestDatabaseOptions = {}): () => Database {
  let made: TestDatabase | null = null
  beforeAll(async () => {
    made = await createTestDatabase(options)
  }, 60_000)
  afterAll(() => made?.close())
  return () => {
    if (!made) throw new Error('The test database is there inside tests only.')
    return made.database
  }
}

/** The run's Postgres, as its superuser, on the database "postgres". */
export async function testServerUrl(): Promise<string> {
  const answer = JSON.parse(await text(connect({ host: '127.0.0.1', port: inject('postgresDoor') })))
  if (answer.error) throw new Error(answer.error)
  return answer.url
}

const SILENT = createLog({ level: 'silent' })

const environment = (url: string) => ({ DATABASE_URL: url, DATA_DIR: '/nowhere' })

async function runOn(url: string, statement: string): Promise<void> {
  const server = await connectDatabase({ env: environment(url), log: SILENT, max: 1 })
  await server.pool.query(statement)
  await server.close()
}
