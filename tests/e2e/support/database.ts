import pino from 'pino'
import { connectDatabase } from '../../../db/client'

/** Something done to the browser tests' database behind the server's back; answers with the rows. */
export async function sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  const dataDir = process.env.E2E_DATA_DIR
  if (!dataDir) throw new Error('The browser tests start through playwright.config.ts.')
  const database = await connectDatabase({
    env: { DATA_DIR: dataDir, DATABASE_URL: undefined },
    log: pino({ level: 'silent' }),
    max: 1,
  })
  try {
    return (await database.pool.query<Row>(text, values)).rows
  } finally {
    await database.close()
  }
}
