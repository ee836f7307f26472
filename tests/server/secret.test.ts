import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keptSecret } from '../../lib/server/secret'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'indelible-secret-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('a secret is made once and kept for its owner alone', async () => {
  const secret = keptSecret(join(folder, 'new'), 'auth-secret')
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(keptSecret(join(folder, 'new'), 'auth-secret')).toBe(secret)
  expect((await stat(join(folder, 'new', 'auth-secret'))).mode & 0o777).toBe(0o600)
})

test('processes that start at the same moment agree on one', async () => {
  const script = `import('${new URL('../../lib/server/secret.ts', import.meta.url)}').then(({ keptSecret }) => console.log(keptSecret('${folder}', 'shared')))`
  const runs = await Promise.all(
    Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, ['--import', 'tsx', '-e', script])),
  )
  expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1)
  expect((await readdir(folder)).filter((name) => name.startsWith('shared'))).toEqual(['shared'])
})
