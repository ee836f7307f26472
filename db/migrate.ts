import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { PoolClient } from '@neondatabase/serverless'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { readEnvFile } from '../lib/server/env-file'
import { log } from '../lib/server/log'
import { whyNotStarted } from '../lib/server/start-error'
import { type Database, openDatabase } from './client'
import { tx } from './tx'

export const MIGRATIONS_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', 'drizzle')

/** Any number, but always this one: who holds it is the one process that migrates. */
const MIGRATION_LOCK = 4_242_001

/**
 * Brings the tables up to date, in one transaction: all of it or nothing. Processes that start together wait for each
 * other at an advisory lock. It ends with the transaction and so works through a connection pooler too, where a
 * session's lock would be left behind on somebody else's connection.
 *
 * The bookkeeping is drizzle-kit's, so its own commands see the same state. Returns how many migrations were applied.
 */
export async function migrate(database: Database, folder = MIGRATIONS_FOLDER): Promise<number> {
  const migrations = readMigrationFiles({ migrationsFolder: folder })
  const apply = async (client: PoolClient) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    const newest = await newestApplied(client)
    const missing = migrations.filter(({ folderMillis }) => folderMillis > newest)
    for (const { sql, hash, folderMillis } of missing) {
      for (const statement of sql) await client.query(statement)
      await client.query('INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ($1, $2)', [
        hash,
        folderMillis,
      ])
    }
    return missing.length
  }
  // Waiting for another process's migration, and a long rewrite, take the time they take.
  return tx(database, apply, { isPatient: true })
}

/** When the newest applied migration was generated, in epoch milliseconds; 0: none was. */
async function newestApplied(client: PoolClient): Promise<number> {
  await client.query('CREATE SCHEMA IF NOT EXISTS drizzle')
  await client.query(
    'CREATE TABLE IF NOT EXISTS drizzle.__drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint)',
  )
  const { rows } = await client.query<{ newest: string | null }>(
    'SELECT max(created_at) AS newest FROM drizzle.__drizzle_migrations',
  )
  return Number(rows[0]?.newest ?? 0)
}

async function main(): Promise<void> {
  readEnvFile()
  const database = await openDatabase()
  try {
    const count = await migrate(database)
    log().info(
      { migrations: count },
      count === 0 ? 'the tables are up to date' : 'the tables were brought up to date',
    )
  } finally {
    await database.close()
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: unknown) => {
    console.error(whyNotStarted(error))
    process.exitCode = 1
  })
}
