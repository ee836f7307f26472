import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

const SECRET = 'a secret for tests, of more than 32 characters'

test('a bad environment stops the start with a sentence for each variable, and no stack', async () => {
  const { code, said } = await start({ PORT: 'seventy', LOG_LEVEL: 'loud' })
  expect(code).toBe(1)
  expect(said).toContain('PORT must be a port')
  expect(said).toContain('LOG_LEVEL must be one of')
  expect(said).not.toMatch(/^\s+at /m)
})

test('a database that is not there stops the start with a sentence, without the password', async () => {
  const { code, said } = await start({
    DATABASE_URL: 'postgres://ana:opensesame@127.0.0.1:9/plans',
    AUTH_SECRET: SECRET,
  })
  expect(code).toBe(1)
  expect(said).toContain('plans at 127.0.0.1:9')
  expect(said).toContain('Nothing listens there.')
  expect(said).not.toContain('opensesame')
  expect(said).not.toMatch(/^\s+at /m)
})

test('a place for images that is not built yet is not taken in silence', async () => {
  const { code, said } = await start({ ASSET_STORE: 's3://bucket' })
  expect(code).toBe(1)
  expect(said).toContain('ASSET_STORE')
})

/** server.ts as `npm run dev` starts it, in an environment of this alone. */
async function start(environment: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'indelible-process-'))
  const child = spawn(process.execPath, ['--import', 'tsx', 'server.ts', '--dev'], {
    env: { NODE_ENV: 'development', PATH: process.env.PATH, DATA_DIR: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const [code, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  await rm(dataDir, { recursive: true })
  return { code, said: out + err }
}
