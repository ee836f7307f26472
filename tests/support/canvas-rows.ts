import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pino from 'pino'
import { connectDatabase, type Database } from '../../db/client'
import { verifyCanvas } from '../../db/verify'

/** What the database holds of one canvas, read beside the running server. */
export interface CanvasRows {
  readonly version: number
  /** Of living elements, sorted. */
  readonly elementIds: readonly string[]
  readonly logVersions: readonly number[]
  readonly kinds: readonly string[]
  /** null: replaying the log gives the rows (S9). */
  readonly replayDifference: string | null
}

/** `dataDir` is the server's; without one, that of the browser tests. */
export async function readCanvas(canvasId: string, dataDir = process.env.E2E_DATA_DIR): Promise<CanvasRows> {
  if (!dataDir) throw new Error('Which server? Name its data folder.')
  const database = await connectDatabase({
    env: { DATA_DIR: dataDir, DATABASE_URL: undefined },
    log: pino({ level: 'silent' }),
    max: 2,
  })
  try {
    return await readRows(database, canvasId)
  } finally {
    await database.close()
  }
}

async function readRows(database: Database, canvasId: string): Promise<CanvasRows> {
  const canvas = await database.pool.query<{ version: string }>(
    'SELECT version FROM canvases WHERE id = $1',
    [canvasId],
  )
  const elements = await database.pool.query<{ id: string }>(
    'SELECT id FROM canvas_elements WHERE canvas_id = $1 AND deleted_at IS NULL ORDER BY id',
    [canvasId],
  )
  const log = await database.pool.query<{ version: string; kind: string }>(
    'SELECT version, kind FROM canvas_change_log WHERE canvas_id = $1 ORDER BY version',
    [canvasId],
  )
  const verified = await verifyCanvas(database, canvasId)
  return {
    version: Number(canvas.rows[0]?.version),
    elementIds: elements.rows.map(({ id }) => id),
    logVersions: log.rows.map(({ version }) => Number(version)),
    kinds: log.rows.map(({ kind }) => kind),
    replayDifference: verified ? (verified.difference?.sentence ?? null) : 'there is no such canvas',
  }
}

/** The process id of the embedded database's server. */
export async function embeddedPostmasterPid(dataDir: string): Promise<number> {
  const [pid] = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  return Number(pid)
}
