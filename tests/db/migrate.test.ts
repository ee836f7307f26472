import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { expect, test } from 'vitest'
import { MIGRATIONS_FOLDER, migrate } from '../../db/migrate'
import * as schema from '../../db/schema'
import { createTestDatabase, withDatabase } from '../support/postgres'

const db = withDatabase({ max: 2 })

test('processes that start at once migrate once, and all go on', async () => {
  const { database, close } = await createTestDatabase({ isEmpty: true })
  const counts = await Promise.all([migrate(database), migrate(database), migrate(database)])
  expect(counts.filter((count) => count > 0)).toHaveLength(1)
  expect(await migrate(database)).toBe(0)
  await close()
})

test('a migration that fails half way leaves nothing behind', async () => {
  const { database, close } = await createTestDatabase({ isEmpty: true })
  await database.pool.query('CREATE TABLE sessions (id text)')
  await expect(migrate(database)).rejects.toMatchObject({ code: '42P07' })
  const { rows } = await database.pool.query(
    `SELECT tablename FROM pg_tables WHERE schemaname IN ('public', 'drizzle')`,
  )
  expect(rows).toEqual([{ tablename: 'sessions' }])
  await close()
})

test('the migrations make what the schema says', async () => {
  const journal = JSON.parse(await readFile(join(MIGRATIONS_FOLDER, 'meta', '_journal.json'), 'utf8'))
  const newest = String(journal.entries.at(-1).idx).padStart(4, '0')
  const made = JSON.parse(await readFile(join(MIGRATIONS_FOLDER, 'meta', `${newest}_snapshot.json`), 'utf8'))
  expect(await generateMigration(made, generateDrizzleJson(schema, made.id))).toEqual([])
})

test('[S10] ids and z_index sort by bytes, whatever the language of the database', async () => {
  const { rows } = await db().pool.query(
    `SELECT column_name, collation_name FROM information_schema.columns
     WHERE table_name = 'canvas_elements' AND column_name IN ('id', 'z_index') ORDER BY 1`,
  )
  expect(rows).toEqual([
    { column_name: 'id', collation_name: 'C' },
    { column_name: 'z_index', collation_name: 'C' },
  ])
})

test('pages of elements keep room for updates', async () => {
  const { rows } = await db().pool.query(`SELECT reloptions FROM pg_class WHERE relname = 'canvas_elements'`)
  expect(rows).toEqual([{ reloptions: ['fillfactor=70'] }])
})
