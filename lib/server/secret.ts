import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A secret that was made once and is kept in the folder, readable by its owner alone. Two processes that start at
 * the same moment get the same one: it is written aside and linked into place, and only one link can win.
 */
export function keptSecret(folder: string, name: string): string {
  const path = join(folder, name)
  const known = readIfThere(path)
  if (known) return known

  mkdirSync(folder, { recursive: true })
  const aside = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(aside, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(aside, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(aside, { force: true })
  }
  const kept = readIfThere(path)
  if (!kept) throw new Error(`${path} is empty: remove it, and a new one is made.`)
  return kept
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
