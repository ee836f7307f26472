import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { connectDatabase, type Database } from '../db/client'
import { eachCanvasId, verifyCanvas } from '../db/verify'
import { readEnvFile } from '../lib/server/env-file'
import { createLog } from '../lib/server/log'

const HELP = `npm run verify -- <canvasId>… | --all

Replays the change log of canvases against their snapshots and rows, and says the first difference of each. Works beside
the running product and without it, on the database of DATABASE_URL or the built-in one of DATA_DIR. Changes nothing.
Ends with code 1 when something differs.
`

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { all: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  })
  if (values.help || values.all === positionals.length > 0) {
    console.log(HELP)
    return values.help
  }
  const strange = positionals.find((id) => !z.uuid().safeParse(id).success)
  if (strange !== undefined) throw new Error(`${strange} is not the id of a canvas.`)
  readEnvFile()
  const database = await connect()
  try {
    return await verifyAll(database, values.all ? eachCanvasId(database) : positionals)
  } finally {
    await database.close()
  }
}

async function connect(): Promise<Database> {
  const DATABASE_URL = process.env.DATABASE_URL || undefined
  const DATA_DIR = resolve(process.env.DATA_DIR || '.data')
  // Opening the built-in database would make one.
  if (DATABASE_URL === undefined && !existsSync(join(DATA_DIR, 'postgres', 'PG_VERSION'))) {
    throw new Error(`There is no database in ${DATA_DIR}: set DATABASE_URL, or DATA_DIR.`)
  }
  return connectDatabase({ env: { DATABASE_URL, DATA_DIR }, log: createLog({ level: 'error' }), max: 2 })
}

/** True when all is as the logs tell it. */
async function verifyAll(
  database: Database,
  ids: Iterable<string> | AsyncIterable<string>,
): Promise<boolean> {
  const sum = { canvases: 0, operations: 0, elements: 0, wrong: 0 }
  for await (const canvasId of ids) {
    const verified = await verifyCanvas(database, canvasId)
    const wrong = verified ? verified.difference?.sentence : 'There is no such canvas.'
    if (wrong !== undefined) console.log(`${canvasId}: ${wrong}`)
    sum.canvases += 1
    sum.operations += verified?.operations ?? 0
    sum.elements += verified?.elements ?? 0
    sum.wrong += wrong === undefined ? 0 : 1
  }
  const { canvases, operations, elements, wrong } = sum
  console.log(
    `${canvases} canvases, ${operations} operations, ${elements} elements replayed: ${wrong === 0 ? 'no difference' : `${wrong} differ`}`,
  )
  return wrong === 0
}

main().then(
  (isRight) => {
    process.exitCode = isRight ? 0 : 1
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
