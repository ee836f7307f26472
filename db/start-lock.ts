import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isAlive } from './postmaster'

const POLL_MS = 25

/** Runs alone among all processes that use the same lock file. A lock whose holder died is taken over. */
export async function withStartLock<T>(path: string, run: () => Promise<T>): Promise<T> {
  // Linked into place whole, so that nobody ever reads a lock without its holder.
  const mine = `${path}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    while (!take(mine, path)) await new Promise((done) => setTimeout(done, POLL_MS))
  } finally {
    rmSync(mine, { force: true })
  }
  try {
    return await run()
  } finally {
    rmSync(path, { force: true })
  }
}

function take(mine: string, path: string): boolean {
  try {
    linkSync(mine, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const holder = holderOf(path)
  if (holder !== null && !isAlive(holder)) rmSync(path, { force: true })
  return false
}

function holderOf(path: string): number | null {
  try {
    return Number(readFileSync(path, 'utf8'))
  } catch {
    // Let go of in this moment.
    return null
  }
}
