import { expect, test } from 'vitest'
import { migrate } from '../../db/migrate'
import { createTestDatabase } from '../support/postgres'

test('two processes that start at once migrate once, and both go on', async () => {
  const first = await createTestDatabase({ isEmpty: true })
  const counts = await Promise.all([
    migrate(first.database),
    migrate(first.database),
    migrate(first.database),
  ])
  expect(counts.filter((count) => count > 0)).toHaveLength(1)

  const { rows } = await first.database.pool.query(
    `SELECT count(*)::int AS tables FROM information_schema.tables WHERE table_schema = 'public'`,
  )
  expect(rows[0]?.tables).toBeGreaterThan(8)
  expect(await migrate(first.database)).toBe(0)
  await first.close()
})
