import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { ShellBuild } from '../lib/offline/shell-build'

/** Beside the app that Next built; app/service-worker.js serves it. */
const WORKER = '.next/service-worker.js'
const STATIC = '.next/static'

/** Fonts of other scripts than Latin, and what only old browsers or tools ask for, come when they are wanted. */
const ON_DEMAND =
  /\.map$|_buildManifest|_ssgManifest|-(?:cyrillic|greek|vietnamese)(?:-ext)?-|\.woff$|polyfill/

/** The service worker of the app just built, which knows its files by name. */
export async function bundleWorker(): Promise<void> {
  const shell: ShellBuild = { id: readFileSync('.next/BUILD_ID', 'utf8').trim(), files: staticFiles() }
  await build({
    entryPoints: ['lib/offline/service-worker.ts'],
    outfile: WORKER,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    define: { __SHELL_BUILD__: JSON.stringify(shell) },
    logLevel: 'error',
  })
}

/** As the browser asks for them. */
function staticFiles(): string[] {
  return readdirSync(STATIC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .filter((path) => !ON_DEMAND.test(path))
    .map((path) => path.replace(/^\.next/, '/_next'))
    .sort()
}
