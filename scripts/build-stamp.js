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
  'server.ts',
  'scripts/build.ts',
  'scripts/bundle-server.ts',
  'scripts/bundle-worker.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]
const STAMP = '.next/built-from'

/** Whether `.next` holds a finished build of the sources as they are now. */
export function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()
}

/** Before a build: whatever stops it, what it leaves behind must not pass for a build. */
export function clearStamp() {
  rmSync(STAMP, { force: true })
}

/**
 * After a build.
 * @param {string} built The fingerprint from before it, since sources may change meanwhile.
 */
export function writeStamp(built) {
  writeFileSync(STAMP, built)
}

/** By content: a clone, a checkout and a touch change the times of files that are the same. */
export function fingerprint() {
  const hash = createHash('sha256').update(process.version)
  for (const path of SOURCES.flatMap(filesUnder).sort()) hash.update(`\0${path}\0`).update(readFileSync(path))
  return hash.digest('hex')
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
