import { cp, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'

/** What a copy of the app needs of its own; the rest is looked up where it is. */
const OWN: ReadonlySet<string> = new Set(['.next', 'scripts'])
/** Made by tools, large, and read by nobody who serves. */
const LEFT_OUT = /^\.next\/(?:cache|diagnostics|trace|types|dev)/
const TEXT: ReadonlySet<string> = new Set([
  '.js',
  '.mjs',
  '.json',
  '.html',
  '.rsc',
  '.css',
  '.meta',
  '.body',
  '',
])

/**
 * The app as the next deploy brings it, without building it twice: another build id, every script and style under another
 * name, every action under another id. Answers with the folder to start it in (`startAppServer({ cwd })`).
 */
export async function makeOtherBuild(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'indelible-build-'))
  for (const name of await readdir('.')) {
    if (OWN.has(name)) {
      await cp(name, join(path, name), {
        recursive: true,
        verbatimSymlinks: true,
        filter: (source) => !LEFT_OUT.test(source),
      })
    } else if (!name.startsWith('.')) await symlink(resolve(name), join(path, name))
  }
  await renameAll(join(path, '.next'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

async function renameAll(folder: string): Promise<void> {
  const buildId = (await readFile(join(folder, 'BUILD_ID'), 'utf8')).trim()
  const chunks = await readdir(join(folder, 'static/chunks'))
  const manifest = JSON.parse(await readFile(join(folder, 'server/server-reference-manifest.json'), 'utf8'))
  const actions = Object.keys(manifest.node)
  const renamed = new Map([buildId, ...actions].map((name) => [name, otherName(name)]))
  for (const name of chunks) renamed.set(name, otherName(name, extname(name)))
  // Chunks are named by their content: in the text they stand whole, as ids do.
  const names = new RegExp(`${buildId}|[0-9a-f]{42}|[\\w~-]+\\.(?:js|css)`, 'g')

  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || !TEXT.has(extname(entry.name))) continue
    const text = await readFile(path, 'utf8')
    const other = text.replace(names, (name) => renamed.get(name) ?? name)
    if (other !== text) await writeFile(path, other)
  }
  for (const name of [...chunks.map((chunk) => `chunks/${chunk}`), buildId]) {
    const own = name.replace('chunks/', '')
    const to = name.replace(own, renamed.get(own) ?? own)
    await rename(join(folder, 'static', name), join(folder, 'static', to))
  }
}

/** As long as before, and not the same. */
function otherName(name: string, ending = ''): string {
  const stem = name.slice(0, name.length - ending.length)
  return `${stem.slice(0, -1)}${stem.endsWith('0') ? '1' : '0'}${ending}`
}
