import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** All that the build reads. */
const SOURCES = [
  'app',
  'actions',
  'components',
  'db',
  'lib',
  'public',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]
const STAMP = '.next/built-from'

/** Whether `.next` holds a finished build of the sources as they are now. */
export function isBuilt(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()
}

/** Before a build: whatever stops it, what it leaves behind must not pass for a build. */
export function clearStamp(): void {
  rmSync(STAMP, { force: true })
}

/** `built`: the fingerprint from before the build, since sources may change meanwhile. */
export function writeStamp(built: string): void {
  writeFileSync(STAMP, built)
}

/** By content: a clone, a checkout and a touch change the times of files that are the same. */
export function fingerprint(): string {
  const hash = createHash('sha256').update(process.version)
  for (const path of SOURCES.flatMap(filesUnder).sort()) hash.update(`\0${path}\0`).update(readFileSync(path))
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
