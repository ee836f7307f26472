import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { uuidv7 } from 'uuidv7'
import type { Operation } from '../lib/editor/changes/change'
import type { Element } from '../lib/editor/model/element'
import { LIMITS } from '../lib/editor/model/limits'
import { PROTOCOL } from '../lib/protocol/save'
import { env } from '../lib/server/env'
import { readEnvFile } from '../lib/server/env-file'
import { createLog } from '../lib/server/log'
import { whyNotStarted } from '../lib/server/start-error'
import { connectDatabase, type Database } from './client'
import { migrate } from './migrate'
import { createCanvas } from './queries/canvases'
import { createSamplesOwner, findPerson, SAMPLES_OWNER_ID, shareSample } from './queries/samples'
import { commitSave } from './save'
import { eachSeedElement } from './seed-elements'

const HELP = `npm run db:seed -- [options]

Makes a canvas with many mixed elements, always the same for the same seed, and prints its address.
Works beside a running server and without one.

  --elements N     how many (default 1000)
  --seed N         another drawing (default 1)
  --title TEXT     its name (default "N elements")
  --owner WHO      whose it is: an e-mail, a user id, or "latest" for who signed in last.
                   Without it, on the embedded database, everybody on this server may edit it, those who come later
                   too: start drawing as a guest, then open the address. With a DATABASE_URL it is required.
`

export interface Seed {
  /** In painting order. */
  readonly elements: Iterable<Element>
  readonly title: string
  readonly userId: string
}

/** Makes a canvas of these elements by the one write path, as imports of at most 10,000; answers its id. */
export async function seedCanvas(db: Database, { elements, title, userId }: Seed): Promise<string> {
  const canvasId = uuidv7()
  const clientId = uuidv7()
  await createCanvas(db, { canvasId, userId, title })
  let base = 0
  for (const part of chunksOf(elements, LIMITS.changesPerOperation)) {
    const operation: Operation = {
      opId: uuidv7(),
      clientId,
      base,
      kind: 'import',
      changes: part.map((element) => ({ kind: 'create', element })),
    }
    const request = { protocol: PROTOCOL, canvasId, known: base, operations: [operation] }
    const saved = await commitSave(db, { userId, request }, () => undefined)
    if (!saved.ok) throw new Error(`The seed could not be saved: ${saved.error.message}`)
    base += 1
  }
  return canvasId
}

function* chunksOf<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = []
  for (const item of items) {
    chunk.push(item)
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      elements: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      title: { type: 'string' },
      owner: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(HELP)
  const count = wholeNumber('--elements', values.elements, 1_000_000)
  const seed = wholeNumber('--seed', values.seed, 2 ** 31)

  readEnvFile()
  const db = await connectDatabase({ env: env(), log: createLog({ level: 'warn' }) })
  try {
    await migrate(db)
    const userId = await ownerOf(db, values.owner)
    const title = values.title ?? `${count.toLocaleString('en')} elements`
    const canvasId = await seedCanvas(db, { elements: eachSeedElement(count, seed), title, userId })
    if (values.owner === undefined) await shareSample(db, { canvasId })
    console.log(`${env().BASE_URL}/c/${canvasId}`)
  } finally {
    await db.close()
  }
}

async function ownerOf(db: Database, who: string | undefined): Promise<string> {
  if (who !== undefined) {
    const person = await findPerson(db, who)
    if (person === null) throw new Error(`There is nobody called "${who}" yet.`)
    return person.id
  }
  if (!env().isEmbedded) throw new Error('Whose canvas shall it be? Say --owner, an e-mail or "latest".')
  await createSamplesOwner(db)
  return SAMPLES_OWNER_ID
}

function wholeNumber(option: string, text: string, max: number): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 0 && number <= max) return number
  throw new Error(`${option} must be a whole number up to ${max.toLocaleString('en')}, not "${text}".`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main().catch((error: unknown) => {
    console.error(whyNotStarted(error).replace('Indelible cannot start: ', ''))
    process.exitCode = 1
  })
}
