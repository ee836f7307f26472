import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Database } from '../../db/client'
import { auth } from '../../lib/auth/auth'
import { currentUser } from '../../lib/auth/current-user'
import { forget, once } from '../../lib/server/once'
import { createTestDatabase, type TestDatabase } from './postgres'

/** What stands at the other end in tests: the address of the pages that ask. */
export const ORIGIN = 'http://localhost:3000'

/**
 * Makes this process one that serves, with a database of its own and real sessions, as server.ts makes it:
 * `const db = withProcess()` at the top, then call actions' doors and route handlers as Next would.
 */
export function withProcess(environment: Readonly<Record<string, string>> = {}): () => Database {
  let made: TestDatabase | null = null
  let dataDir = ''
  beforeAll(async () => {
    made = await createTestDatabase()
    dataDir = await mkdtemp(join(tmpdir(), 'indelible-process-'))
    await chmod(dataDir, 0o755)
    // Vitest has one of its own under this name.
    delete process.env.BASE_URL
    Object.assign(process.env, {
      DATABASE_URL: made.url,
      DATA_DIR: dataDir,
      AUTH_SECRET: 'a secret for tests, of more than 32 characters',
      ALLOW_GUESTS: 'true',
      LOG_LEVEL: 'silent',
      ...environment,
    })
    for (const name of PROCESS_WIDE) forget(name)
    const { database } = made
    once('database', () => database)
  })
  afterAll(async () => {
    for (const name of PROCESS_WIDE) forget(name)
    await made?.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  return () => {
    if (!made) throw new Error('The test database is there inside tests only.')
    return made.database
  }
}

const PROCESS_WIDE = ['env', 'log', 'auth', 'database', 'asset-store', 'rate-limiters', 'lifecycle'] as const

/** Somebody with a session, as a browser shows it. */
export interface Visitor {
  readonly id: string
  readonly name: string
  readonly cookie: string
  /** A request of this person's page. */
  request(path: string, init?: RequestInit): Request
  headers(more?: Readonly<Record<string, string>>): Headers
}

/** A new guest, through the auth library itself. */
export async function signInGuest(): Promise<Visitor> {
  const { headers: answer } = await auth().api.signInAnonymous({
    headers: new Headers(),
    returnHeaders: true,
  })
  const cookie = answer
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return visitor(cookie)
}

export async function visitor(cookie: string): Promise<Visitor> {
  const user = await currentUser(new Headers({ cookie }))
  if (!user) throw new Error('This cookie is nobody’s.')
  const headers = (more: Readonly<Record<string, string>> = {}) =>
    new Headers({ cookie, host: 'localhost:3000', origin: ORIGIN, ...more })
  return {
    id: user.id,
    name: user.name,
    cookie,
    headers,
    request: (path, init = {}) =>
      new Request(`${ORIGIN}${path}`, { ...init, headers: headers(init.headers as Record<string, string>) }),
  }
}
