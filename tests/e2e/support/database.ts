import pino from 'pino'
import { connectDatabase, type Database } from '../../../db/client'
import { seedCanvas } from '../../../db/seed'
import { seedElements } from '../../../db/seed-elements'
import type { Element } from '../../../lib/editor/model/element'

/** Something done to the browser tests' database behind the server's back; answers with the rows. */
export async function sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  return withDatabase(async ({ pool }) => (await pool.query<Row>(text, values)).rows)
}

/** Makes a canvas of so many elements, or of these, for whom this one belongs to; answers with its id. */
export async function seedOwnCanvas(canvasId: string, drawn: number | readonly Element[]): Promise<string> {
  return withDatabase(async (database) => {
    const elements = typeof drawn === 'number' ? [...seedElements(drawn)] : drawn
    const { rows } = await database.pool.query<{ owner_id: string }>(
      'SELECT owner_id FROM canvases WHERE id = $1',
      [canvasId],
    )
    const userId = rows[0]?.owner_id
    if (userId === undefined) throw new Error('There is no such canvas.')
    return seedCanvas(database, { elements, title: `${elements.length} elements`, userId })
  })
}

async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const dataDir = process.env.E2E_DATA_DIR
  if (!dataDir) throw new Error('The browser tests start through playwright.config.ts.')
  const database = await connectDatabase({
    env: { DATA_DIR: dataDir, DATABASE_URL: undefined },
    log: pino({ level: 'silent' }),
    max: 1,
  })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}
