import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { startEmbedded } from '../../db/embedded'
import { createLog } from '../../lib/server/log'

export interface EmbeddedProcess {
  readonly child: ChildProcess
  readonly url: string
  /** Asks it to stop its database and end. */
  stop(): Promise<void>
  /** Ends it without asking, as a crash does. */
  kill(): Promise<void>
  /** Lets it reach its end without having stopped its database. */
  exit(): Promise<void>
}

/** Another process that starts the embedded database in `dataDir`. */
export async function embeddedProcess(dataDir: string): Promise<EmbeddedProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', new URL(import.meta.url).pathname, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(([code]) => [JSON.stringify({ error: `it ended with ${code}` })]),
  ])
  const { url, error } = JSON.parse(line)
  if (error) throw new Error(error)
  const say = async (word: string) => {
    child.stdin.write(`${word}\n`)
    await ended
  }
  return {
    child,
    url,
    stop: () => say('stop'),
    exit: () => say('exit'),
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function main(dataDir: string): Promise<void> {
  const log = createLog({ level: 'silent' })
  const embedded = await startEmbedded({ dataDir, log }).catch((error: Error) => error)
  if (embedded instanceof Error) {
    console.log(JSON.stringify({ error: embedded.message }))
    return
  }
  console.log(JSON.stringify({ url: embedded.url }))
  for await (const word of createInterface(process.stdin)) {
    if (word === 'stop') await embedded.stop()
    process.exit()
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  void main(process.argv[2] ?? '')
}
